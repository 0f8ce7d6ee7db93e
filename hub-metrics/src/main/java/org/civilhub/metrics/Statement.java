package org.civilhub.metrics;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;

/**
 * A figure as it may be published: the exact number, or "more than N" with N on a stated step. It
 * never claims more than the records prove, so the same records confirm it as a claim.
 *
 * <ul>
 *   <li>Exact, where the {@linkplain Figure#proof() proof} is one number: the records are declared
 *       complete and leave nothing open.
 *   <li>Else the largest multiple N of the step that the proof's lower end reaches: "at least N" if
 *       that end is N and is itself proven, "more than N" if the proof lies above N.
 *   <li>Where the proof begins below the first step, its lower end as it is: "at least 37" on a
 *       step of 100.
 *   <li>Nothing, where the proof begins at 0 or has no lower end; of a number of people that is
 *       hidden or below 5; of money in no known currency; of shares, days and other figures that
 *       are calculated from figures, as these have no proof; and of the rows "undatable" and "not
 *       recorded", which speak of the records and not of the Hub. Money is published whatever else
 *       is not recorded of it.
 * </ul>
 *
 * <p>Parts of people are protected by the query that gave the figure: for publication it must not
 * be one {@linkplain Query#forInternalUse() for internal use}.
 *
 * @param number the number with its word: exact, at least or more than
 * @param unit what is counted, as the split says where it does, or an ISO 4217 code for money
 * @param decimals how many decimals the number is shown with at least
 * @param step what the number is a multiple of, unless it is exact or below the first step; above 0
 */
public record Statement(QualifiedNumber number, String unit, int decimals, BigDecimal step) {
  private static final Set<Qualifier> WORDS =
      Set.of(Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN);

  /**
   * @throws IllegalArgumentException if the number is of another word, or the step not above 0
   */
  public Statement {
    if (!WORDS.contains(number.getQualifier())) {
      throw new IllegalArgumentException(
          "number must be exact, at least or more than, found " + number);
    }
    if (step.signum() <= 0) {
      throw new IllegalArgumentException("step must be above 0, found " + step);
    }
  }

  /**
   * What may be published of a figure.
   *
   * @param metric the metric that the figure is of
   * @param figure the figure
   * @param step what a number that is not exact is put on a multiple of, such as 100
   * @return the statement; empty if there is nothing to publish
   * @throws IllegalArgumentException if the step is not above 0, or the figure is of another metric
   */
  public static Optional<Statement> of(MetricDefinition metric, Figure figure, BigDecimal step) {
    if (step.signum() <= 0) {
      throw new IllegalArgumentException("step must be above 0, found " + step);
    }
    if (!metric.id().equals(figure.metric())) {
      throw new IllegalArgumentException(
          "figure must be of " + metric.id() + ", found " + figure.metric());
    }
    String unit = figure.split().get(Dimension.UNIT).orElse(figure.unit());
    return figure
        .proof()
        .getLow()
        .filter(low -> !metric.isOfPeople() || low.compareTo(Query.SMALLEST_SHOWN) >= 0)
        .filter(low -> !unit.equals(Dimension.NOT_RECORDED))
        .filter(low -> isOfTheHub(figure.split(), metric))
        .flatMap(low -> onStep(figure.proof(), low, step))
        .map(number -> new Statement(number, unit, figure.decimals(), step));
  }

  private static boolean isOfTheHub(Split split, MetricDefinition metric) {
    Collection<String> values = split.parts().values();
    return !values.contains(Dimension.UNDATABLE)
        && (metric.unit().equals("money") || !values.contains(Dimension.NOT_RECORDED));
  }

  private static Optional<QualifiedNumber> onStep(
      QualifiedNumber proof, BigDecimal low, BigDecimal step) {
    if (proof.getQualifier() == Qualifier.EXACT) {
      return Optional.of(proof);
    }
    if (low.signum() <= 0) {
      return Optional.empty();
    }
    BigDecimal multiple = low.divideToIntegralValue(step).multiply(step);
    BigDecimal shown = multiple.signum() == 0 ? low : multiple;
    boolean above = proof.isLowOpen() || low.compareTo(shown) > 0;
    QualifiedNumber upward = above ? QualifiedNumber.moreThan(0) : QualifiedNumber.atLeast(0);
    return Optional.of(QualifiedNumber.computed(shown).plus(upward));
  }

  /**
   * The statement in words, with what is counted: {@code more than 1,300 participants}.
   *
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the words, which {@link Wording#parse} reads back
   */
  public String text(LanguageTag language) {
    return Wording.counted(number, unit, decimals, language);
  }
}
