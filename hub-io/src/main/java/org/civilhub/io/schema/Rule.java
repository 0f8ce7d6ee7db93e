package org.civilhub.io.schema;

import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.civilhub.model.CovidAfterOutbreak;
import org.civilhub.model.EventCountriesWithinStated;
import org.civilhub.model.MembershipsDisjoint;
import org.civilhub.model.ParticipantsWithinTotal;
import org.civilhub.model.ResultKeysUnique;
import org.civilhub.model.ResultsWithinProject;
import org.civilhub.model.constraint.DateOrder;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.constraint.WithinStatedNumber;
import org.civilhub.model.rule.FindingCode;

/**
 * A constraint of the model with the finding that it gives.
 *
 * @param constraint the annotation
 * @param code what is found where it does not hold
 */
record Rule(Annotation constraint, FindingCode code) {
  /** They compare: with today, with one another, with a sum or number. A schema cannot. */
  private static final Set<Class<? extends Annotation>> COMPARING =
      Set.of(
          CovidAfterOutbreak.class,
          DateOrder.class,
          EventCountriesWithinStated.class,
          MembershipsDisjoint.class,
          NotInFuture.class,
          ParticipantsWithinTotal.class,
          ResultKeysUnique.class,
          ResultsWithinProject.class,
          WithinStatedNumber.class);

  /** The rules that annotations are; those that are no constraints are left out. */
  static List<Rule> of(List<Annotation> annotations) {
    return annotations.stream()
        .flatMap(Rule::each)
        .filter(a -> a.annotationType().isAnnotationPresent(Constraint.class))
        .map(a -> new Rule(a, code(a)))
        .toList();
  }

  /** Several annotations of one type stand in one that holds them. */
  private static Stream<Annotation> each(Annotation annotation) {
    return Arrays.stream(annotation.annotationType().getMethods())
        .filter(attribute -> attribute.getName().equals("value"))
        .map(attribute -> call(annotation, attribute.getName()))
        .filter(Annotation[].class::isInstance)
        .findFirst()
        .map(held -> Arrays.stream((Annotation[]) held))
        .orElseGet(() -> Stream.of(annotation));
  }

  private static FindingCode code(Annotation constraint) {
    String message = (String) call(constraint, "message");
    return FindingCode.of(message.substring(1, message.length() - 1))
        .orElseThrow(() -> new IllegalStateException("no finding code for " + message));
  }

  private static Object call(Annotation annotation, String attribute) {
    try {
      return annotation.annotationType().getMethod(attribute).invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + attribute + " of " + annotation, e);
    }
  }

  Class<? extends Annotation> type() {
    return constraint.annotationType();
  }

  boolean isComparing() {
    return COMPARING.contains(type());
  }

  /** In words of the wire form, such as {@code not_blank_text}. */
  String word() {
    return type().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** For whoever adds a constraint to the model. */
  IllegalStateException unknownOn(String what) {
    return new IllegalStateException(
        "must be expressed or named as comparing: @" + type().getSimpleName() + " on " + what);
  }
}
