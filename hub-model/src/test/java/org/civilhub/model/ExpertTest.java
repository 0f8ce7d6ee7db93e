package org.civilhub.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.RosterStatus;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;

/** No real person is in here. */
class ExpertTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final ExpertPerson PERSON =
      ExpertPerson.builder()
          .name("Nemo Nobody")
          .email("nemo@example.org")
          .phone("+7 000 0000000")
          .orcid("0000-0000-0000-0000")
          .build();

  private static final Discrepancy ON_EMAIL =
      discrepancy("/person/email", "nobody@example.org in another list");
  private static final Discrepancy ON_COUNTRY = discrepancy("/country", "UZ in another list");

  private static Discrepancy discrepancy(String pointer, String statement) {
    return Discrepancy.builder()
        .pointer(pointer)
        .statement(statement)
        .source(Source.builder().document("list").build())
        .build();
  }

  private static Expert.Builder expert() {
    return Expert.builder()
        .id(Id.of("EX-1"))
        .person(PERSON)
        .affiliation(LocalizedText.of("en", "Atlantis University"))
        .country(CountryCode.of("KZ"))
        .status(RosterStatus.known().get(0))
        .languages(List.of(LanguageTag.KK))
        .discrepancies(List.of(ON_EMAIL, ON_COUNTRY));
  }

  @Test
  void toString_expert_showsNothingOfThePerson() {
    Expert expert = expert().build();
    assertThat(expert.toString())
        .contains("EX-1", "KZ")
        .doesNotContain("Nemo", "nemo", "nobody", "+7", "0000-0000", "Atlantis");
    assertThat(PERSON.toString()).doesNotContain("Nemo", "nemo", "+7", "0000");
  }

  @Test
  void toPublicForm_withConsent_isEverythingButContactDetails() {
    Expert expert = expert().consentGivenOn(TODAY).build();
    Expert expected =
        Expert.builder()
            .from(expert)
            .person(ExpertPerson.builder().name("Nemo Nobody").build())
            .discrepancies(List.of(ON_COUNTRY))
            .build();
    assertThat(expert.toPublicForm(TODAY)).contains(expected);
  }

  @Test
  void toPublicForm_withConsent_hasNoContactDetailInAnyField() {
    Expert open = expert().consentGivenOn(TODAY).build().toPublicForm(TODAY).orElseThrow();
    assertThat(open.getPerson().orElseThrow())
        .isEqualTo(ExpertPerson.builder().name("Nemo Nobody").build());
    assertThat(open.getDiscrepancies())
        .extracting(Discrepancy::getStatement)
        .containsExactly("UZ in another list");
    assertThat(open.getAffiliation()).contains(LocalizedText.of("en", "Atlantis University"));
  }

  @Test
  void toPublicForm_withoutConsent_isNothing() {
    assertThat(expert().build().toPublicForm(TODAY)).isEmpty();
    assertThat(expert().reviewDueOn(TODAY.plusYears(1)).build().toPublicForm(TODAY)).isEmpty();
  }

  @Test
  void toPublicForm_beforeTheConsent_isNothing() {
    Expert expert = expert().consentGivenOn(TODAY).build();
    assertThat(expert.toPublicForm(TODAY.minusDays(1))).isEmpty();
    assertThat(expert.toPublicForm(TODAY.plusDays(1))).isPresent();
  }

  @Test
  void toPublicForm_reviewOverdue_isNothing() {
    Expert expert = expert().consentGivenOn(TODAY.minusYears(1)).reviewDueOn(TODAY).build();
    assertThat(expert.toPublicForm(TODAY)).isPresent();
    assertThat(expert.toPublicForm(TODAY.plusDays(1))).isEmpty();
  }

  @Test
  void toPublicForm_withoutPerson_staysWithout() {
    Expert expert = expert().person(Optional.empty()).consentGivenOn(TODAY).build();
    assertThat(expert.toPublicForm(TODAY).orElseThrow().getPerson()).isEmpty();
  }
}
