package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.code.ApplicationUnit;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nouns after numbers. */
class PluralTest {
  private static final LabelTable TABLE = LabelTable.read(Words.class, "metrics.tsv");

  private static String counted(
      String qualifier, String number, String unit, LanguageTag language) {
    QualifiedNumber n =
        QualifiedNumber.of(Qualifier.of(qualifier).orElseThrow(), new BigDecimal(number));
    return Wording.counted(n, unit, 0, language).replace('\u00a0', ' ');
  }

  // The sample numbers of CLDR's chart of plural rules, cardinal.
  @ParameterizedTest
  @CsvSource({
    "ru, ONE, 1 21 31 41 51 61 71 81 101 1001 1000001",
    "ru, FEW, 2 3 4 22 23 24 32 33 34 42 43 44 52 53 54 62 102 1002",
    "ru, MANY, 0 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 100 111 112 114 1000 10000 1000000",
    "ru, OTHER, 0.0 0.5 1.0 1.5 10.0 100.0 1000.0",
    "en, ONE, 1",
    "en, OTHER, 0 2 3 11 21 100 101 1000 0.0 1.0 1.5",
    "kk, OTHER, 0 1 2 5 11 21 1.5",
  })
  void of_samplesOfCldr_areOfTheirCategory(String language, Plural category, String numbers) {
    for (String number : numbers.split(" ", -1)) {
      assertThat(Plural.of(new BigDecimal(number), new LanguageTag(language)))
          .as(number)
          .isEqualTo(category);
    }
  }

  @Property
  void of_numberInRussian_goesByItsLastTwoDigits(
      @ForAll @LongRange(min = 0, max = 99) long last,
      @ForAll @LongRange(min = 0, max = 1_000_000_000L) long hundreds) {
    BigDecimal number = BigDecimal.valueOf(hundreds * 100 + last);
    assertThat(Plural.of(number, LanguageTag.RU))
        .isEqualTo(Plural.of(BigDecimal.valueOf(last), LanguageTag.RU))
        .isEqualTo(Plural.of(number.negate(), LanguageTag.RU));
  }

  // As a grammar has it: nominative after the bare number, genitive of both after a comparison.
  @ParameterizedTest
  @CsvSource({
    "exact, 1, 1 участник",
    "exact, 2, 2 участника",
    "exact, 5, 5 участников",
    "exact, 11, 11 участников",
    "exact, 14, 14 участников",
    "exact, 21, 21 участник",
    "exact, 22, 22 участника",
    "exact, 111, 111 участников",
    "exact, 1300, 1 300 участников",
    "exact, 0, 0 участников",
    "more_than, 1, более 1 участника",
    "more_than, 2, более 2 участников",
    "more_than, 4, более 4 участников",
    "more_than, 21, более 21 участника",
    "more_than, 11, более 11 участников",
    "more_than, 1300, более 1 300 участников",
    "at_least, 101, не менее 101 участника",
    "at_least, 33, не менее 33 участников",
    "at_most, 31, не более 31 участника",
    "fewer_than, 5, менее 5 участников",
    "about, 100, около 100 (от 90 до 110) участников",
  })
  void counted_inRussian_agreesInNumberAndCase(String qualifier, String number, String words) {
    assertThat(counted(qualifier, number, "participants", LanguageTag.RU)).isEqualTo(words);
  }

  @Test
  void counted_fractionInRussian_isInTheGenitiveSingular() {
    assertThat(counted("exact", "1.5", "participants", LanguageTag.RU)).isEqualTo("1,5 участника");
    assertThat(counted("more_than", "2.5", "events", LanguageTag.RU))
        .isEqualTo("более 2,5 мероприятия");
  }

  @ParameterizedTest
  @CsvSource({
    "exact, 1, 1 participant",
    "exact, 0, 0 participants",
    "exact, 21, 21 participants",
    "exact, 1.5, 1.5 participants",
    "more_than, 1, more than 1 participant",
    "at_least, 37, at least 37 participants",
    "more_than, 1300, 'more than 1,300 participants'",
  })
  void counted_inEnglish_agreesInNumber(String qualifier, String number, String words) {
    assertThat(counted(qualifier, number, "participants", LanguageTag.EN)).isEqualTo(words);
  }

  // бір, жиырма бір, мың үш жүз: the noun stays in the singular, the case goes to the number
  @ParameterizedTest
  @CsvSource({
    "exact, 1, 1 қатысушы",
    "exact, 21, 21 қатысушы",
    "exact, 1300, 1 300 қатысушы",
    "at_least, 37, кемінде 37 қатысушы",
    "more_than, 1300, 1 300-ден астам қатысушы",
    "fewer_than, 5, 5-тен аз қатысушы",
  })
  void counted_inKazakh_keepsTheNoun(String qualifier, String number, String words) {
    assertThat(counted(qualifier, number, "participants", LanguageTag.KK)).isEqualTo(words);
  }

