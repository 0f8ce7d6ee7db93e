package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.metrics.testkit.Ask.figure;
import static org.civilhub.metrics.testkit.Ask.figures;
import static org.civilhub.metrics.testkit.Ask.part;
import static org.civilhub.metrics.testkit.Ask.whole;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.event;
import static org.civilhub.metrics.testkit.Records.people;
import static org.civilhub.metrics.testkit.Records.scholarship;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.civilhub.metrics.capacity.CapacityMetrics;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Participation;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.Sex;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.junit.jupiter.api.Test;

/** Small numbers of people, through what a caller of the metrics sees. */
class SmallCellsTest {
  private static final QualifiedNumber HIDDEN = QualifiedNumber.fewerThan(5);

  /** Scholarships: as many of 2014 as the first number says, of 2015 as the second, and so on. */
  private static List<HubRecord> scholars(int... byYear) {
    List<HubRecord> records = new ArrayList<>();
    for (int year = 0; year < byYear.length; year++) {
      for (int i = 0; i < byYear[year]; i++) {
        records.add(scholarship("s" + year + "-" + i).awardedOn(date("" + (2014 + year))).build());
      }
    }
    return records;
  }

  private static List<Figure> rows(Query query, List<HubRecord> records) {
    List<Figure> figures = figures(CapacityMetrics.SCHOLARSHIPS, query, records);
    return figures.subList(1, figures.size());
  }

  private static Figure year(List<Figure> rows, int year) {
    return part(rows, Dimension.YEAR, String.valueOf(year));
  }

  @Test
  void split_cellsOfFiveAndMore_areShown() {
    List<Figure> rows = rows(whole(), scholars(5, 9));
    assertThat(year(rows, 2014).number()).contains(QualifiedNumber.exact(5));
    assertThat(year(rows, 2015).number()).contains(QualifiedNumber.exact(9));
    assertThat(year(rows, 2014).notes()).extracting(Note::code).doesNotContain("small_cell");
  }

  @Test
  void split_oneSmallCell_isHiddenWithTheSmallestOfTheOthers() {
    List<Figure> rows = rows(whole(), scholars(4, 9, 8));
    assertThat(year(rows, 2014).number()).contains(HIDDEN);
    assertThat(year(rows, 2016).number()).contains(QualifiedNumber.unknown());
    assertThat(year(rows, 2015).number()).contains(QualifiedNumber.exact(9));
    for (int hidden : new int[] {2014, 2016}) {
      assertThat(year(rows, hidden).basis()).isEmpty();
      assertThat(year(rows, hidden).proof()).isEqualTo(QualifiedNumber.unknown());
      assertThat(year(rows, hidden).notes()).containsExactly(Note.of("small_cell"));
    }
  }

  @Test
  void split_twoSmallCells_hideEachOther() {
    List<Figure> rows = rows(whole(), scholars(4, 3, 8));
    assertThat(year(rows, 2014).number()).contains(HIDDEN);
    assertThat(year(rows, 2015).number()).contains(HIDDEN);
    assertThat(year(rows, 2016).number()).contains(QualifiedNumber.exact(8));
  }

  @Test
  void split_twoSmallCellsThatOnlyOneSumFits_takeAThirdWithThem() {
    // 17 - 9 = 8 is 4 + 4 and nothing else below 5; 11 - 9 = 2 of two who are there is 1 + 1
    for (int[] years : new int[][] {{4, 4, 9}, {1, 1, 9}}) {
      assertThat(year(rows(whole(), scholars(years)), 2016).number())
          .contains(QualifiedNumber.unknown());
    }
  }

  @Test
  void split_forInternalUse_showsAll() {
    List<Figure> rows = rows(whole().forInternalUse(), scholars(4, 9, 1));
    assertThat(year(rows, 2014).number()).contains(QualifiedNumber.exact(4));
    assertThat(year(rows, 2015).number()).contains(QualifiedNumber.exact(9));
    assertThat(year(rows, 2016).number()).contains(QualifiedNumber.exact(1));
  }

  @Test
  void split_ofNumbersWithAWord_hidesWhatTheTotalWouldGiveAway() {
    // more than 503 in all, more than 500 in one part: the difference would be 3
    List<Figure> figures =
        figures(
            CapacityMetrics.CAPACITY_PARTICIPANTS,
            whole(),
            event("e1").participants(QualifiedNumber.exact(3)).build(),
            event("e2").startsOn(date("2021")).participants(QualifiedNumber.moreThan(500)).build());
    assertThat(part(figures, Dimension.YEAR, "2020").number()).contains(HIDDEN);
    assertThat(part(figures, Dimension.YEAR, "2021").number()).contains(QualifiedNumber.unknown());
  }

  @Test
  void split_ofEventsNotPeople_hidesNothing() {
    List<Figure> figures = figures(CapacityMetrics.CAPACITY_EVENTS, whole(), event("e1").build());
    assertThat(part(figures, Dimension.YEAR, "2020").number()).contains(QualifiedNumber.exact(1));
  }

  @Test
  void part_askedForAlone_isHiddenAsInTheSplit() {
    List<HubRecord> records = scholars(4, 9, 8);
    assertThat(asked(whole(), "2014", records).number()).contains(HIDDEN);
    assertThat(asked(whole(), "2014", records).proof()).isEqualTo(QualifiedNumber.unknown());
    assertThat(asked(whole(), "2014", records).basis()).isEmpty();
    assertThat(asked(whole(), "2016", records).number()).contains(QualifiedNumber.unknown());
    assertThat(asked(whole(), "2015", records).number()).contains(QualifiedNumber.exact(9));
    assertThat(asked(whole().forInternalUse(), "2014", records).number())
        .contains(QualifiedNumber.exact(4));
    assertThat(asked(whole(RecordType.SCHOLARSHIP), "2020", records).number())
        .contains(QualifiedNumber.exact(0)); // nobody at all
  }

