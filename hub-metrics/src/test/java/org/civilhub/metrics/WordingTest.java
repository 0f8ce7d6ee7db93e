package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.metrics.testkit.Ask.figure;
import static org.civilhub.metrics.testkit.Ask.whole;
import static org.civilhub.metrics.testkit.Records.given;
import static org.civilhub.metrics.testkit.Records.project;
import static org.civilhub.metrics.testkit.Records.spent;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.civilhub.metrics.finance.FinanceMetrics;
import org.civilhub.model.HubRecord;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  private static String english(QualifiedNumber number) {
    return Wording.of(number, 0, LanguageTag.EN);
  }

  /** Russian with plain spaces in place of no-break ones, to be readable here. */
  private static String russian(QualifiedNumber number) {
    return Wording.of(number, 0, LanguageTag.RU).replace('\u00a0', ' ');
  }

  private static String kazakh(QualifiedNumber number) {
    return Wording.of(number, 0, LanguageTag.KK).replace('\u00a0', ' ');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 | 0 | 0",
        "999 | 0 | 999 | 999",
        "1360 | 0 | 1,360 | 1 360",
        "1000000 | 0 | 1,000,000 | 1 000 000",
        "-64982 | 0 | -64,982 | -64 982",
        "578312 | 2 | 578,312.00 | 578 312,00",
        "0.9458 | 4 | 0.9458 | 0,9458",
        "-0.5 | 0 | -0.5 | -0,5",
        "1234.5678 | 2 | 1,234.5678 | 1 234,5678",
        "1E+3 | 0 | 1,000 | 1 000",
      })
  void digits_perLanguage_areGroupedByThousands(
      String number, int decimals, String english, String other) {
    BigDecimal value = new BigDecimal(number);
    assertThat(Wording.digits(value, decimals, LanguageTag.EN)).isEqualTo(english);
    String noBreak = other.replace(' ', '\u00a0');
    assertThat(Wording.digits(value, decimals, LanguageTag.RU)).isEqualTo(noBreak);
    assertThat(Wording.digits(value, decimals, LanguageTag.KK)).isEqualTo(noBreak);
  }

  @Test
  void of_everyQualifier_hasItsWordsInThreeLanguages() {
    QualifiedNumber between =
        QualifiedNumber.interval(
            Optional.of(BigDecimal.valueOf(90)),
            false,
            Optional.of(BigDecimal.valueOf(1100)),
            false);
    List<QualifiedNumber> numbers =
        List.of(
            QualifiedNumber.exact(1360),
            QualifiedNumber.atLeast(1360),
            QualifiedNumber.moreThan(1360),
            QualifiedNumber.atMost(1360),
            QualifiedNumber.fewerThan(1360),
            QualifiedNumber.about(1000),
            between,
            QualifiedNumber.unknown());
    assertThat(numbers.stream().map(QualifiedNumber::getQualifier))
        .containsExactly(Qualifier.values());
    assertThat(numbers.stream().map(WordingTest::english))
        .containsExactly(
            "1,360",
            "at least 1,360",
            "more than 1,360",
            "at most 1,360",
            "fewer than 1,360",
            "about 1,000 (900 to 1,100)",
            "between 90 and 1,100",
            "unknown");
    assertThat(numbers.stream().map(WordingTest::russian))
        .containsExactly(
            "1 360",
            "не менее 1 360",
            "более 1 360",
            "не более 1 360",
            "менее 1 360",
            "около 1 000 (от 900 до 1 100)",
            "от 90 до 1 100",
            "неизвестно");
    // алпыс (60) ends in a voiceless с after a back vowel: -тан
    assertThat(numbers.stream().map(WordingTest::kazakh))
        .containsExactly(
            "1 360",
            "кемінде 1 360",
            "1 360-тан астам",
            "ең көбі 1 360",
            "1 360-тан аз",
            "шамамен 1 000 (900–1 100)",
            "90–1 100 аралығында",
            "белгісіз");
  }

  // The ending follows the last word of the number as it is spoken. Vowels of the word: back
  // (а о ұ ы) take -ан, front (ә ө ү і е) take -ен. Last sound: nasal (м н ң) takes н-, voiceless
  // (ш т с қ, and final д) takes т-, any other д-.
  @ParameterizedTest
  @CsvSource({
    "1, ден", // бір: front, voiced р
    "2, ден", // екі: front, vowel
    "3, тен", // үш: front, voiceless ш
    "4, тен", // төрт: front, voiceless т
    "5, тен", // бес: front, voiceless с
    "6, дан", // алты: back, vowel
    "7, ден", // жеті: front, vowel
    "8, ден", // сегіз: front, voiced з
    "9, дан", // тоғыз: back, voiced з
    "10, нан", // он: back, nasal
    "20, дан", // жиырма: back, vowel
    "30, дан", // отыз: back, voiced з
    "40, тан", // қырық: back, voiceless қ
    "50, ден", // елу: front, vowel
    "60, тан", // алпыс: back, voiceless с
    "70, тен", // жетпіс: front, voiceless с
    "80, нен", // сексен: front, nasal
    "90, нан", // тоқсан: back, nasal
    "100, ден", // жүз: front, voiced з
    "200, ден", // екі жүз
    "500, ден", // бес жүз
    "1000, нан", // мың: back, nasal
    "5000, нан", // бес мың
    "12800, ден", // он екі мың сегіз жүз
    "1360, тан", // мың үш жүз алпыс
    "100000, нан", // жүз мың
    "1000000, нан", // миллион: back, nasal
    "1000000000, тан", // миллиард: back, д spoken as т
    "1000000000000, нан", // триллион: back, nasal
    "0, ден", // нөл: front, voiced л
    "12.5, тен", // он екі бүтін оннан бес: by its last word бес
  })
  void moreThan_inKazakh_endsByTheSoundOfTheLastWord(String number, String ending) {
    QualifiedNumber more = QualifiedNumber.of(Qualifier.MORE_THAN, new BigDecimal(number));
    assertThat(kazakh(more)).endsWith("-" + ending + " астам");
    QualifiedNumber fewer = QualifiedNumber.of(Qualifier.FEWER_THAN, new BigDecimal(number));
    assertThat(kazakh(fewer)).endsWith("-" + ending + " аз");
  }

  private static final List<String> ONES =
      List.of("", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз");
  private static final List<String> TENS =
      List.of("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан");

  private static String lastWord(long number) {
    if (number % 10 != 0) {
      return ONES.get((int) (number % 10));
    }
    if (number % 100 != 0) {
      return TENS.get((int) (number / 10 % 10));
    }
    if (number % 1000 != 0) {
      return "жүз";
    }
    return number % 1_000_000 != 0 ? "мың" : "миллион";
  }

  /** The same rule of sounds as above, applied letter by letter. */
  private static String ending(String word) {
    char last = word.charAt(word.length() - 1);
    String start = "мнң".indexOf(last) >= 0 ? "н" : "штсқ".indexOf(last) >= 0 ? "т" : "д";
    int vowel = word.length() - 1;
    while ("аоұыәөүіе".indexOf(word.charAt(vowel)) < 0) {
      vowel--;
    }
    return start + ("аоұы".indexOf(word.charAt(vowel)) >= 0 ? "ан" : "ен");
  }

  @Property(tries = 1000)
  void moreThan_anyNumberInKazakh_keepsVowelHarmony(
      @ForAll @LongRange(min = 1, max = 999_999_999) long number,
      @ForAll @LongRange(min = 0, max = 8) long zeros) {
    long power = 1;
    for (long i = 0; i < zeros; i++) {
      power *= 10;
    }
    long round = Math.max(number / power * power, 1);
    assertThat(kazakh(QualifiedNumber.moreThan(round)))
        .endsWith("-" + ending(lastWord(round)) + " астам");
  }

  @Test
  void of_moneySharesAndPaces_showTheirUnit() {
    QualifiedNumber balance = QualifiedNumber.exact(64982);
    assertThat(Wording.of(balance, "USD", 0, LanguageTag.EN)).isEqualTo("USD 64,982");
    assertThat(Wording.of(balance, "USD", 0, LanguageTag.RU)).isEqualTo("64\u00a0982 USD");
    QualifiedNumber share = QualifiedNumber.computed(new BigDecimal("0.9458"));
    assertThat(Wording.of(share, "ratio", 4, LanguageTag.EN)).isEqualTo("0.9458 (94.58 %)");
    assertThat(Wording.of(share, "ratio", 4, LanguageTag.KK)).isEqualTo("0,9458 (94,58 %)");
    QualifiedNumber pace =
        QualifiedNumber.computed(new BigDecimal("1762.449315068493150684931506849315"));
    assertThat(Wording.of(pace, "USD/day", 2, LanguageTag.EN)).isEqualTo("USD 1,762.4493… a day");
    assertThat(Wording.of(QualifiedNumber.exact(2), "USD/day", 2, LanguageTag.EN))
        .isEqualTo("USD 2.00 a day");
    assertThat(Wording.of(QualifiedNumber.moreThan(40), "events", 0, LanguageTag.EN))
        .isEqualTo("more than 40");
  }

  @Test
  void of_figure_isItsNumberItsDayOrNotRecorded() {
    HubRecord[] records = {
      project("p", "2022-01", "2024-12"),
      given("b", "p", ContributionStage.RECEIVED, "USD 1000"),
      spent("d", "p", "2023", "USD 730"),
    };
    assertThat(
            Wording.of(figure(FinanceMetrics.DELIVERY_TO_DATE, whole(), records), LanguageTag.EN))
        .isEqualTo("USD 730");
    assertThat(
            Wording.of(figure(FinanceMetrics.BALANCE_USED_UP_ON, whole(), records), LanguageTag.KK))
        .isEqualTo("2024-05-14"); // 270 left at 2 a day: 135 days after 2023-12-31
    assertThat(Wording.of(figure(FinanceMetrics.DELIVERY_RATE, whole(), records), LanguageTag.RU))
        .isEqualTo("не указано");
  }

  @Test
  void label_codeThatIsNotKnown_isTheCodeItself() {
    assertThat(Wording.label("reason", "of_a_later_version", LanguageTag.KK))
        .isEqualTo("of_a_later_version");
    assertThat(Wording.label("status", "confirmed", LanguageTag.EN)).isEqualTo("confirmed");
  }

  // ---- read back

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | more than 1,300 participants | more_than | 1300",
        "en | more than 1300 | more_than | 1300",
        "en | at least 37 events | at_least | 37",
        "en | 1 country | exact | 1",
        "en | more than USD 5,000 | more_than | 5000",
        "en | USD -64,982.50 | exact | -64982.5",
        "en | 0.9458 (94.58 %) | exact | 0.9458",
        "ru | более 1 300 участников | more_than | 1300",
        "ru | не более 1300 участников | at_most | 1300",
        "ru | менее 5 участников | fewer_than | 5",
        "ru | 2 конкурса | exact | 2",
        "ru | 578 312,00 USD | exact | 578312",
        "kk | 1 300-ден астам қатысушы | more_than | 1300",
        "kk | кемінде 37 іс-шара | at_least | 37",
        "kk | 5-тен аз қатысушы | fewer_than | 5",
        "kk | ең көбі 18 шығарылым | at_most | 18",
      })
  void parse_wordsOfThisLibrary_areTheirNumber(
      String language, String words, String qualifier, String number) {
    assertThat(Wording.parse(words, new LanguageTag(language)))
        .contains(
            QualifiedNumber.of(Qualifier.of(qualifier).orElseThrow(), new BigDecimal(number)));
  }

  /** What is not said in these words is not guessed: 5 or more is not exactly 5. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 5 or more",
        "en | 5 to 10 events",
        "en | over 200 events",
        "en | more than",
        "en | more than 1,30 events",
        "en | more than 1 300 events",
        "en | более 200 мероприятий",
        "en | 12 monkeys",
        "en | about 5 (9 to 10)",
        "en | between 10 and 5",
        "en | 1,2,3",
        "en | 1.",
        "ru | 200 с лишним мероприятий",
        "ru | 1,300,000 участников",
        "ru | более 1.5",
        "kk | 12 800-ге жуық",
        "en | 99999999999999999999999999999999999999999",
        "en | ''",
      })
  void parse_anyOtherWords_areNone(String language, String words) {
    assertThat(Wording.parse(words, new LanguageTag(language))).isEmpty();
  }

  @Test
  void parse_longText_isNone() {
    assertThat(Wording.parse("1" + ",111".repeat(100_000), LanguageTag.EN)).isEmpty();
    assertThat(Wording.parse("5 " + " ".repeat(100_000) + "events", LanguageTag.EN)).isEmpty();
  }

  private static final List<String> UNITS = List.of("events", "countries", "USD", "visits");

  @Provide
  Arbitrary<QualifiedNumber> numbers() {
    Arbitrary<BigDecimal> ends =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("-1E+9"), new BigDecimal("1E+12"))
            .ofScale(2);
    Arbitrary<QualifiedNumber> worded =
        Combinators.combine(
                Arbitraries.of(Qualifier.values())
                    .filter(q -> q != Qualifier.BETWEEN && q != Qualifier.UNKNOWN),
                ends)
            .as(QualifiedNumber::of);
    Arbitrary<QualifiedNumber> between =
        Combinators.combine(ends, ends)
            .as(
                (a, b) ->
                    QualifiedNumber.interval(
                        Optional.of(a.min(b)), false, Optional.of(a.max(b)), false));
    return Arbitraries.oneOf(worded, between, Arbitraries.of(QualifiedNumber.unknown()));
  }

  @Property(tries = 1000)
  void parse_anyNumberInWords_isThatNumber(
      @ForAll("numbers") QualifiedNumber number,
      @ForAll @IntRange(min = 0, max = 3) int unit,
      @ForAll @IntRange(min = 0, max = 3) int decimals) {
    for (LanguageTag language : List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK)) {
      String words = Wording.counted(number, UNITS.get(unit), decimals, language);
      assertThat(Wording.parse(words, language)).as(words).contains(number);
      assertThat(Wording.parse(Wording.of(number, decimals, language), language)).contains(number);
    }
  }

  /** The words do not tell an open end; what is read then holds all that was said. */
  @Test
  void parse_openEndsOfBetween_areReadAsClosed() {
    QualifiedNumber open =
        QualifiedNumber.interval(
            Optional.of(BigDecimal.ONE), true, Optional.of(BigDecimal.TEN), true);
    QualifiedNumber read = Wording.parse(russian(open), LanguageTag.RU).orElseThrow();
    assertThat(open.isWithin(read)).isTrue();
    assertThat(read).isNotEqualTo(open);
  }
}
