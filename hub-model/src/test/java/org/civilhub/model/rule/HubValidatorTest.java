package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.civilhub.model.Discrepancy;
import org.civilhub.model.Expert;
import org.civilhub.model.ExpertPerson;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Participation;
import org.civilhub.model.RecordType;
import org.civilhub.model.Samples;
import org.civilhub.model.Source;
import org.civilhub.model.code.Code;
import org.civilhub.model.code.EventType;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubValidatorTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final HubValidator VALIDATOR = HubValidator.at(TODAY);
  private static final LanguageTag[] LANGUAGES = {LanguageTag.EN, LanguageTag.RU, LanguageTag.KK};

  // ---- one fault, one finding, for every constraint on every accessor ----

  @ParameterizedTest
  @EnumSource
  void check_fullValidRecord_findsNothing(RecordType type) {
    HubRecord record = Samples.full(type.getType());
    assertThat(VALIDATOR.check(record)).isEmpty();
    assertThat(VALIDATOR.explain(record, Place.NONE)).as("by the reference").isEmpty();
    assertThat(VALIDATOR.accepts(record)).as("without the reference").isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void check_recordWithNothingOptional_findsNothing(RecordType type) {
    List<FindingCode> expected =
        type == RecordType.AGREEMENT ? List.of(FindingCode.LIST_EMPTY) : List.of(); // its parties
    assertThat(VALIDATOR.check(Samples.least(type.getType())))
        .extracting(Finding::code)
        .isEqualTo(expected);
  }

  @TestFactory
  Stream<DynamicTest> check_oneFault_givesExactlyThatFinding() {
    return Arrays.stream(RecordType.values())
        .flatMap(
            type ->
                Faults.of(type.getType()).stream()
                    .map(
                        fault ->
                            DynamicTest.dynamicTest(
                                type.getCode() + " " + fault.pointer() + " " + fault.code(),
                                () -> assertFound(type, fault))));
  }

  private static void assertFound(RecordType type, Faults.Fault fault) {
    HubRecord record = (HubRecord) fault.value();
    Place place = new Place("records.ndjson", 7, 3, "");
    assertThat(VALIDATOR.accepts(record)).isFalse();
    List<Finding> findings = VALIDATOR.check(record, place);
    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.code()).isEqualTo(fault.code());
    assertThat(finding.place()).isEqualTo(new Place("records.ndjson", 7, 0, fault.pointer()));
    assertThat(finding.type()).contains(type);
    assertThat(finding.recordId()).contains(record.getId().value());
    assertThat(VALIDATOR.check(record).get(0).place())
        .isEqualTo(new Place("", 0, 0, fault.pointer()));
    for (LanguageTag language : LANGUAGES) {
      assertThat(finding.line(language))
          .startsWith("records.ndjson:7 [" + fault.pointer() + "] X-1 ")
          .endsWith(" (" + fault.code().getCode() + ")")
          .doesNotContain("{", "null")
          .doesNotContain("''", "«»", "()", ": (");
    }
  }

  @Test
  void faults_ofEveryType_coverEveryFieldOfAKindThatCanBeWrong() {
    Set<Class<?>> kinds =
        Set.of(
            String.class,
            LocalizedText.class,
            LanguageTag.class,
            CountryCode.class,
            BigMoney.class);
    List<String> free = new ArrayList<>();
    for (Class<?> type : Samples.types()) {
      Set<String> covered = new HashSet<>();
      Faults.of(type).forEach(f -> covered.add(f.pointer().split("/", -1)[1]));
      for (Method accessor : Samples.accessors(type)) {
        Class<?> element = Samples.element(accessor);
        if ((kinds.contains(element)
                || Code.class.isAssignableFrom(element)
                || (Samples.isGenerated(element) && !Faults.of(element).isEmpty()))
            && !covered.contains(Samples.property(accessor))) {
          free.add(type.getSimpleName() + "." + Samples.property(accessor));
        }
      }
    }
    assertThat(free).as("fields that no constraint guards").isEmpty();
  }

  @Test
  void constraints_onEveryAccessor_nameACodeOfTheCatalogue() {
    Set<String> keys = new HashSet<>();
    for (Class<?> type : Samples.types()) {
      Stream<Annotation> onType = Faults.constraints(type).stream();
      Stream<Annotation> onAccessors =
          Samples.accessors(type).stream()
              .flatMap(a -> Samples.declarations(type, a).stream())
              .flatMap(
                  d ->
                      Stream.concat(
                          Faults.constraints(d).stream(), Faults.elementConstraints(d).stream()));
      Stream.concat(onType, onAccessors)
          .filter(a -> !(a instanceof Valid))
          .forEach(
              a -> {
                String message = Faults.message(a);
                assertThat(message).as("%s of %s", a, type).matches("\\{hub\\.[a-z.-]+}");
                String key = message.substring(1, message.length() - 1);
                assertThat(FindingCode.of(key)).as("%s of %s", a, type).isPresent();
                keys.add(key);
              });
    }
    assertThat(keys).contains("hub.text.blank", "hub.url.malformed", "hub.date.end-before-start");
  }

  // ---- by hand ----

  private static HubEvent.Builder event() {
    return HubEvent.builder()
        .id(Id.of("EV001"))
        .title(LocalizedText.of("en", "Forum"))
        .type(EventType.FORUM);
  }

  private static Source source() {
    return Source.builder().document("report").build();
  }

  @Test
  void check_severalFaults_areFoundInTheOrderOfTheirPointers() {
    HubEvent event =
        event()
            .title(LocalizedText.of("en", " "))
            .countries(List.of(CountryCode.of("KZ"), CountryCode.of("ZZ")))
            .participations(
                List.of(Participation.builder().number(QualifiedNumber.exact(-4)).build()))
            .startsOn(PartialDate.parse("2017"))
            .endsOn(PartialDate.parse("2016-05-27"))
            .build();
    assertThat(VALIDATOR.check(event))
        .extracting(f -> f.line(LanguageTag.EN))
        .containsExactly(
            "[/countries/1] EV001 must be an assigned ISO 3166-1 code, found 'ZZ'"
                + " (hub.country.unassigned)",
            "[/endsOn] EV001 must not lie before '2017', found '2016-05-27'"
                + " (hub.date.end-before-start)",
            "[/participations/0/number] EV001 must be zero or more, found -4 (hub.number.negative)",
            "[/title] EV001 must not be blank (hub.text.blank)");
  }

  @Test
  void check_ruleOnTwoFields_doesNotCarryTheWholeRecord() {
    HubEvent event =
        event()
            .startsOn(PartialDate.parse("2017"))
            .endsOn(PartialDate.parse("2016"))
            .city("Astana")
            .build();
    assertThat(VALIDATOR.check(event))
        .singleElement()
        .satisfies(
            f ->
                assertThat(f.arguments())
                    .containsExactly(Map.entry("found", "2016"), Map.entry("start", "2017")));
  }

  @Test
  void check_placeInsideADocument_isGoneInFrom() {
    HubEvent event = event().host(CountryCode.of("ZZ")).build();
    assertThat(VALIDATOR.check(event, new Place("hub.json", 12, 5, "/events/3")))
        .singleElement()
        .extracting(Finding::place)
        .isEqualTo(new Place("hub.json", 12, 0, "/events/3/host"));
  }

  @Test
  void check_veryLongPointer_doesNotThrow() {
    String pointer = "/a".repeat(50_000);
    HubEvent event = event().addDiscrepancies(discrepancy(pointer)).build();
    HubEvent malformed = event().addDiscrepancies(discrepancy(pointer + "/")).build();
    assertThat(VALIDATOR.check(event)).isEmpty();
    assertThat(VALIDATOR.check(malformed))
        .extracting(Finding::code)
        .containsExactly(FindingCode.POINTER_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/title", "/participations/0/number", "/title/kk", "/a~1b"})
  void check_pointerOfAField_isValid(String pointer) {
    assertThat(VALIDATOR.check(event().addDiscrepancies(discrepancy(pointer)).build())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "title", "/", "//", "/title/", "#/title"})
  void check_textThatIsNoPointer_isFound(String pointer) {
    assertThat(VALIDATOR.check(event().addDiscrepancies(discrepancy(pointer)).build()))
        .extracting(Finding::code)
        .containsExactly(FindingCode.POINTER_MALFORMED);
  }

  private static Discrepancy discrepancy(String pointer) {
    return Discrepancy.builder().pointer(pointer).statement("other").source(source()).build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${7*7}",
        "#{7*7}",
        "{jakarta.validation.constraints.NotNull.message}",
        "${validatedValue.class}",
        "{hub.text.blank}",
        "{found}",
        "$1 \\1 \\",
      })
  void check_textThatLooksLikeATemplate_isShownAsItIs(String text) {
    HubEvent event = event().type(EventType.of(text)).build();
    Finding finding = VALIDATOR.check(event).get(0);
    for (LanguageTag language : LANGUAGES) {
      assertThat(finding.message(language)).contains(text).doesNotContain("49");
      assertThat(finding.line(language)).contains(text);
    }
    assertThat(finding.arguments()).containsEntry("found", text);
  }

  @Test
  void check_otherDefaultLocale_findsTheSame() {
    HubEvent event = event().host(CountryCode.of("ZZ")).build();
    List<Finding> expected = VALIDATOR.check(event);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
      List<Finding> actual = HubValidator.at(TODAY).check(event);
      assertThat(actual).isEqualTo(expected);
      assertThat(actual.get(0).line(LanguageTag.EN)).contains("found 'ZZ'");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void check_fromManyThreads_findsTheSame() throws Exception {
    HubEvent event = event().host(CountryCode.of("ZZ")).city(" ").build();
    List<Finding> expected = VALIDATOR.check(event);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<List<Finding>> check = () -> VALIDATOR.check(event);
      List<Callable<List<Finding>>> checks = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        checks.add(check);
      }
      for (Future<List<Finding>> result : threads.invokeAll(checks)) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  // ---- people ----

  private static final String SECRET = "Nemo Nobody";

  private static Expert.Builder expert() {
    return Expert.builder()
        .id(Id.of("EX-1"))
        .person(
            ExpertPerson.builder()
                .name(SECRET)
                .email(SECRET + "@example.org")
                .phone(SECRET + " +7")
                .orcid(SECRET + " orcid")
                .build())
        .affiliation(LocalizedText.of("en", "Institute of " + SECRET));
  }

  private static void assertSaysNothingOfThePerson(Expert expert) {
    List<Finding> findings = VALIDATOR.check(expert);
    assertThat(findings).isNotEmpty();
    for (Finding finding : findings) {
      assertThat(finding.toString()).doesNotContain(SECRET);
      for (LanguageTag language : LANGUAGES) {
        assertThat(finding.line(language)).contains("EX-1").doesNotContain(SECRET);
      }
    }
  }

  @Test
  void check_faultInThePersonsDetails_showsNoneOfThem() {
    for (String field : List.of("email", "phone", "orcid")) {
      ExpertPerson person =
          Samples.build(ExpertPerson.class, Map.of("name", SECRET, field, Optional.of(" ")));
      assertSaysNothingOfThePerson(expert().person(person).build());
    }
    Finding finding =
        VALIDATOR.check(expert().person(ExpertPerson.builder().name("").build()).build()).get(0);
    assertThat(finding.place().pointer()).isEqualTo("/person/name");
    assertThat(finding.arguments()).containsExactly(Map.entry("found", "…"));
  }

  @Test
  void check_faultInTheAffiliation_showsNothingOfIt() {
    assertSaysNothingOfThePerson(
        expert().affiliation(LocalizedText.of("en", " ").with("ru", SECRET)).build());
  }

  @Test
  void check_faultInADiscrepancyOfAnExpert_showsNothingOfIt() {
    assertSaysNothingOfThePerson(
        expert()
            .addDiscrepancies(
                Discrepancy.builder()
                    .pointer(SECRET)
                    .statement(SECRET + " in another list")
                    .source(source())
                    .build())
            .build());
  }

  @Test
  void check_datesOfAnExpertOutOfOrder_showNothingOfThePerson() {
    assertSaysNothingOfThePerson(
        expert()
            .rosterSince(PartialDate.parse("2017"))
            .rosterUntil(PartialDate.parse("2016"))
            .build());
  }

  @Test
  void check_otherFieldOfAnExpert_isShown() {
    Expert expert = expert().country(CountryCode.of("ZZ")).build();
    assertThat(VALIDATOR.check(expert).get(0).arguments()).containsEntry("found", "ZZ");
    assertSaysNothingOfThePerson(expert);
  }
}