  @Test
  void split_byTwoDimensions_hidesWhatATotalByOneOfThemWouldGiveAway() {
    // KZ: 3 women, 20 men; KG: 30 women, 9 men; UZ: 40 women, 50 men. The total of KZ is shown in a
    // split by country, so its men go with its women; then the total of all men takes those of KG,
    // the smallest, and the total of KG its women.
    List<Figure> figures =
        figures(
            CapacityMetrics.CAPACITY_PARTICIPANTS,
            whole().splitBy(Dimension.COUNTRY, Dimension.SEX),
            event("e")
                .addParticipations(
                    rows("KZ", Sex.FEMALE, 3),
                    rows("KZ", Sex.MALE, 20),
                    rows("KG", Sex.FEMALE, 30),
                    rows("KG", Sex.MALE, 9),
                    rows("UZ", Sex.FEMALE, 40),
                    rows("UZ", Sex.MALE, 50))
                .build());
    assertThat(cell(figures, "KZ", "female")).contains(HIDDEN);
    assertThat(cell(figures, "KZ", "male")).contains(QualifiedNumber.unknown());
    assertThat(cell(figures, "KG", "male")).contains(QualifiedNumber.unknown());
    assertThat(cell(figures, "KG", "female")).contains(QualifiedNumber.unknown());
    assertThat(cell(figures, "UZ", "female")).contains(QualifiedNumber.exact(40));
    assertThat(cell(figures, "UZ", "male")).contains(QualifiedNumber.exact(50));
  }

  private static Optional<QualifiedNumber> cell(List<Figure> figures, String country, String sex) {
    return part(figures, Split.of(Dimension.COUNTRY, country).with(Dimension.SEX, sex)).number();
  }

  private static Participation rows(String country, Sex sex, long number) {
    return people(number).country(CountryCode.of(country)).sex(sex).build();
  }

  @Test
  void trace_ofAHiddenCell_isHiddenWithIt() {
    Query traced = whole().traced().splitBy(Dimension.SEX);
    HubRecord event =
        event("e").addParticipations(rows("KZ", Sex.FEMALE, 3), rows("KZ", Sex.MALE, 20)).build();
    List<Figure> figures = figures(CapacityMetrics.CAPACITY_PARTICIPANTS, traced, event);
    assertThat(figures.get(0).trace().orElseThrow().counted()).containsExactly("event/e");
    assertThat(part(figures, Dimension.SEX, "female").trace()).isEmpty();
    assertThat(part(figures, Dimension.SEX, "male").trace()).isEmpty();
  }

  private static Figure asked(Query query, String year, List<HubRecord> records) {
    return figure(
        CapacityMetrics.SCHOLARSHIPS,
        query.of(Split.of(Dimension.YEAR, year)),
        records.toArray(HubRecord[]::new));
  }

  /**
   * An onlooker knows the total and every number shown, that a hidden cell marked "fewer than 5" is
   * 0 to 4, and that beside such a cell any other hidden one is 5 or more, as else it would be
   * marked too. Going through every way to fill the hidden cells, he finds at least two numbers for
   * each.
   */
  @Property(tries = 400)
  void split_anyParts_givesNoHiddenNumberAway(
      @ForAll @Size(min = 2, max = 5) List<@IntRange(min = 0, max = 9) Integer> parts) {
    List<HubRecord> records = new ArrayList<>();
    int total = 0;
    for (int i = 0; i < parts.size(); i++) {
      records.add(
          event("e" + i)
              .startsOn(date("" + (2014 + i)))
              .participants(QualifiedNumber.exact(parts.get(i)))
              .build());
      total += parts.get(i);
    }
    List<Figure> figures = figures(CapacityMetrics.CAPACITY_PARTICIPANTS, whole(), records);
    assertThat(figures.get(0).number()).contains(QualifiedNumber.exact(total));
    List<Integer> least = new ArrayList<>();
    List<Integer> most = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    int rest = total;
    boolean marked = false;
    for (int i = 0; i < parts.size(); i++) {
      QualifiedNumber shown = year(figures, 2014 + i).number().orElseThrow();
      if (shown.getQualifier() == Qualifier.EXACT) {
        assertThat(shown).isEqualTo(QualifiedNumber.exact(parts.get(i)));
        assertThat(parts.get(i)).isGreaterThanOrEqualTo(5);
        rest -= parts.get(i);
      } else {
        truth.add(parts.get(i));
        least.add(shown.equals(HIDDEN) ? 0 : 5);
        most.add(shown.equals(HIDDEN) ? 4 : total);
        marked = marked || shown.equals(HIDDEN);
      }
    }
    if (truth.isEmpty() || total == 0) {
      return;
    }
    if (!marked) {
      least.replaceAll(any -> 0);
    }
    for (int cell = 0; cell < truth.size(); cell++) {
      long ways = 0;
      for (int guess = least.get(cell); guess <= most.get(cell); guess++) {
        if (fits(least, most, cell, guess, rest)) {
          ways++;
        }
      }
      assertThat(ways).as("ways to fill cell %s of %s", cell, parts).isGreaterThan(1);
    }
  }

  /** Whether the other hidden cells can make up what one of them leaves of the rest. */
  private static boolean fits(
      List<Integer> least, List<Integer> most, int cell, int guess, int rest) {
    int low = guess;
    int high = guess;
    for (int i = 0; i < least.size(); i++) {
      if (i != cell) {
        low += least.get(i);
        high += most.get(i);
      }
    }
    return low <= rest && rest <= high;
  }
}
