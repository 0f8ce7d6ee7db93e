package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.civilhub.metrics.testkit.Ask.figure;
import static org.civilhub.metrics.testkit.Ask.figures;
import static org.civilhub.metrics.testkit.Ask.part;
import static org.civilhub.metrics.testkit.Ask.whole;
import static org.civilhub.metrics.testkit.Records.claim;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.document;
import static org.civilhub.metrics.testkit.Records.event;
import static org.civilhub.metrics.testkit.Records.expert;
import static org.civilhub.metrics.testkit.Records.memorandum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civilhub.metrics.partial.PartialResult;
import org.civilhub.metrics.reconcile.ClaimStatus;
import org.civilhub.metrics.reconcile.ReconciledClaim;
import org.civilhub.metrics.reconcile.Reconciliation;
import org.civilhub.metrics.testkit.Ask;
import org.civilhub.metrics.testkit.MetricContract;
import org.civilhub.model.Agreement;
import org.civilhub.model.Expert;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

/** Distinct counts that are estimated: lawful as any other, and honest about what they know. */
class ApproximateMetricTest extends MetricContract {
  private static RecordMetric.Builder parties() {
    return RecordMetric.named("parties", MetricGroup.PARTNERSHIP, "organisations", Accrual.DISTINCT)
        .of(
            Agreement.class,
            (agreement, query) ->
                Judgement.counts()
                    .withNames(Names.of(agreement.getParties().stream().map(Id::value).toList())))
        .splitBy(Dimension.YEAR);
  }

  private static final RecordMetric EXACT = parties().build();
  private static final RecordMetric ABOUT = parties().approximate().build();

  private static final RecordMetric PEOPLE =
      RecordMetric.named("people", MetricGroup.PARTNERSHIP, "experts", Accrual.DISTINCT)
          .of(
              Expert.class,
              (expert, query) ->
                  Judgement.counts().withNames(Names.of(List.of(expert.getId().value()))))
          .by(Expert.class, Dimension.THEME, (expert, query) -> group(expert))
          .splitBy(Dimension.THEME)
          .ofPeople()
          .approximate()
          .build();

  /** What stands before the slash of an id; of random records it is not said. */
  private static List<String> group(Expert expert) {
    int cut = expert.getId().value().indexOf('/');
    return cut < 0 ? List.of() : List.of(expert.getId().value().substring(0, cut));
  }

  @Override
  protected Map<String, Metric<HubRecord, ?, ?>> metrics(Query query) {
    return Map.of(
        "parties", Ask.sensibly(ABOUT, query),
        "people", Ask.sensibly(PEOPLE, query));
  }

  /** Agreements of which each names the party of its number and the one before. */
  private static List<HubRecord> agreements(int number) {
    List<HubRecord> records = new ArrayList<>();
    for (int i = 1; i <= number; i++) {
      records.add(memorandum("a" + i, "p" + i, "p" + (i - 1)).signedOn(date("2020")).build());
    }
    return records;
  }

  private static HubRecord[] array(List<HubRecord> records) {
    return records.toArray(HubRecord[]::new);
  }

  @Test
  void figure_ofManyNames_isAboutTheirNumberWithItsBounds() {
    Figure figure = figure(ABOUT, whole(RecordType.AGREEMENT), array(agreements(2999)));
    QualifiedNumber number = figure.number().orElseThrow();
    // 3,000 parties: 3.3 % below and 3.2 % above the estimate, which is itself within these
    assertThat(number.contains(BigDecimal.valueOf(3000))).isTrue();
    assertThat(number.getLow().orElseThrow()).isGreaterThan(BigDecimal.valueOf(2800));
    assertThat(number.getHigh().orElseThrow()).isLessThan(BigDecimal.valueOf(3200));
    assertThat(number.isWhole()).isTrue();
    assertThat(figure.notes()).containsExactly(NameSketch.NOTE);
    assertThat(figure.named()).isEmpty();
    assertThat(figure.basis().orElseThrow().records()).isEqualTo(2999);
  }

