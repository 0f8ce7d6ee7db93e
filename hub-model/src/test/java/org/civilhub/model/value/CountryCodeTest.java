package org.civilhub.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryCodeTest {
  private static final List<LanguageTag> LANGUAGES =
      List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK);

  /**
   * What CLDR itself changed between 39, which Java 17 carries, and 47, which the table follows.
   */
  private static final Set<String> CHANGED_SINCE_CLDR_39 =
      Set.of("en TR", "ru BN", "kk AT", "kk AU", "kk SZ");

  private static Stream<CountryCode> withdrawn() {
    return Locale.getISOCountries(IsoCountryCode.PART3).stream()
        .map(code -> code.substring(0, 2))
        .distinct()
        .filter(code -> !List.of(Locale.getISOCountries()).contains(code))
        .map(CountryCode::of);
  }

  private static Stream<CountryCode> all() {
    return Stream.concat(CountryCode.assigned().stream(), withdrawn());
  }

  @Test
  void assigned_all_areThoseTheJavaRuntimeKnows() {
    assertThat(CountryCode.assigned())
        .extracting(CountryCode::value)
        .containsExactlyElementsOf(new TreeSet<>(List.of(Locale.getISOCountries())))
        .hasSize(249);
    assertThat(CountryCode.assigned()).allMatch(CountryCode::isAssigned);
    assertThat(CountryCode.assigned()).noneMatch(CountryCode::isWithdrawn);
  }

  @Test
  void isWithdrawn_everyCode_agreesWithIso31663() {
    Set<CountryCode> expected = withdrawn().collect(Collectors.toSet());
    assertThat(expected).hasSize(25);
    Set<CountryCode> actual = new HashSet<>();
    for (char first = 'A'; first <= 'Z'; first++) {
      for (char second = 'A'; second <= 'Z'; second++) {
        CountryCode code = CountryCode.of("" + first + second);
        if (code.isWithdrawn()) {
          actual.add(code);
          assertThat(code.isAssigned()).isFalse();
        }
      }
    }
    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SU", "YU", "CS", "TP", "ZR", "AN", "DD", "BU"})
  void isWithdrawn_codesOfOldSources_areKnownAsSuch(String code) {
    assertThat(CountryCode.of(code).isWithdrawn()).isTrue();
    assertThat(CountryCode.of(code).isAssigned()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AI", "BQ", "BY", "GE", "SK"})
  void isWithdrawn_codeTakenByAnotherCountry_isAssigned(String code) {
    assertThat(CountryCode.of(code).isAssigned()).isTrue();
    assertThat(CountryCode.of(code).isWithdrawn()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZZ", "XK", "QQ", "EU", "UK", "AA"})
  void getName_codeOfNoCountry_isEmpty(String code) {
    assertThat(CountryCode.of(code).isAssigned()).isFalse();
    assertThat(CountryCode.of(code).isWithdrawn()).isFalse();
    assertThat(CountryCode.of(code).getName(LanguageTag.EN)).isEmpty();
  }

  @Test
  void getName_everyCode_isThereInEachLanguageAndNotShared() {
    for (LanguageTag language : LANGUAGES) {
      List<String> names =
          all().map(code -> code.getName(language).orElse("")).collect(Collectors.toList());
      assertThat(names).hasSize(249 + 25).allMatch(name -> !name.isBlank());
      assertThat(names).allMatch(name -> name.equals(name.strip()));
      assertThat(names).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "KZ, Kazakhstan, Казахстан, Қазақстан",
    "GE, Georgia, Грузия, Грузия",
    "KG, Kyrgyzstan, Кыргызстан, Қырғызстан",
    "TR, Türkiye, Турция, Түркия",
    "AZ, Azerbaijan, Азербайджан, Әзербайжан",
    "YU, Yugoslavia, Югославия, Югославия",
    "TP, East Timor, Восточный Тимор, Шығыс Тимор",
  })
  void getName_countriesOfTheHub_areTheirShortNames(String code, String en, String ru, String kk) {
    CountryCode country = CountryCode.of(code);
    assertThat(country.getName(LanguageTag.EN)).contains(en);
    assertThat(country.getName(LanguageTag.RU)).contains(ru);
    assertThat(country.getName(LanguageTag.KK)).contains(kk);
  }

  @Test
  void getName_languageTheTableLacks_isEmptyOrTheNextOne() {
    CountryCode country = CountryCode.of("KZ");
    assertThat(country.getName(new LanguageTag("fr"))).isEmpty();
    assertThat(country.getName(new LanguageTag("fr"), new LanguageTag("ru-RU")))
        .contains("Казахстан");
  }

  @Test
  void getName_anyOtherThanTheRuntimes_isACorrectionTheTableStates() {
    Set<String> unexplained = new TreeSet<>(differences());
    unexplained.removeAll(corrections());
    unexplained.removeAll(CHANGED_SINCE_CLDR_39);
    assertThat(unexplained).isEmpty();
  }

  @Test
  void corrections_stated_areRealOnes() {
    assumeThat(Runtime.version().feature()).as("CLDR 47 is in Java 25").isEqualTo(25);
    assertThat(differences()).containsExactlyInAnyOrderElementsOf(corrections());
  }

  private static Set<String> differences() {
    Set<String> differences = new TreeSet<>();
    for (CountryCode code : CountryCode.assigned()) {
      Locale country = Locale.forLanguageTag("und-" + code.value());
      for (LanguageTag language : LANGUAGES) {
        String name = country.getDisplayCountry(Locale.forLanguageTag(language.value()));
        if (!name.equals(code.getName(language).orElseThrow())) {
          differences.add(language + " " + code);
        }
      }
    }
    return differences;
  }

  /** The lists in the table's own head, such as {@code # en: AG BA ... WF.} */
  private static Set<String> corrections() {
    Map<String, Set<String>> byLanguage = new HashMap<>();
    Matcher lists = Pattern.compile("#\\s+(en|ru|kk): ([A-Z\\s#]+)\\.").matcher(head());
    while (lists.find()) {
      byLanguage.put(lists.group(1), Set.of(lists.group(2).replace("#", " ").trim().split("\\s+")));
    }
    assertThat(byLanguage.keySet()).containsExactlyInAnyOrder("en", "ru", "kk");
    return byLanguage.entrySet().stream()
        .flatMap(list -> list.getValue().stream().map(code -> list.getKey() + " " + code))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String head() {
    try (InputStream in =
        Objects.requireNonNull(CountryCode.class.getResourceAsStream("countries.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("#"))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K", "KAZ", "kz", "Kz", "K1", "К2", "КЗ", " KZ", "KZ ", "K\n"})
  void of_otherForm_isRefusedAndShown(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CountryCode.of(code))
        .withMessageContaining("found '" + code + "'");
  }

  @Test
  void compareTo_codes_areAlphabetical() {
    assertThat(Stream.of("UZ", "AZ", "KZ").map(CountryCode::of).sorted())
        .extracting(CountryCode::toString)
        .containsExactly("AZ", "KZ", "UZ");
  }
}
