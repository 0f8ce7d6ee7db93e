package org.civilhub.metrics.reconcile;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Basis;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricSet;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Period;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.RecordMetric;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.Split;
import org.civilhub.metrics.Wording;
import org.civilhub.model.Discrepancy;
import org.civilhub.model.HubRecord;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.jspecify.annotations.Nullable;

/**
 * Holds published claims against what the records prove, each at its own date and by records that
 * have another source than the claim. One pass over the records, whatever the number of claims.
 *
 * <p>How a claim's time is read: an as-of date is the last day it may be, and the verdict must also
 * hold on the first and between; a period is its days; a time given only in words, or none, is
 * everything since the founding up to the dataset's day. The reason says which.
 */
public final class Reconciliation {
  private static final int COVERAGE_DECIMALS = 4;
  private static final String VALUE = "/value";

  /** Languages in which another source may say a number. */
  private static final List<LanguageTag> LANGUAGES =
      List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK);

  /** One question to the records; claims that ask the same share its answer. */
  private record Probe(MetricDefinition metric, Query query) implements Serializable {
    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Probe other
          && metric.equals(other.metric)
          && query.equals(other.query);
    }

    @Override
    public int hashCode() {
      return 31 * metric.id().hashCode() + query.hashCode();
    }
  }

  private final Scope scope;
  private final Map<String, MetricDefinition> metrics;
  private final List<ReportedFigure> claims;
  private final Map<Probe, Integer> probes = new LinkedHashMap<>();

  private Reconciliation(
      Collection<ReportedFigure> claims,
      Scope scope,
      Collection<MetricDefinition> metrics,
      Function<Question, List<Probe>> asking) {
    this.scope = scope;
    this.metrics = new HashMap<>();
    for (MetricDefinition metric : metrics) {
      if (this.metrics.put(metric.id(), metric) != null) {
        throw new IllegalStateException("metrics must have ids of their own, found " + metric.id());
      }
    }
    this.claims = List.copyOf(claims);
    for (ReportedFigure claim : claims) {
      Optional<Question> question = asked(claim);
      if (question.isPresent()) {
        asking.apply(question.get()).forEach(this::ask);
      }
    }
  }

  /**
   * The reconciliation of claims, to be given the records.
   *
   * @param claims the claims
   * @param scope what is said of the dataset
   * @param metrics the metrics that claims may be about
   * @return the reconciliation
   */
  public static Reconciliation of(
      Collection<ReportedFigure> claims, Scope scope, Collection<MetricDefinition> metrics) {
    return new Reconciliation(claims, scope, metrics, Question::all);
  }

  /** One that asks a third as much, and can tell {@link #proofs} but no verdicts. */
  static Reconciliation ofProofs(
      Collection<ReportedFigure> claims, Scope scope, Collection<MetricDefinition> metrics) {
    return new Reconciliation(claims, scope, metrics, Question::proofs);
  }

  /**
   * The metric that answers it: one pass over all records, then {@link #verdicts}.
   *
   * @return a metric over mixed records
   */
  public MetricSet<List<Figure>> metric() {
    List<Metric<HubRecord, ?, List<Figure>>> asked = new ArrayList<>();
    for (Probe probe : probes.keySet()) {
      asked.add(probe.metric().on(probe.query()));
    }
    return MetricSet.of(asked);
  }

  private void ask(Probe probe) {
    probes.putIfAbsent(probe, probes.size());
  }

  /**
   * What a claim asks: on its last day and its first, of all records and of independent ones; and
   * the same as it may be shown, where it would tell a small number of people.
   */
  private record Question(
      Probe last, Probe shown, Probe lastProof, Probe firstProof, Optional<Probe> parts) {
    List<Probe> all() {
      List<Probe> all = new ArrayList<>(List.of(last, shown, lastProof, firstProof));
      parts.ifPresent(all::add);
      return all;
    }

    /** A whole is shown as it is, so only a part has to be asked how it may be shown. */
    List<Probe> proofs() {
      return isOfPart() ? List.of(shown, lastProof, firstProof) : List.of(lastProof, firstProof);
    }

    boolean isOfPart() {
      return !last.query().only().equals(Optional.of(Split.NONE));
    }
  }

  private Optional<Question> asked(ReportedFigure claim) {
    MetricDefinition metric = metrics.get(claim.getIndicator());
    Optional<Split> split = split(claim, metric);
    if (metric == null || split.isEmpty()) {
      return Optional.empty();
    }
    Period last = period(claim);
    Period first =
        claim.getPeriod().isPresent() ? last : scope.sinceFounding(firstDay(claim, last));
    Query parts = Query.asOf(scope, scope.asOf()).in(last);
    Query shown = parts.of(split.get());
    Query onLast = shown.forInternalUse();
    Query proof = onLast.withoutWordOf(claim.getSources());
    return Optional.of(
        new Question(
            new Probe(metric, onLast),
            new Probe(metric, shown),
            new Probe(metric, proof),
            new Probe(metric, proof.in(first)),
            metric.explainedBy().map(dimension -> new Probe(metric, parts))));
  }

  /** The part that a claim is about, money also by its currency; empty if the metric has none. */
  private static Optional<Split> split(ReportedFigure claim, @Nullable MetricDefinition metric) {
    Split split = Split.NONE;
    for (Map.Entry<String, String> part : claim.getSplit().entrySet()) {
      Optional<Dimension> dimension =
          Dimension.of(part.getKey())
              .filter(known -> metric == null || metric.dimensions().contains(known));
      if (dimension.isEmpty()) {
        return Optional.empty();
      }
      split = split.with(dimension.get(), part.getValue());
    }
    if (metric != null && metric.unit().equals("money") && claim.getUnit().isPresent()) {
      split = split.with(Dimension.CURRENCY, claim.getUnit().get());
    }
    return Optional.of(split);
  }

  private Period period(ReportedFigure claim) {
    if (claim.getPeriod().isPresent()) {
      LocalDate first = claim.getPeriod().get().firstDay();
      LocalDate last = claim.getPeriod().get().lastDay().orElse(scope.asOf());
      return new Period(first, first.isAfter(last) ? first : cut(first, last));
    }
    LocalDate last = claim.getAsOf().map(PartialDate::lastDay).orElse(scope.asOf());
    LocalDate first = claim.getAsOf().flatMap(PartialDate::firstDay).orElse(last);
    return scope.sinceFounding(cut(first, last));
  }

  /** The dataset's day if the last day lies after it; not if the first does: nothing is proven. */
  private LocalDate cut(LocalDate first, LocalDate last) {
    return last.isAfter(scope.asOf()) && !first.isAfter(scope.asOf()) ? scope.asOf() : last;
  }

  /** First day of a claim's date; for one that is only reported the day of the report. */
  private LocalDate firstDay(ReportedFigure claim, Period last) {
    LocalDate first = claim.getAsOf().flatMap(PartialDate::firstDay).orElse(last.last());
    LocalDate founded = scope.foundedOn().filter(first::isBefore).orElse(first);
    return founded.isAfter(last.last()) ? last.last() : founded;
  }

  /**
   * The verdicts, from the answers of {@link #metric}.
   *
   * @param answers what the metric gave over all records
   * @return one verdict for each claim, in the order of the claims
   */
  public List<ReconciledClaim> verdicts(List<List<Figure>> answers) {
    List<ReconciledClaim> verdicts = new ArrayList<>();
    for (ReportedFigure claim : claims) {
      Optional<Question> question = asked(claim);
      verdicts.add(
          question.isPresent() ? verdict(claim, question.get(), answers) : withoutMetric(claim));
    }
    return List.copyOf(verdicts);
  }

  private static ReconciledClaim withoutMetric(ReportedFigure claim) {
    return new ReconciledClaim(
        claim,
        Optional.empty(),
        Split.NONE,
        Optional.empty(),
        Optional.empty(),
        ClaimStatus.NO_METRIC,
        Optional.empty(),
        false,
        List.of(Note.of("no_metric", claim.getIndicator())));
  }

  /** The proofs, of the claims whose indicator a metric calculates, in the order of the claims. */
  List<ClaimProof> proofs(List<List<Figure>> answers) {
    List<ClaimProof> proofs = new ArrayList<>();
    for (ReportedFigure claim : claims) {
      Optional<Question> question = asked(claim);
      if (question.isPresent()) {
        proofs.add(proof(claim, question.get(), answers));
      }
    }
    return proofs;
  }

  private List<Figure> answer(Probe probe, List<List<Figure>> answers) {
    return answers.get(Optional.ofNullable(probes.get(probe)).orElseThrow());
  }

  private ReconciledClaim verdict(
      ReportedFigure claim, Question question, List<List<Figure>> answers) {
    MetricDefinition metric = question.last().metric();
    List<Figure> figures = answer(question.last(), answers);
    Optional<Figure> figure =
        figures.size() == 1
            ? Optional.of(answer(question.shown(), answers).get(0))
            : Optional.empty();
    ClaimProof proof = proof(claim, question, answers);
    List<Note> reason = new ArrayList<>(time(claim, question.last().query()));
    Basis basis = basis(figures);
    Basis independent = basis(answer(question.lastProof(), answers));
    boolean complete = metric.isDeclaredComplete(scope);
    ClaimStatus status;
    if (basis.records() + basis.undatable() == 0 && !complete) {
      status = ClaimStatus.NO_EVIDENCE;
      reason.add(Note.of("no_record"));
    } else if (basis.records() > 0
        && independent.records() + independent.undatable() == 0
        && proven(figures).meets(claim.toNumber())) {
      status = ClaimStatus.RESTATED;
      reason.add(Note.of("own_source_only", basis.records()));
    } else if (proof.contradicts()) {
      status = ClaimStatus.CONTRADICTED;
      reason.add(Note.of("do_not_meet"));
    } else if (proof.confirms()) {
      status = ClaimStatus.CONFIRMED;
      reason.add(Note.of("inside"));
    } else {
      status = ClaimStatus.CONSISTENT;
      reason.add(Note.of(complete ? "open_records" : "part_of_all"));
      if (proof.isOpenByDate()) {
        reason.add(Note.of("date_too_wide"));
      }
    }
    boolean hidden = figure.isPresent() && figure.get().basis().isEmpty();
    if (!hidden) {
      reason.addAll(basisNotes(basis, independent));
    }
    if (figure.isPresent()) {
      reason.addAll(figure.get().notes());
    }
    if (question.parts().isPresent()) {
      reason.addAll(parts(answer(question.parts().get(), answers), claim, metric));
    }
    for (Discrepancy discrepancy : claim.getDiscrepancies()) {
      reason.add(other(discrepancy, claim, proof, hidden));
    }
    Optional<BigDecimal> coverage =
        status == ClaimStatus.CONSISTENT && !hidden
            ? coverage(metric, proof.last(), answer(question.lastProof(), answers), claim)
            : Optional.empty();
    return new ReconciledClaim(
        claim,
        Optional.of(metric.id()),
        metric.unit().equals("money")
            ? question.last().query().only().orElseThrow().without(Dimension.CURRENCY)
            : question.last().query().only().orElseThrow(),
        figure,
        Optional.of(proof.told()),
        status,
        coverage,
        coverage.isPresent() && claim.getValue().getHigh().isEmpty(),
        reason);
  }

  /** What another source says instead; of a number in words, whether the records allow it. */
  private static Note other(
      Discrepancy other, ReportedFigure claim, ClaimProof proof, boolean hidden) {
    String statement = other.getStatement();
    if (hidden || !proof.rests() || !other.getPointer().equals(VALUE)) {
      return Note.of("other_statement", statement);
    }
    Set<QualifiedNumber> read = new HashSet<>();
    for (LanguageTag language : LANGUAGES) {
      Wording.parse(statement, language).ifPresent(read::add);
    }
    if (read.size() != 1) {
      return Note.of("other_statement", statement);
    }
    ReportedFigure instead =
        ReportedFigure.builder()
            .from(claim)
            .value(read.iterator().next())
            .roundedTo(Optional.empty())
            .build();
    return Note.of(
        proof.of(instead).contradicts() ? "other_contradicted" : "other_possible", statement);
  }

  private ClaimProof proof(ReportedFigure claim, Question question, List<List<Figure>> answers) {
    List<Figure> last = answer(question.lastProof(), answers);
    Basis basis = basis(last);
    boolean complete = question.lastProof().metric().isDeclaredComplete(scope);
    return new ClaimProof(
        claim,
        proven(last),
        proven(answer(question.firstProof(), answers)),
        hidden(question, answers).orElse(proven(last)),
        complete || basis.records() + basis.undatable() > 0);
  }

  /** What is shown instead of a small number of people; empty if there is nothing to hide. */
  private Optional<QualifiedNumber> hidden(Question question, List<List<Figure>> answers) {
    List<Figure> shown =
        probes.containsKey(question.shown()) ? answer(question.shown(), answers) : List.of();
    return shown.size() == 1 && shown.get(0).basis().isEmpty()
        ? shown.get(0).number()
        : Optional.empty();
  }

  private static QualifiedNumber proven(List<Figure> figures) {
    return figures.size() == 1 ? figures.get(0).proof() : QualifiedNumber.unknown();
  }

  private static Basis basis(List<Figure> figures) {
    List<Basis> all = new ArrayList<>();
    long records = 0;
    long missing = 0;
    long undatable = 0;
    for (Figure figure : figures) {
      if (figure.basis().isPresent()) {
        Basis basis = figure.basis().get();
        all.add(basis);
        records += basis.records();
        missing += basis.missing();
        undatable += basis.undatable();
      }
    }
    return all.size() == 1 ? all.get(0) : new Basis(records, missing, undatable, new TreeMap<>());
  }

  private List<Note> time(ReportedFigure claim, Query query) {
    if (claim.getAsOf().isPresent() || claim.getPeriod().isPresent()) {
      return List.of();
    }
    return List.of(
        claim
            .getTimeText()
            .map(
                text ->
                    Note.of("time_read_as", text, query.period().first(), query.period().last()))
            .orElseGet(() -> Note.of("no_time", query.period().first(), query.period().last())));
  }

  private static List<Note> basisNotes(Basis basis, Basis independent) {
    List<Note> notes = new ArrayList<>();
    if (basis.missing() > 0) {
      notes.add(Note.of("missing", basis.missing(), basis.records() + basis.missing()));
    }
    if (basis.undatable() > 0) {
      notes.add(Note.of("undatable", basis.undatable()));
    }
    long own = independent.leftOut().getOrDefault(RecordMetric.OWN_SOURCE, 0L);
    if (own > 0 && independent.records() > 0) {
      notes.add(Note.of("own_source", own));
    }
    return notes;
  }

  private static List<Note> parts(
      List<Figure> figures, ReportedFigure claim, MetricDefinition metric) {
    Dimension dimension = metric.explainedBy().orElseThrow();
    List<Note> notes = new ArrayList<>();
    for (Figure figure : figures) {
      Optional<String> part = figure.split().get(dimension);
      Optional<BigDecimal> number = figure.number().flatMap(QualifiedNumber::getNumber);
      if (part.isPresent() && number.isPresent()) {
        String value = dimension.getCode() + "=" + part.get();
        notes.add(Note.of("of_these", value, Note.number(figure.number().get())));
      }
    }
    claim.getText().ifPresent(text -> notes.add(Note.of("claim_says", text.inAnyOf())));
    return notes;
  }

  private static Optional<BigDecimal> coverage(
      MetricDefinition metric, QualifiedNumber proof, List<Figure> figures, ReportedFigure claim) {
    Optional<BigDecimal> whole = claim.getValue().getNumber().filter(n -> n.signum() > 0);
    Optional<BigDecimal> part =
        metric.accrual() == Accrual.DISTINCT && figures.size() == 1
            ? figures.get(0).named().map(BigDecimal::valueOf)
            : proof.getLow();
    boolean upTo =
        claim.getValue().getQualifier() == Qualifier.AT_MOST
            || claim.getValue().getQualifier() == Qualifier.FEWER_THAN;
    return upTo
        ? Optional.empty()
        : part.flatMap(p -> whole.map(w -> p.divide(w, COVERAGE_DECIMALS, RoundingMode.HALF_EVEN)));
  }
}