  @Test
  void figure_ofFewNames_isAboutThem() {
    // p0, p1, p2: three registers, so three for certain; 3 ÷ (1 - 0.0318) is 3.1, rounded up 4
    Figure figure = figure(ABOUT, whole(), array(agreements(2)));
    assertThat(figure.number())
        .contains(
            QualifiedNumber.about(
                BigDecimal.valueOf(3), BigDecimal.valueOf(3), BigDecimal.valueOf(4)));
    assertThat(Wording.of(figure, LanguageTag.EN)).isEqualTo("about 3 (3 to 4)");
  }

  @Test
  void figure_ofNoRecordsOrNoNames_isWhatTheExactOneIs() {
    for (HubRecord[] records :
        List.of(new HubRecord[0], new HubRecord[] {memorandum("a").build()})) {
      for (Query query : List.of(whole(), whole(RecordType.AGREEMENT))) {
        assertThat(figure(ABOUT, query, records)).isEqualTo(figure(EXACT, query, records));
      }
    }
    assertThat(figure(ABOUT, whole(RecordType.AGREEMENT)).number())
        .contains(QualifiedNumber.exact(0));
  }

  @Test
  void split_ofNamesInSeveralParts_doesNotAddUp() {
    List<Figure> figures =
        figures(
            ABOUT,
            whole(),
            memorandum("a", "p1", "p2").signedOn(date("2020")).build(),
            memorandum("b", "p2", "p3").signedOn(date("2021")).build());
    assertThat(figures.get(0).number().orElseThrow().getNumber()).contains(BigDecimal.valueOf(3));
    for (String year : List.of("2020", "2021")) {
      assertThat(part(figures, Dimension.YEAR, year).number().orElseThrow().getNumber())
          .contains(BigDecimal.valueOf(2));
    }
  }

  @Test
  void proof_evenOfACompleteDataset_isWhatIsCertainAndNothingAbove() {
    Query query = whole(RecordType.AGREEMENT);
    Figure few = figure(ABOUT, query, array(agreements(2)));
    assertThat(few.proof()).isEqualTo(QualifiedNumber.atLeast(3));
    assertThat(figure(EXACT, query, array(agreements(2))).proof())
        .isEqualTo(QualifiedNumber.exact(3));
    // 20,000 names on 4,096 registers leave e^-4.88 of them empty, 31: about 4,065 are set
    Figure many = figure(ABOUT, query, array(agreements(19_999)));
    assertThat(many.proof().getHigh()).isEmpty();
    assertThat(many.proof().getLow().orElseThrow())
        .isBetween(BigDecimal.valueOf(4030), BigDecimal.valueOf(4096));
    assertThat(Statement.of(ABOUT, many, BigDecimal.valueOf(1000)).orElseThrow().number())
        .isEqualTo(QualifiedNumber.moreThan(4000));
  }

  @Test
  void claim_onAnEstimate_isConfirmedByWhatIsCertainAlone() {
    assertThat(verdict(QualifiedNumber.moreThan(2)).status()).isEqualTo(ClaimStatus.CONFIRMED);
    assertThat(verdict(QualifiedNumber.exact(3)).status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(verdict(QualifiedNumber.exact(4)).coverage()).isEmpty();
    assertThat(verdict(QualifiedNumber.exact(2)).status()).isEqualTo(ClaimStatus.CONTRADICTED);
  }

  private static ReconciledClaim verdict(QualifiedNumber value) {
    Reconciliation reconciliation =
        Reconciliation.of(
            List.of(claim("parties", value).build()),
            Ask.scope(RecordType.AGREEMENT),
            List.of(ABOUT));
    List<HubRecord> records =
        agreements(2).stream()
            .map(Agreement.class::cast)
            .<HubRecord>map(a -> Agreement.builder().from(a).addSources(document("own")).build())
            .toList();
    return reconciliation
        .verdicts(records.stream().collect(reconciliation.metric().toCollector()))
        .get(0);
  }

  @Test
  void split_ofPeopleThatMayBeFewerThanFive_isHidden() {
    List<HubRecord> records = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      records.add(expert((i < 3 ? "a" : i < 7 ? "b" : "c") + "/" + i).build());
    }
    List<Figure> figures = figures(PEOPLE, whole(), records);
    for (String small : List.of("a", "b")) { // three, and four whose upper bound is five
      assertThat(part(figures, Dimension.THEME, small).number())
          .contains(QualifiedNumber.fewerThan(5));
      assertThat(part(figures, Dimension.THEME, small).notes())
          .containsExactly(Note.of("small_cell"));
    }
    assertThat(part(figures, Dimension.THEME, "c").number().orElseThrow().getNumber())
        .contains(BigDecimal.valueOf(23));
    assertThat(
            part(figures(PEOPLE, whole().forInternalUse(), records), Dimension.THEME, "b").number())
        .hasValueSatisfying(n -> assertThat(n.contains(BigDecimal.valueOf(4))).isTrue());
  }

