package org.civilhub.model.testkit;

import jakarta.validation.constraints.NotEmpty;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.ListArbitrary;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.rule.FindingCode;

/**
 * Values that satisfy every constraint, or all but one. Properties are drawn by the constraints on
 * each and then changed where a rule on several demands it. A fault is planted between the two; a
 * value that loses it again is drawn anew.
 */
final class ValidArbitraries {
  private static final int MOST_IN_LIST = 2;

  private ValidArbitraries() {}

  /**
   * One fault that a value can have.
   *
   * @param pointer where it is found, as a JSON pointer; empty for the value itself
   * @param code what is found
   * @param values values with that fault and no other
   */
  record Planting(String pointer, FindingCode code, Supplier<Arbitrary<Object>> values) {}

  /** Values of a type that satisfy every constraint. */
  static Arbitrary<Object> of(Shape shape) {
    return of(shape, Arbitraries.just(Map.of()), Optional.empty());
  }

  /** Values but for what is planted, which breaks one rule on several properties or none. */
  private static Arbitrary<Object> of(
      Shape shape, Arbitrary<Map<String, Optional<Object>>> planted, Optional<Annotation> broken) {
    List<Arbitrary<Optional<Object>>> fields = new ArrayList<>();
    for (Shape.Property property : shape.properties()) {
      Arbitrary<Object> values = of(property, 0);
      fields.add(
          property.holding() == Shape.Holding.OPTIONAL
              ? HubArbitraries.optional(values)
              : values.map(Optional::of));
    }
    return Combinators.combine(Combinators.combine(fields).as(values -> values), planted)
        .as((values, faults) -> built(shape, values, faults, broken))
        .filter(Optional::isPresent)
        .map(Optional::orElseThrow)
        .withoutEdgeCases();
  }

  /** What a property of a valid value holds, and of a list at least so much. */
  static Arbitrary<Object> of(Shape.Property property, int least) {
    return switch (property.holding()) {
      case ONE, OPTIONAL -> one(property);
      case MAP -> HubArbitraries.ofField(property.type()).asGeneric();
      case LIST -> {
        boolean filled = property.onHolder().stream().anyMatch(NotEmpty.class::isInstance);
        ListArbitrary<Object> lists =
            one(property).list().ofMinSize(filled ? 1 : least).ofMaxSize(MOST_IN_LIST);
        yield property.onHolder().stream().anyMatch(NoRepeats.class::isInstance)
            ? lists.uniqueElements().asGeneric()
            : lists.asGeneric();
      }
    };
  }

  private static Arbitrary<Object> one(Shape.Property property) {
    return property.isNested()
        ? of(part(property))
        : ConstrainedValues.good(property.element(), property.onValue()).asGeneric();
  }

  private static Shape part(Shape.Property property) {
    return Shape.of(Shape.raw(property.element()));
  }

  private static Optional<Object> built(
      Shape shape,
      List<Optional<Object>> values,
      Map<String, Optional<Object>> planted,
      Optional<Annotation> broken) {
    Draft draft = new Draft(shape);
    for (int i = 0; i < values.size(); i++) {
      draft.put(shape.properties().get(i).name(), values.get(i));
    }
    planted.forEach(draft::put);
    Map<String, Object> before;
    do {
      before = draft.values();
      for (Annotation rule : shape.rules()) {
        if (!broken.equals(Optional.of(rule))) {
          PropertyRules.keep(rule, draft);
        }
      }
    } while (!draft.values().equals(before));
    boolean kept =
        planted.entrySet().stream()
            .allMatch(p -> draft.get(p.getKey(), Object.class).equals(p.getValue()));
    return kept ? draft.build() : Optional.empty();
  }

  /** Every fault that a value of a type can have: one for each constraint on it and its parts. */
  static List<Planting> plantings(Shape shape) {
    List<Planting> plantings = new ArrayList<>();
    for (Annotation rule : shape.rules()) {
      plantings.add(
          new Planting(
              "/" + PropertyRules.reportedOn(rule),
              Shape.code(rule),
              () -> of(shape, PropertyRules.broken(rule, shape), Optional.of(rule))));
    }
    for (Shape.Property property : shape.properties()) {
      for (Planting inner : plantings(property)) {
        plantings.add(
            new Planting(
                "/" + property.name() + inner.pointer(),
                inner.code(),
                () ->
                    of(
                        shape,
                        inner
                            .values()
                            .get()
                            .map(value -> Map.of(property.name(), Optional.of(value))),
                        Optional.empty())));
      }
    }
    return plantings;
  }

  /** What a list holds is at fault behind a valid one, so that its index tells something. */
  private static List<Planting> plantings(Shape.Property property) {
    List<Planting> plantings = new ArrayList<>();
    for (Annotation constraint : property.onHolder()) {
      plantings.add(bad(constraint, () -> of(property, 1)));
    }
    List<Planting> inOne = new ArrayList<>();
    for (Annotation constraint : property.onValue()) {
      inOne.add(bad(constraint, () -> one(property)));
    }
    if (property.isNested()) {
      inOne.addAll(plantings(part(property)));
    }
    for (Planting one : inOne) {
      plantings.add(
          property.holding() != Shape.Holding.LIST
              ? one
              : new Planting(
                  "/1" + one.pointer(),
                  one.code(),
                  () ->
                      Combinators.combine(one(property), one.values().get())
                          .as((good, bad) -> List.of(good, bad))
                          .asGeneric()));
    }
    return plantings;
  }

  private static Planting bad(Annotation constraint, Supplier<Arbitrary<Object>> good) {
    return new Planting(
        "", Shape.code(constraint), () -> ConstrainedValues.bad(constraint, good.get()));
  }
}
