package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
import org.civilhub.model.constraint.DateOrder;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubValidatorTest {
  private static final HubValidator VALIDATOR = HubValidator.create();
  private static final LanguageTag[] LANGUAGES = {LanguageTag.EN, LanguageTag.RU, LanguageTag.KK};

  /** A value with exactly one fault: what is to be found, and where. */
  private record Fault(String pointer, FindingCode code, Object value) {}

  // ---- one fault, one finding, for every constraint on every accessor ----

  @ParameterizedTest
  @EnumSource
  void check_fullValidRecord_findsNothing(RecordType type) {
    assertThat(VALIDATOR.check(Samples.full(type.getType()))).isEmpty();
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
                faults(type.getType()).stream()
                    .map(
                        fault ->
                            DynamicTest.dynamicTest(
                                type.getCode() + " " + fault.pointer() + " " + fault.code(),
                                () -> assertFound(type, fault))));
  }

  private static void assertFound(RecordType type, Fault fault) {
    HubRecord record = (HubRecord) fault.value();
    Place place = new Place("records.ndjson", 7, 3, "");
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
          .doesNotContain("{")
          .doesNotContain("null");
    }
  }

  private static List<Fault> faults(Class<?> type) {
    List<Fault> faults = new ArrayList<>();
    for (DateOrder order : type.getAnnotationsByType(DateOrder.class)) {
      Object value =
          build(
              type,
              Map.of(
                  order.start(), Optional.of(PartialDate.ofYear(2017)),
                  order.end(), Optional.of(PartialDate.ofYear(2016))));
      faults.add(new Fault("/" + order.end(), FindingCode.DATE_END_BEFORE_START, value));
    }
    for (Method accessor : Samples.accessors(type)) {
      String property = Samples.property(accessor);
      Class<?> element = Samples.element(accessor);
      for (Method declared : Samples.declarations(type, accessor)) {
        for (Annotation annotation : direct(declared)) {
          if (annotation instanceof Valid) {
            faults(element).forEach(f -> faults.add(nested(type, property, "", f, f.value())));
          } else {
            Object bad = bad(annotation, element);
            faults.add(
                new Fault(
                    "/" + property,
                    expected(annotation, property),
                    Samples.with(type, property, bad)));
          }
        }
        for (Annotation annotation : ofElement(declared)) {
          boolean list = declared.getReturnType() == List.class;
          String index = list ? "/1" : "";
          if (annotation instanceof Valid) {
            for (Fault fault : faults(element)) {
              Object value =
                  list ? List.of(Samples.full(element), fault.value()) : Optional.of(fault.value());
              faults.add(nested(type, property, index, fault, value));
            }
          } else {
            Object bad = bad(annotation, element);
            Object value = list ? List.of(good(type, accessor), bad) : Optional.of(bad);
            faults.add(
                new Fault(
                    "/" + property + index,
                    expected(annotation, property),
                    Samples.with(type, property, value)));
          }
        }
      }
    }
    return faults;
  }

  private static Fault nested(
      Class<?> type, String property, String index, Fault fault, Object value) {
    return new Fault(
        "/" + property + index + fault.pointer(),
        fault.code(),
        Samples.with(type, property, value));
  }

  private static Object good(Class<?> type, Method list) {
    return ((List<?>) Samples.invoke(list, Samples.full(type))).get(0);
  }

  private static Object build(Class<?> type, Map<String, Object> others) {
    Map<String, Object> properties = new HashMap<>();
    Object full = Samples.full(type);
    for (Method accessor : Samples.accessors(type)) {
      properties.put(Samples.property(accessor), Samples.invoke(accessor, full));
    }
    properties.putAll(others);
    return Samples.build(type, properties);
  }

  private static List<Annotation> direct(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .filter(a -> a instanceof Valid || a.annotationType().isAnnotationPresent(Constraint.class))
        .toList();
  }

  private static List<Annotation> ofElement(Method accessor) {
    AnnotatedType type = accessor.getAnnotatedReturnType();
    return type instanceof AnnotatedParameterizedType parameterized
            && (accessor.getReturnType() == List.class
                || accessor.getReturnType() == Optional.class)
        ? direct(parameterized.getAnnotatedActualTypeArguments()[0])
        : List.of();
  }

  /** A value that the constraint is there to find. */
  private static Object bad(Annotation constraint, Class<?> type) {
    return switch (constraint.annotationType().getSimpleName()) {
      case "NotBlank" -> "  ";
      case "NotBlankText" ->
          type == String.class ? "  " : LocalizedText.of("en", "Hub").with("ru", " ");
      case "AssignedCountry" -> CountryCode.of("ZZ");
      case "KnownCode" -> {
        try {
          yield (Code) type.getMethod("of", String.class).invoke(null, "of_a_later_version");
        } catch (ReflectiveOperationException e) {
          throw new LinkageError(e.getMessage(), e);
        }
      }
      case "NotNegative" -> QualifiedNumber.exact(-1);
      case "Positive" -> type == Integer.class ? (Object) 0 : BigDecimal.ZERO;
      case "NotEmpty" -> List.of();
      case "Issn" -> "0378-5954";
      case "Pattern" -> "neither";
      default -> throw new AssertionError("say here what breaks " + constraint);
    };
  }

  private static FindingCode expected(Annotation constraint, String property) {
    return switch (constraint.annotationType().getSimpleName()) {
      case "NotBlank", "NotBlankText" -> FindingCode.TEXT_BLANK;
      case "AssignedCountry" -> FindingCode.COUNTRY_UNASSIGNED;
      case "KnownCode" -> FindingCode.CODE_UNKNOWN;
      case "NotNegative" -> FindingCode.NUMBER_NEGATIVE;
      case "Positive" -> FindingCode.NUMBER_NOT_POSITIVE;
      case "NotEmpty" -> FindingCode.LIST_EMPTY;
      case "Issn" -> FindingCode.ISSN_CHECK_DIGIT;
      case "Pattern" ->
          property.equals("pointer") ? FindingCode.POINTER_MALFORMED : FindingCode.URL_MALFORMED;
      default -> throw new AssertionError("say here what is found of " + constraint);
    };
  }

  @Test
  void faults_ofEveryType_coverEveryFieldOfAKindThatCanBeWrong() {
    Set<Class<?>> kinds = Set.of(String.class, LocalizedText.class, CountryCode.class);
    List<String> free = new ArrayList<>();
    for (Class<?> type : Samples.types()) {
      Set<String> covered = new HashSet<>();
      faults(type).forEach(f -> covered.add(f.pointer().split("/", -1)[1]));
      for (Method accessor : Samples.accessors(type)) {
        Class<?> element = Samples.element(accessor);
        if ((kinds.contains(element)
                || Code.class.isAssignableFrom(element)
                || (Samples.isGenerated(element) && !faults(element).isEmpty()))
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
      Stream<Annotation> onType = direct(type).stream();
      Stream<Annotation> onAccessors =
          Samples.accessors(type).stream()
              .flatMap(a -> Samples.declarations(type, a).stream())
              .flatMap(d -> Stream.concat(direct(d).stream(), ofElement(d).stream()));
      Stream.concat(onType, onAccessors)
          .filter(a -> !(a instanceof Valid))
          .forEach(
              a -> {
                String message = message(a);
                assertThat(message).as("%s of %s", a, type).matches("\\{hub\\.[a-z.-]+}");
                String key = message.substring(1, message.length() - 1);
                assertThat(FindingCode.of(key)).as("%s of %s", a, type).isPresent();
                keys.add(key);
              });
    }
    assertThat(keys).contains("hub.text.blank", "hub.url.malformed", "hub.date.end-before-start");
  }

  private static String message(Annotation constraint) {
    try {
      return (String) constraint.annotationType().getMethod("message").invoke(constraint);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
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
            "[/endsOn] EV001 must not lie before the start (hub.date.end-before-start)",
            "[/participations/0/number] EV001 must be zero or more, found 'exact -4'"
                + " (hub.number.negative)",
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
        .satisfies(f -> assertThat(f.arguments()).isEmpty());
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
      List<Finding> actual = HubValidator.create().check(event);
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