  // Every noun after 1, 2 and 5, and after "more than 21" in Russian.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "countries | 1 country | 2 countries | 1 страна | 2 страны | 5 стран | ел",
        "organisations | 1 organisation | 2 organisations | 1 организация | 2 организации"
            + " | 5 организаций | ұйым",
        "memoranda | 1 memorandum | 2 memoranda | 1 меморандум | 2 меморандума | 5 меморандумов"
            + " | меморандум",
        "experts | 1 expert | 2 experts | 1 эксперт | 2 эксперта | 5 экспертов | сарапшы",
        "events | 1 event | 2 events | 1 мероприятие | 2 мероприятия | 5 мероприятий | іс-шара",
        "participants | 1 participant | 2 participants | 1 участник | 2 участника | 5 участников"
            + " | қатысушы",
        "communities | 1 community | 2 communities | 1 сообщество | 2 сообщества | 5 сообществ"
            + " | одақ",
        "scholarships | 1 scholarship | 2 scholarships | 1 стипендия | 2 стипендии | 5 стипендий"
            + " | стипендия",
        "products | 1 product | 2 products | 1 продукт | 2 продукта | 5 продуктов | өнім",
        "publications | 1 publication | 2 publications | 1 публикация | 2 публикации"
            + " | 5 публикаций | жарияланым",
        "issues | 1 issue | 2 issues | 1 выпуск | 2 выпуска | 5 выпусков | шығарылым",
        "contests | 1 contest | 2 contests | 1 конкурс | 2 конкурса | 5 конкурсов | конкурс",
        "entries | 1 entry | 2 entries | 1 заявка | 2 заявки | 5 заявок | өтінім",
        "applications | 1 application | 2 applications | 1 заявка | 2 заявки | 5 заявок | өтінім",
        "applicants | 1 applicant | 2 applicants | 1 заявитель | 2 заявителя | 5 заявителей"
            + " | өтініш беруші",
        "studies | 1 study | 2 studies | 1 исследование | 2 исследования | 5 исследований"
            + " | зерттеу",
        "materials | 1 material | 2 materials | 1 материал | 2 материала | 5 материалов"
            + " | материал",
      })
  void counted_everyUnit_hasItsForms(
      String unit, String one, String two, String ru1, String ru2, String ru5, String kk) {
    assertThat(counted("exact", "1", unit, LanguageTag.EN)).isEqualTo(one);
    assertThat(counted("exact", "2", unit, LanguageTag.EN)).isEqualTo(two);
    assertThat(counted("exact", "1", unit, LanguageTag.RU)).isEqualTo(ru1);
    assertThat(counted("exact", "2", unit, LanguageTag.RU)).isEqualTo(ru2);
    assertThat(counted("exact", "5", unit, LanguageTag.RU)).isEqualTo(ru5);
    assertThat(counted("more_than", "21", unit, LanguageTag.RU))
        .isEqualTo("более 21 " + ru2.substring(2));
    assertThat(counted("exact", "5", unit, LanguageTag.KK)).isEqualTo("5 " + kk);
  }

  @Test
  void nouns_ofEveryUnitOfTheCatalogueThatIsCounted_areGiven() {
    Set<String> counted =
        StandardMetrics.all().stream()
            .map(MetricDefinition::unit)
            .filter(unit -> !Set.of("money", Figure.RATIO, Figure.DATE).contains(unit))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(TABLE.codes("noun")).containsAll(counted);
    Set<String> labelled = new TreeSet<>(TABLE.codes("unit"));
    ApplicationUnit.known().forEach(unit -> labelled.add(unit.getCode()));
    labelled.removeAll(Set.of("money", Figure.RATIO, Figure.DATE, Dimension.NOT_RECORDED));
    assertThat(new TreeSet<>(TABLE.codes("noun"))).isEqualTo(labelled);
    for (String unit : TABLE.codes("noun")) {
      assertThat(forms(unit, LanguageTag.EN)).as(unit).isEqualTo(2);
      assertThat(forms(unit, LanguageTag.RU)).as(unit).isEqualTo(3);
      assertThat(forms(unit, LanguageTag.KK)).as(unit).isEqualTo(1);
    }
  }

  private static long forms(String unit, LanguageTag language) {
    return List.of(TABLE.label("noun", unit, language).split("\\|", -1)).stream()
        .filter(form -> !form.isBlank())
        .count();
  }

  @Test
  void counted_unknownNumberMoneyAndOtherUnits_haveNoNoun() {
    assertThat(Wording.counted(QualifiedNumber.unknown(), "events", 0, LanguageTag.RU))
        .isEqualTo("неизвестно");
    assertThat(Wording.counted(QualifiedNumber.moreThan(5000), "USD", 0, LanguageTag.EN))
        .isEqualTo("more than USD 5,000");
    assertThat(Wording.counted(QualifiedNumber.exact(2), "visits", 0, LanguageTag.EN))
        .isEqualTo("2");
    QualifiedNumber between =
        QualifiedNumber.about(100).plus(QualifiedNumber.about(10)).widenedBy(BigDecimal.ONE);
    assertThat(Wording.counted(between, "events", 0, LanguageTag.RU))
        .isEqualTo("от 98 до 122 мероприятий");
  }
}
