package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.model.HubEvent;
import org.civilhub.model.code.EventType;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The constraints in an application's own Jakarta Validation, which has no expression language: the
 * default provider, with the interpolator that it needs then, and nothing of this library's.
 */
class EmbeddedValidationTest {
  private static Validator validator(Locale locale) {
    return Validation.byDefaultProvider()
        .configure()
        .messageInterpolator(
            new ParameterMessageInterpolator(
                Set.of(Locale.ENGLISH, Locale.forLanguageTag("ru"), Locale.forLanguageTag("kk")),
                locale,
                false))
        .buildValidatorFactory()
        .getValidator();
  }

  private static HubEvent.Builder event() {
    return HubEvent.builder()
        .id(Id.of("E1"))
        .title(LocalizedText.of("en", "Event"))
        .type(EventType.WORKSHOP);
  }

  private static Properties bundle(String suffix) throws IOException {
    Properties texts = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            HubValidator.class.getResourceAsStream(
                "/ContributorValidationMessages" + suffix + ".properties"))) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }

  /** Those of our own annotations, and of the standard ones with a message of ours. */
  private static Set<String> codes() {
    return Stream.concat(
            FindingCodeTest.constraints().stream()
                .map(
                    constraint -> {
                      try {
                        return (String) constraint.getMethod("message").getDefaultValue();
                      } catch (NoSuchMethodException e) {
                        throw new AssertionError(e);
                      }
                    })
                .map(key -> key.substring(1, key.length() - 1)),
            Stream.of(FindingCode.LIST_EMPTY, FindingCode.NUMBER_NOT_POSITIVE)
                .map(FindingCode::getCode))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_ru", "_kk"})
  void messages_everyConstraint_haveOneInEachLanguage(String suffix) throws IOException {
    Properties texts = bundle(suffix);

    assertThat(new TreeSet<>(texts.stringPropertyNames())).isEqualTo(codes());
    assertThat(texts.values()).allMatch(text -> !text.toString().matches(".*[{}$].*|\\s*"));
  }

  @ParameterizedTest
  @CsvSource({
    "en, must be an assigned ISO 3166-1 code",
    "ru, должен быть действующий код ISO 3166-1",
    "kk, ISO 3166-1 бойынша қолданыстағы код болуы керек"
  })
  void validate_faultInAnApplicationsOwnProvider_isWordedInItsLanguage(
      String language, String message) {
    HubEvent event = event().addCountries(CountryCode.of("XX")).build();

    assertThat(validator(Locale.forLanguageTag(language)).validate(event))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.getMessage()).isEqualTo(message);
              assertThat(violation.getPropertyPath()).hasToString("countries[0].<list element>");
            });
  }

  /** What an application finds is what this library finds. */
  @Test
  void validate_hostileText_isNeverEvaluated() {
    for (String hostile :
        Set.of("${7*7}", "{jakarta.validation.constraints.NotNull.message}", "{hub.text.blank}")) {
      HubEvent event = event().city(hostile).addCountries(CountryCode.of("XX")).build();
      HubEvent unknown = event().type(EventType.of(hostile)).build();

      assertThat(validator(Locale.ENGLISH).validate(event)).hasSize(1);
      assertThat(validator(Locale.ENGLISH).validate(unknown))
          .extracting(ConstraintViolation::getMessage)
          .containsExactly("is not a code of the list in this version");
      assertThat(HubValidator.create().check(unknown).get(0).arguments())
          .containsEntry("found", hostile);
    }
  }
}
