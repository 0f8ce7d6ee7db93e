package org.civilhub.io.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintValidator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.model.code.Theme;
import org.civilhub.model.constraint.Doi;
import org.civilhub.model.constraint.Isbn;
import org.civilhub.model.constraint.Issn;
import org.civilhub.model.constraint.JsonPointer;
import org.civilhub.model.constraint.Orcid;
import org.civilhub.model.constraint.Ror;
import org.civilhub.model.constraint.WebAddress;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;

/** Patterns take exactly what the types and rules do. */
class PatternsTest {
  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  /** In Java the end of the text is {@code \z}; {@code $} may have a line break behind it. */
  private static boolean matches(String pattern, String text) {
    return COMPILED
        .computeIfAbsent(pattern, p -> Pattern.compile(p.replaceAll("\\$$", "\\\\z")))
        .matcher(text)
        .find();
  }

  private static boolean isTaken(Consumer<String> type, String text) {
    try {
      type.accept(text);
      return true;
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  private static void assertSame(String pattern, Predicate<String> rule, Stream<String> texts) {
    assertThat(texts.filter(text -> matches(pattern, text) != rule.test(text))).isEmpty();
  }

  private static Stream<String> characters() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .mapToObj(Character::toString);
  }

  /** Whatever is white space, a control character or a digit for somebody lies below U+3100. */
  private static Stream<String> withEachCharacter(String before, String after) {
    return characters().limit(0x3100).map(c -> before + c + after);
  }

  @Example
  void patterns_all_areOfTheCommonPartOfTheLanguage() {
    for (String pattern :
        List.of(
            Patterns.CODE,
            Patterns.COUNTRY,
            Patterns.DATE,
            Patterns.DAY,
            Patterns.DOI,
            Patterns.ID,
            Patterns.ISBN,
            Patterns.ISSN,
            Patterns.JSON_POINTER,
            Patterns.LANGUAGE,
            Patterns.NOT_BLANK,
            Patterns.ORCID,
            Patterns.PERIOD,
            Patterns.REGISTERED_LANGUAGE,
            Patterns.ROR,
            Patterns.WEB_ADDRESS)) {
      assertThat(pattern.replaceAll("\\\\x[0-9A-F]{2}", "")).doesNotContain("\\", "(?", "&&", "[[");
    }
  }

  @Example
  void notBlank_everyCharacter_isAsJavaSays() {
    assertSame(Patterns.NOT_BLANK, text -> !text.isBlank(), characters());
    assertSame(Patterns.NOT_BLANK, text -> !text.isBlank(), Stream.of("", " \t", " x ", "x\n"));
  }

  @Example
  void idAndCode_everyCharacterAnywhere_areAsTheTypesSay() {
    for (List<String> around :
        List.of(List.of("", ""), List.of("x", ""), List.of("", "x"), List.of("x", "x"))) {
      assertSame(
          Patterns.ID,
          text -> isTaken(Id::of, text),
          withEachCharacter(around.get(0), around.get(1)));
      assertSame(
          Patterns.CODE,
          text -> isTaken(Theme::of, text),
          withEachCharacter(around.get(0), around.get(1)));
    }
    assertSame(Patterns.ID, text -> isTaken(Id::of, text), Stream.of("", "x\n", "\uD83D\uDE00"));
    assertSame(Patterns.CODE, text -> isTaken(Theme::of, text), Stream.of("", " ", "x\n", "x x"));
  }

  @Example
  void country_everyForm_isAsTheTypeSays() {
    assertSame(
        Patterns.COUNTRY,
        text -> isTaken(CountryCode::of, text),
        Stream.of("KZ", "ZZ", "kz", "K", "KAZ", "", "K1", "KZ\n", "\u041AZ"));
  }

  // ---- dates ----

  private static final List<String> YEARS =
      List.of(
          "0000", "0001", "0004", "0100", "0400", "1900", "2000", "2015", "2016", "9996", "9999");

  /** Every month and day that two digits can name. */
  private static Stream<String> days(List<String> years) {
    return years.stream()
        .flatMap(
            year ->
                IntStream.range(0, 100 * 34)
                    .mapToObj(n -> year + "-%02d-%02d".formatted(n / 34 % 14, n % 34)));
  }

  private static Stream<String> dates() {
    return Stream.of(
            days(YEARS),
            days(List.of("2016", "1900")).map(day -> "../" + day),
            YEARS.stream(),
            YEARS.stream()
                .flatMap(
                    year -> IntStream.range(0, 100).mapToObj(n -> year + "-%02d".formatted(n))),
            Stream.of(
                "",
                "..",
                "../",
                "../2016",
                "../2016-05",
                "2016-5",
                "2016-05-7",
                "16-05-27",
                "20160527",
                "2016-05-27 ",
                "2016-05-27\n",
                " 2016",
                "2016-",
                "12016",
                "-2016",
                "+2016",
                "../../2016-05-27",
                "2016-05-27T00:00",
                "\u0662\u0660\u0661\u0666",
                "2016/05/27"))
        .flatMap(dates -> dates);
  }

  @Example
  void date_everyDayAndForm_isAsTheTypeSays() {
    assertSame(Patterns.DATE, text -> isTaken(PartialDate::parse, text), dates());
  }

  @Example
  void day_everyDayOfEveryKindOfYear_isAsTheTypeSays() {
    List<String> years =
        List.of(
            "0000",
            "0004",
            "0100",
            "1900",
            "2000",
            "2016",
            "-0001",
            "-0004",
            "-0100",
            "-0400",
            "-9999",
            "+10000",
            "+10004",
            "+10100",
            "-10100",
            "+12000",
            "-12004",
            "+999999996",
            "-999999996",
            "-0000",
            "+2016",
            "12016",
            "016",
            "+1000000000",
            "2016\n",
            "");
    assertSame(
        Patterns.DAY,
        text -> isTaken(LocalDate::parse, text),
        Stream.concat(days(years), Stream.of("2016", "2016-05", "2016-05-27\n", "../2016-05-27")));
  }

  @Example
  void period_twoOfEveryForm_isAsTheTypeSaysButForTheirOrder() {
    List<String> ends =
        List.of(
            "",
            "..",
            "1900",
            "1900-02-29",
            "2016",
            "2016-00",
            "2016-05",
            "2016-05-31",
            "2016-05-32",
            "../2016-05-27",
            "2016\n",
            "x");
    for (String start : ends) {
      assertSame(Patterns.PERIOD, text -> isTaken(PartialPeriod::parse, text), Stream.of(start));
      for (String end : ends) {
        String text = start + "/" + end;
        boolean backwards =
            isTaken(PartialDate::parse, start)
                && isTaken(PartialDate::parse, end)
                && start.compareTo(end) > 0
                && !start.startsWith(end);
        if (!backwards) {
          assertSame(Patterns.PERIOD, t -> isTaken(PartialPeriod::parse, t), Stream.of(text));
        }
      }
    }
    assertThat(matches(Patterns.PERIOD, "2017/2016")).isTrue();
  }

  // ---- languages ----

  @Provide
  Arbitrary<String> tags() {
    Arbitrary<String> subtags =
        Arbitraries.oneOf(
            Arbitraries.of(
                "en",
                "EN",
                "iw",
                "in",
                "ji",
                "zz",
                "kz",
                "und",
                "abc",
                "Cyrl",
                "abcde",
                "abcdefghi",
                "12",
                "123",
                "1234",
                "1abc",
                "1ab",
                "a",
                "x",
                "X",
                "u",
                "0",
                "i",
                "lux",
                "KLINGON",
                "GB",
                "oed",
                "sgn",
                "BE",
                "FR",
                "zh",
                "min",
                "nan",
                "posix",
                "lvariant",
                "",
                " ",
                "\u00F1",
                "no",
                "bok",
                "ca",
                "en_GB"),
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(9));
    return subtags.list().ofMinSize(1).ofMaxSize(6).map(all -> String.join("-", all));
  }

  @Property(tries = 5000)
  void language_anySubtags_isAsTheTypeSays(@ForAll("tags") String tag) {
    boolean isTag = isTaken(LanguageTag::new, tag);
    assertThat(matches(Patterns.LANGUAGE, tag)).as(tag).isEqualTo(isTag);
    assertThat(matches(Patterns.REGISTERED_LANGUAGE, tag))
        .as(tag)
        .isEqualTo(isTag && new LanguageTag(tag).isRegistered());
  }

  /** RFC 5646, 2.1, names these one by one. */
  @Example
  void language_irregularTags_areTags() {
    for (String tag :
        List.of(
            "en-GB-oed",
            "i-ami",
            "i-bnn",
            "i-default",
            "i-enochian",
            "i-hak",
            "i-klingon",
            "i-lux",
            "i-mingo",
            "i-navajo",
            "i-pwn",
            "i-tao",
            "i-tay",
            "i-tsu",
            "sgn-BE-FR",
            "sgn-BE-NL",
            "sgn-CH-DE",
            "art-lojban",
            "zh-min-nan",
            "I-LUX",
            "EN-gb-OED")) {
      assertThat(isTaken(LanguageTag::new, tag)).as(tag).isTrue();
      assertThat(matches(Patterns.LANGUAGE, tag)).as(tag).isTrue();
      assertThat(matches(Patterns.REGISTERED_LANGUAGE, tag)).as(tag).isTrue();
    }
  }

  @Example
  void registeredLanguage_everyTwoLetters_isAsTheTypeSays() {
    IntStream.range(0, 26 * 26)
        .mapToObj(n -> "" + (char) ('a' + n / 26) + (char) ('a' + n % 26))
        .flatMap(code -> Stream.of(code, code.toUpperCase(Locale.ROOT), code + "-Latn"))
        .forEach(
            tag ->
                assertThat(matches(Patterns.REGISTERED_LANGUAGE, tag))
                    .as(tag)
                    .isEqualTo(new LanguageTag(tag).isRegistered()));
  }

  // ---- addresses and identifiers ----

  /** A rule takes nothing of its context. */
  private static boolean isValid(ConstraintValidator<?, String> rule, String text) {
    return rule.isValid(text, null);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.oneOf(
            Arbitraries.of(
                "http://",
                "https://",
                "HTTP://",
                "doi.org/",
                "dx.doi.org/",
                "doi:",
                "10.",
                "1000",
                "1234567890",
                ".1",
                "/",
                "/182",
                "//",
                "~",
                "~0",
                "~1",
                "~2",
                "x",
                " ",
                "\u00A0",
                "\n",
                "\u2003",
                "\u0085"),
            Arbitraries.strings().withChars("/~01x.- \u00E9").ofMaxLength(3));
    return pieces.list().ofMaxSize(6).map(all -> String.join("", all));
  }

  @Property(tries = 2000)
  void forms_anyText_areAsTheRulesSay(@ForAll("texts") String text) {
    assertThat(matches(Patterns.WEB_ADDRESS, text))
        .as(text)
        .isEqualTo(isValid(new WebAddress.Rule(), text));
    assertThat(matches(Patterns.DOI, text)).as(text).isEqualTo(isValid(new Doi.Rule(), text));
    assertThat(matches(Patterns.JSON_POINTER, text))
        .as(text)
        .isEqualTo(isValid(new JsonPointer.Rule(), text));
  }

  @Example
  void webAddressAndDoi_everyCharacter_areAsTheRulesSay() {
    assertSame(
        Patterns.WEB_ADDRESS,
        text -> isValid(new WebAddress.Rule(), text),
        withEachCharacter("https://x", ""));
    assertSame(
        Patterns.DOI, text -> isValid(new Doi.Rule(), text), withEachCharacter("10.1000/x", ""));
  }

  @Provide
  Arbitrary<String> identifiers() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMaxLength(5);
    Arbitrary<String> pieces =
        Arbitraries.oneOf(
            digits,
            Arbitraries.strings().numeric().ofLength(4),
            Arbitraries.of(
                "978", "979", "977", "-", "-", " ", "X", "x", "l", "0", "https://orcid.org/"));
    Arbitrary<String> near =
        Combinators.combine(
                Arbitraries.of(
                    "2049-3630",
                    "0-306-40615-2",
                    "978-0-306-40615-7",
                    "9790306406157",
                    "080442957X",
                    "0000-0002-1825-0097",
                    "https://orcid.org/0000-0002-1694-233X",
                    "05dxps055",
                    "https://ror.org/05dxps055",
                    "978 080442957 X"),
                Arbitraries.integers().between(0, 40),
                pieces)
            .as(
                (text, at, piece) ->
                    text.substring(0, Math.min(at, text.length()))
                        + piece
                        + text.substring(Math.min(at + piece.length(), text.length())));
    return Arbitraries.oneOf(near, pieces.list().ofMaxSize(6).map(all -> String.join("", all)));
  }

