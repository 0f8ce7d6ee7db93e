package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.civilhub.metrics.testkit.Ask.AS_OF;
import static org.civilhub.metrics.testkit.Ask.figure;
import static org.civilhub.metrics.testkit.Ask.figures;
import static org.civilhub.metrics.testkit.Ask.part;
import static org.civilhub.metrics.testkit.Ask.whole;
import static org.civilhub.metrics.testkit.Records.claim;
import static org.civilhub.metrics.testkit.Records.contest;
import static org.civilhub.metrics.testkit.Records.contribution;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.event;
import static org.civilhub.metrics.testkit.Records.given;
import static org.civilhub.metrics.testkit.Records.issue;
import static org.civilhub.metrics.testkit.Records.project;
import static org.civilhub.metrics.testkit.Records.scholarship;
import static org.civilhub.metrics.testkit.Records.spent;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.metrics.capacity.CapacityMetrics;
import org.civilhub.metrics.finance.FinanceMetrics;
import org.civilhub.metrics.knowledge.KnowledgeMetrics;
import org.civilhub.metrics.reconcile.ClaimStatus;
import org.civilhub.metrics.reconcile.ReconciledClaim;
import org.civilhub.metrics.reconcile.Reconciliation;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.code.ApplicationUnit;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static HubEvent attended(String id, QualifiedNumber people) {
    return event(id).participants(people).build();
  }

  private static Optional<QualifiedNumber> published(
      MetricDefinition metric, QualifiedNumber proof, String step) {
    return Statement.of(metric, proven(metric, proof), new BigDecimal(step)).map(Statement::number);
  }

  /** A figure of which nothing matters but its proof. */
  private static Figure proven(MetricDefinition metric, QualifiedNumber proof) {
    return new Figure(
        metric.id(),
        Split.NONE,
        Optional.empty(),
        Optional.empty(),
        metric.unit(),
        0,
        new Period(AS_OF, AS_OF),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        proof,
        List.of());
  }

  // ---- of records, as a user does it

  @Test
  void of_partialRecords_isMoreThanTheLastStepBelow() {
    Figure figure =
        figure(
            CapacityMetrics.CAPACITY_PARTICIPANTS,
            whole(),
            attended("e1", QualifiedNumber.exact(860)),
            attended("e2", QualifiedNumber.moreThan(500)));
    Statement statement =
        Statement.of(CapacityMetrics.CAPACITY_PARTICIPANTS, figure, HUNDRED).orElseThrow();

    assertThat(figure.proof()).isEqualTo(QualifiedNumber.moreThan(1360));
    assertThat(statement.number()).isEqualTo(QualifiedNumber.moreThan(1300));
    assertThat(statement.text(LanguageTag.EN)).isEqualTo("more than 1,300 participants");
    assertThat(statement.text(LanguageTag.RU)).isEqualTo("более 1\u00a0300 участников");
    assertThat(statement.text(LanguageTag.KK)).isEqualTo("1\u00a0300-ден астам қатысушы");
  }

  @Test
  void of_completeRecordsThatLeaveNothingOpen_isExactWhateverTheStep() {
    Figure complete =
        figure(
            KnowledgeMetrics.INNOVATION_CONTESTS,
            whole(RecordType.CONTEST),
            contest("c1").heldOn(date("2016")).build(),
            contest("c2").heldOn(date("2017")).build());
    assertThat(
            Statement.of(KnowledgeMetrics.INNOVATION_CONTESTS, complete, HUNDRED)
                .map(statement -> statement.text(LanguageTag.RU)))
        .contains("2 конкурса");
  }

  @Test
  void of_completeRecordsOfWhichOneLacksTheField_isNotExact() {
    Figure figure =
        figure(
            CapacityMetrics.CAPACITY_PARTICIPANTS,
            whole(RecordType.EVENT),
            attended("e1", QualifiedNumber.exact(260)),
            event("e2").build());
    assertThat(
            Statement.of(CapacityMetrics.CAPACITY_PARTICIPANTS, figure, HUNDRED)
                .map(Statement::number))
        .contains(QualifiedNumber.moreThan(200));
  }

  @Test
  void of_nothingOnRecord_isNothing() {
    Figure figure = figure(KnowledgeMetrics.JOURNAL_ISSUES, whole());
    assertThat(Statement.of(KnowledgeMetrics.JOURNAL_ISSUES, figure, HUNDRED)).isEmpty();
  }

  @Test
  void of_noneInACompleteDataset_isExactlyNone() {
    Figure figure = figure(KnowledgeMetrics.JOURNAL_ISSUES, whole(RecordType.JOURNAL_ISSUE));
    assertThat(
            Statement.of(KnowledgeMetrics.JOURNAL_ISSUES, figure, HUNDRED)
                .map(statement -> statement.text(LanguageTag.EN)))
        .contains("0 issues");
  }

  @Test
  void of_money_isWithItsCurrencyOrNothing() {
    List<Figure> figures =
        figures(
            FinanceMetrics.CONTRIBUTIONS,
            whole(),
            given("b1", "p", ContributionStage.RECEIVED, "USD 1250000"),
            contribution("b2", "p").stage(ContributionStage.PLEDGED).build());
    List<String> texts = new ArrayList<>();
    for (Figure figure : figures) {
      Statement.of(FinanceMetrics.CONTRIBUTIONS, figure, BigDecimal.valueOf(100_000))
          .ifPresent(statement -> texts.add(statement.text(LanguageTag.EN)));
    }
    assertThat(figures).hasSize(2);
    assertThat(texts).containsExactly("more than USD 1,200,000");
  }

  @Test
  void of_figureCalculatedFromFigures_isNothing() {
    HubRecord[] records = {
      project("p", "2022-01", "2024-12"),
      given("b", "p", ContributionStage.RECEIVED, "USD 1000"),
      spent("d", "p", "2023", "USD 730"),
    };
    for (MetricDefinition metric :
        List.of(FinanceMetrics.CONTRIBUTION_UTILISATION, FinanceMetrics.BALANCE_USED_UP_ON)) {
      assertThat(Statement.of(metric, figure(metric, whole(), records), HUNDRED)).isEmpty();
    }
  }

  /** Rows that speak of the records: of which year they are is not known, but of some year. */
  @Test
  void of_rowsUndatableAndNotRecorded_isNothing() {
    Query byCountry = whole().splitBy(Dimension.YEAR).splitBy(Dimension.COUNTRY);
    List<Figure> figures =
        figures(
            CapacityMetrics.CAPACITY_PARTICIPANTS,
            byCountry,
            attended("e1", QualifiedNumber.exact(30)),
            event("e2")
                .startsOn(date("../2024-05-05"))
                .participants(QualifiedNumber.exact(70))
                .build());
    assertThat(figures).hasSize(4);
    assertThat(text(part(figures, Dimension.YEAR, "2020"))).contains("at least 30 participants");
    assertThat(text(part(figures, Dimension.YEAR, Dimension.UNDATABLE))).isEmpty();
    assertThat(text(part(figures, Dimension.COUNTRY, Dimension.NOT_RECORDED))).isEmpty();
    assertThat(text(figures.get(0))).contains("at least 100 participants");
  }

  private static Optional<String> text(Figure figure) {
    return Statement.of(CapacityMetrics.CAPACITY_PARTICIPANTS, figure, BigDecimal.TEN)
        .map(statement -> statement.text(LanguageTag.EN));
  }

  /** Applicants are not applications: the noun is that of the unit that the row was counted in. */
  @Test
  void of_numbersInUnitsOfTheirOwn_areNamedByThem() {
    List<Figure> figures =
        figures(
            KnowledgeMetrics.CONTEST_ENTRIES,
            whole(),
            contest("c1")
                .applications(QualifiedNumber.exact(46))
                .applicationsUnit(ApplicationUnit.APPLICANTS)
                .build(),
            contest("c2")
                .applications(QualifiedNumber.exact(21))
                .applicationsUnit(ApplicationUnit.APPLICATIONS)
                .build(),
            contest("c3").applications(QualifiedNumber.exact(7)).build());
    List<String> texts = new ArrayList<>();
    for (Figure figure : figures) {
      Statement.of(KnowledgeMetrics.CONTEST_ENTRIES, figure, HUNDRED)
          .ifPresent(statement -> texts.add(statement.text(LanguageTag.RU)));
    }
    assertThat(texts).containsExactlyInAnyOrder("не менее 46 заявителей", "не менее 21 заявки");
  }

  // ---- people

  @Test
  void of_numberOfPeopleThatIsHidden_isNothing() {
    List<HubRecord> records = new ArrayList<>();
    int[] byYear = {4, 9, 8};
    for (int i = 0; i < byYear.length; i++) {
      for (int j = 0; j < byYear[i]; j++) {
        records.add(scholarship("s" + i + "-" + j).awardedOn(date("" + (2014 + i))).build());
      }
    }
    List<Figure> figures = figures(CapacityMetrics.SCHOLARSHIPS, whole(), records);
    // 2014 is below 5; 2016 would be told by the total
    assertThat(ofYear(figures, "2014")).isEmpty();
    assertThat(ofYear(figures, "2016")).isEmpty();
    assertThat(ofYear(figures, "2015")).contains(QualifiedNumber.atLeast(9));
    assertThat(
            Statement.of(CapacityMetrics.SCHOLARSHIPS, figures.get(0), BigDecimal.TEN)
                .map(Statement::number))
        .contains(QualifiedNumber.moreThan(20)); // 21 in all
  }

  private static Optional<QualifiedNumber> ofYear(List<Figure> figures, String year) {
    Figure figure = part(figures, Dimension.YEAR, year);
    return Statement.of(CapacityMetrics.SCHOLARSHIPS, figure, BigDecimal.TEN)
        .map(Statement::number);
  }

  /** Also where an internal query, or a whole, shows it: fewer than 5 people are nobody's news. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void of_fewerThanFivePeople_isNothing(int people) {
    MetricDefinition metric = CapacityMetrics.CAPACITY_PARTICIPANTS;
    assertThat(published(metric, QualifiedNumber.exact(people), "1")).isEmpty();
    assertThat(published(metric, QualifiedNumber.atLeast(people), "1")).isEmpty();
    assertThat(published(metric, QualifiedNumber.exact(5), "1")).contains(QualifiedNumber.exact(5));
    assertThat(published(CapacityMetrics.CAPACITY_EVENTS, QualifiedNumber.exact(people), "1"))
        .contains(QualifiedNumber.exact(people));
  }

  // ---- the number

  // at least: the lower end itself is proven; more than: it is not
  @ParameterizedTest
  @CsvSource({
    "at_least, 1360, 100, more_than, 1300",
    "at_least, 1301, 100, more_than, 1300",
    "at_least, 1300, 100, at_least, 1300",
    "more_than, 1300, 100, more_than, 1300",
    "more_than, 1299, 100, more_than, 1200",
    "at_least, 37, 100, at_least, 37",
    "more_than, 37, 100, more_than, 37",
    "at_least, 100, 100, at_least, 100",
    "at_least, 37, 1, at_least, 37",
    "at_least, 201, 200, more_than, 200",
    "at_least, 7, 2.5, more_than, 5",
    "at_least, 7.5, 2.5, at_least, 7.5",
    "exact, 1360, 100, exact, 1360",
    "about, 1400, 100, more_than, 1200", // from 1260 on
    "exact, -7, 100, exact, -7",
  })
  void of_proof_isPutOnTheStep(
      String word, String number, String step, String publishedWord, String publishedNumber) {
    QualifiedNumber proof =
        QualifiedNumber.of(Qualifier.of(word).orElseThrow(), new BigDecimal(number));
    assertThat(published(CapacityMetrics.CAPACITY_EVENTS, proof, step))
        .contains(
            QualifiedNumber.of(
                Qualifier.of(publishedWord).orElseThrow(), new BigDecimal(publishedNumber)));
  }

  @Test
  void of_proofWithoutALowerEndAboveZero_isNothing() {
    for (QualifiedNumber proof :
        List.of(
            QualifiedNumber.unknown(),
            QualifiedNumber.atLeast(0),
            QualifiedNumber.moreThan(0),
            QualifiedNumber.atLeast(-3),
            QualifiedNumber.fewerThan(5))) {
      assertThat(published(CapacityMetrics.CAPACITY_EVENTS, proof, "10")).isEmpty();
    }
  }

  @Test
  void of_stepNotAboveZeroOrFigureOfAnotherMetric_isRefused() {
    MetricDefinition metric = CapacityMetrics.CAPACITY_EVENTS;
    for (String step : List.of("0", "-100")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> published(metric, QualifiedNumber.exact(1), step))
          .withMessageContaining("found " + step);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Statement.of(
                    metric,
                    proven(CapacityMetrics.SCHOLARSHIPS, QualifiedNumber.exact(9)),
                    HUNDRED))
        .withMessageContaining("capacity_events")
        .withMessageContaining("scholarships");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Statement(QualifiedNumber.atMost(7), "events", 0, HUNDRED));
  }

  // ---- laws

  @Provide
  Arbitrary<QualifiedNumber> proofs() {
    Arbitrary<BigDecimal> numbers =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-50, 3000).map(BigDecimal::valueOf),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-10"), new BigDecimal("1E+12"))
                .ofScale(3));
    Arbitrary<QualifiedNumber> worded =
        Combinators.combine(
                Arbitraries.of(
                    Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.ABOUT),
                numbers)
            .as(QualifiedNumber::of);
    return Arbitraries.oneOf(worded, Combinators.combine(worded, worded).as(QualifiedNumber::plus));
  }

  @Provide
  Arbitrary<BigDecimal> steps() {
    return Arbitraries.oneOf(
        Arbitraries.of("1", "5", "10", "100", "500", "1000", "1E+6").map(BigDecimal::new),
        Arbitraries.bigDecimals()
            .between(new BigDecimal("0.01"), new BigDecimal("999"))
            .ofScale(2));
  }

  @Property(tries = 2000)
  void of_anyProof_claimsNoMoreThanIsProven(
      @ForAll("proofs") QualifiedNumber proof, @ForAll("steps") BigDecimal step) {
    Optional<QualifiedNumber> published =
        published(CapacityMetrics.CAPACITY_EVENTS, proof, step.toPlainString());
    boolean exact = proof.getQualifier() == Qualifier.EXACT;
    BigDecimal low = proof.getLow().orElseThrow();

    assertThat(published.isPresent()).isEqualTo(exact || low.signum() > 0);
    published.ifPresent(
        number -> {
          assertThat(proof.isWithin(number)).as("%s within %s", proof, number).isTrue();
          BigDecimal shown = number.getNumber().orElseThrow();
          if (!exact && low.compareTo(step) >= 0) {
            assertThat(shown.remainder(step)).isEqualByComparingTo(BigDecimal.ZERO);
            // and is the last multiple of which that is true
            assertThat(low).isLessThan(shown.add(step));
          } else {
            assertThat(shown).isEqualByComparingTo(low);
          }
        });
  }

  @Property(tries = 1000)
  void parse_textOfAnyStatement_isTheNumberAndHoldsTheProof(
      @ForAll("proofs") QualifiedNumber proof, @ForAll("steps") BigDecimal step) {
    Optional<Statement> statement =
        Statement.of(
            CapacityMetrics.CAPACITY_EVENTS, proven(CapacityMetrics.CAPACITY_EVENTS, proof), step);
    for (LanguageTag language : List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK)) {
      statement.ifPresent(
          said -> {
            QualifiedNumber read = Wording.parse(said.text(language), language).orElseThrow();
            assertThat(read).isEqualTo(said.number());
            assertThat(proof.isWithin(read)).isTrue();
          });
    }
  }

  // ---- the reverse: what was published, read as a claim and held against the same records

  @ParameterizedTest
  @CsvSource({"37, 10", "37, 100", "40, 10", "1, 1", "21, 5"})
  void of_records_publishedAndReadBack_areConfirmedByTheSameRecords(int number, String step) {
    List<HubRecord> records = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      records.add(issue("i" + i).build());
    }
    for (Query query : List.of(whole(), whole(RecordType.JOURNAL_ISSUE))) {
      Figure figure = figures(KnowledgeMetrics.JOURNAL_ISSUES, query, records).get(0);
      Statement statement =
          Statement.of(KnowledgeMetrics.JOURNAL_ISSUES, figure, new BigDecimal(step)).orElseThrow();
      ReportedFigure claim =
          claim(
                  "journal_issues",
                  Wording.parse(statement.text(LanguageTag.KK), LanguageTag.KK).orElseThrow())
              .build();
      Reconciliation reconciliation =
          Reconciliation.of(List.of(claim), query.scope(), StandardMetrics.all());
      ReconciledClaim verdict =
          reconciliation
              .verdicts(records.stream().collect(reconciliation.metric().toCollector()))
              .get(0);
      assertThat(verdict.status()).as(statement.toString()).isEqualTo(ClaimStatus.CONFIRMED);
    }
  }
}