  /** The number of those named is as telling as the number shown. */
  @Test
  void split_ofFewPeopleCountedExactly_hidesHowManyAreNamed() {
    RecordMetric exact =
        RecordMetric.named("people", MetricGroup.PARTNERSHIP, "experts", Accrual.DISTINCT)
            .of(
                Expert.class,
                (expert, query) ->
                    Judgement.counts().withNames(Names.of(List.of(expert.getId().value()))))
            .by(Expert.class, Dimension.THEME, (expert, query) -> List.of("a"))
            .splitBy(Dimension.THEME)
            .ofPeople()
            .build();
    Figure small = part(figures(exact, whole(), expert("x").build()), Dimension.THEME, "a");
    assertThat(small.number()).contains(QualifiedNumber.fewerThan(5));
    assertThat(small.named()).isEmpty();
  }

  @Test
  void partialResult_ofAnExactPartAndAnEstimatedOne_isEstimated() {
    PartialResult exact = partial(EXACT, "a", agreements(1));
    PartialResult about = partial(ABOUT, "b", List.of(memorandum("b", "p1", "p2").build()));
    for (PartialResult both : List.of(exact.plus(about), about.plus(exact))) {
      for (RecordMetric metric : List.of(EXACT, ABOUT)) {
        Figure figure = both.figures(List.of(metric), false).get(0).get(0);
        // p0, p1 and p2
        assertThat(figure.number().orElseThrow().getNumber()).contains(BigDecimal.valueOf(3));
        assertThat(figure.notes()).contains(NameSketch.NOTE);
      }
    }
    assertThat(exact.plus(about).metrics()).isEqualTo(about.plus(exact).metrics());
  }

  @Test
  void partialResult_ofAMillionNames_staysSmall() {
    List<HubRecord> records = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      String[] parties = new String[1000];
      for (int j = 0; j < parties.length; j++) {
        parties[j] = "p" + (1000 * i + j);
      }
      records.add(memorandum("a" + i, parties).build());
    }
    Tally.Form total = partial(ABOUT, "a", records).metrics().get(0).total();
    Cell.Form cell = total.views().get(0).values().iterator().next();
    assertThat(cell.names()).isEmpty();
    assertThat(cell.sketch().orElseThrow()).hasSizeLessThan(6 * 1024);
    assertThat(cell.toCell().toForm()).isEqualTo(cell);
    assertThat(cell.toCell().distinct().contains(BigDecimal.valueOf(1_000_000))).isTrue();
  }

  private static PartialResult partial(RecordMetric metric, String name, List<HubRecord> records) {
    PartialResult.Origin origin = new PartialResult.Origin(name, name, 0, 0, 0);
    return records.stream()
        .collect(PartialResult.of(List.of(metric), whole(), origin).toCollector());
  }

  @Test
  void toCell_ofASketchThatIsNone_throws() {
    Cell.Form form = Cell.empty().toForm();
    Cell.Form broken =
        new Cell.Form(
            1,
            0,
            0,
            0,
            0,
            0,
            form.leftOut(),
            form.sum(),
            form.names(),
            Optional.of("AAAA"),
            form.largest(),
            form.ids());
    assertThatThrownBy(broken::toCell)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sketch must be");
  }

  @Test
  void approximate_ofNoDistinctCount_throws() {
    RecordMetric.Builder flow =
        RecordMetric.named("events", MetricGroup.CAPACITY, "events", Accrual.FLOW);
    assertThatThrownBy(flow::approximate)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("events must be a distinct count to be approximate, found FLOW");
  }

  @Test
  void figure_ofAnotherType_isNotTouched() {
    assertThat(figure(ABOUT, whole(), event("e").build()).number()).isEmpty();
  }
}