  /** A form that a pattern takes is that of some identifier: with other check digits it is one. */
  @Property(tries = 2000)
  void identifiers_anyText_areAsTheRulesSayOfSomeCheckDigit(@ForAll("identifiers") String text) {
    boolean isLong = text.replaceAll("[^0-9X]", "").length() == 13;
    assertForm(Patterns.ISSN, new Issn.Rule(), text, "[0-9X]");
    assertForm(Patterns.ISBN, new Isbn.Rule(), text, isLong ? "[0-9]" : "[0-9X]");
    assertForm(Patterns.ORCID, new Orcid.Rule(), text, "[0-9X]");
    assertForm(Patterns.ROR, new Ror.Rule(), text, "[0-9]{2}");
  }

  private static void assertForm(
      String pattern, ConstraintValidator<?, String> rule, String text, String check) {
    Matcher ending = Pattern.compile("(.*)(" + check + ")", Pattern.DOTALL).matcher(text);
    boolean some =
        ending.matches()
            && Stream.concat(
                    Stream.of("X"),
                    IntStream.range(0, 100)
                        .mapToObj(n -> "%02d".formatted(n).substring(2 - ending.group(2).length())))
                .anyMatch(digits -> isValid(rule, ending.group(1) + digits));
    assertThat(matches(pattern, text)).as("%s by %s", text, pattern).isEqualTo(some);
  }
}
