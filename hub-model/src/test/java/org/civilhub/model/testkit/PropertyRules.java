package org.civilhub.model.testkit;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.civilhub.model.CovidAfterOutbreak;
import org.civilhub.model.CovidFormatKnown;
import org.civilhub.model.EventCountriesWithinStated;
import org.civilhub.model.Indicator;
import org.civilhub.model.Membership;
import org.civilhub.model.MembershipsDisjoint;
import org.civilhub.model.ParticipantsWithinTotal;
import org.civilhub.model.Participation;
import org.civilhub.model.Result;
import org.civilhub.model.ResultKeysUnique;
import org.civilhub.model.ResultsWithinProject;
import org.civilhub.model.StageNamed;
import org.civilhub.model.Target;
import org.civilhub.model.constraint.DateOrder;
import org.civilhub.model.constraint.WithinStatedNumber;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;

/**
 * How each rule on several properties is kept, and how it is broken. A rule that the model begins
 * to use is entered here.
 */
final class PropertyRules {
  private static final LocalDate EVE_OF_OUTBREAK = LocalDate.of(2019, 12, 30);

  /**
   * What there is to know of a rule.
   *
   * @param reportedOn the property on which a violation is reported
   * @param keep changes a draft that breaks the rule, so that it does not
   * @param broken properties that break it; of an empty one, that it is absent
   */
  private record Kind<A extends Annotation>(
      Function<A, String> reportedOn,
      BiConsumer<A, Draft> keep,
      BiFunction<A, Shape, Arbitrary<Map<String, Optional<Object>>>> broken) {}

  private static final Map<Class<? extends Annotation>, Kind<? extends Annotation>> KINDS =
      Map.of(
          DateOrder.class,
          new Kind<DateOrder>(DateOrder::end, PropertyRules::putInOrder, PropertyRules::outOfOrder),
          WithinStatedNumber.class,
          new Kind<WithinStatedNumber>(
              WithinStatedNumber::list, PropertyRules::stateEnough, PropertyRules::statedTooFew),
          EventCountriesWithinStated.class,
          new Kind<EventCountriesWithinStated>(
              EventCountriesWithinStated::countries,
              PropertyRules::stateEnoughCountries,
              (rule, shape) -> statedTooFew(rule.countries(), rule.number(), shape)),
          ParticipantsWithinTotal.class,
          new Kind<ParticipantsWithinTotal>(
              ParticipantsWithinTotal::rows,
              PropertyRules::totalParticipants,
              PropertyRules::totalTooSmall),
          MembershipsDisjoint.class,
          new Kind<MembershipsDisjoint>(
              MembershipsDisjoint::memberships,
              PropertyRules::leaveOutOverlaps,
              PropertyRules::overlapping),
          CovidAfterOutbreak.class,
          new Kind<CovidAfterOutbreak>(
              CovidAfterOutbreak::marker,
              PropertyRules::unmarkEarly,
              PropertyRules::markedTooEarly),
          CovidFormatKnown.class,
          new Kind<CovidFormatKnown>(
              CovidFormatKnown::format,
              (rule, draft) -> {
                if (draft.get(rule.format(), Object.class).isEmpty()) {
                  draft.put(rule.marker(), Optional.of(false));
                }
              },
              (rule, shape) ->
                  Arbitraries.just(
                      Map.of(rule.marker(), Optional.of(true), rule.format(), Optional.empty()))),
          ResultKeysUnique.class,
          new Kind<ResultKeysUnique>(
              ResultKeysUnique::results,
              (rule, draft) ->
                  draft.put(
                      rule.results(),
                      Optional.of(uniqueKeys(draft.list(rule.results(), Result.class)))),
              PropertyRules::repeatedKey),
          ResultsWithinProject.class,
          new Kind<ResultsWithinProject>(
              ResultsWithinProject::results,
              PropertyRules::widenProject,
              PropertyRules::targetOutside),
          StageNamed.class,
          new Kind<StageNamed>(
              StageNamed::split, PropertyRules::nameStage, PropertyRules::stageUnnamed));

  private PropertyRules() {}

  static String reportedOn(Annotation rule) {
    return kind(rule).reportedOn().apply(rule);
  }

  static void keep(Annotation rule, Draft draft) {
    kind(rule).keep().accept(rule, draft);
  }

  static Arbitrary<Map<String, Optional<Object>>> broken(Annotation rule, Shape shape) {
    return kind(rule).broken().apply(rule, shape);
  }

  @SuppressWarnings("unchecked") // each kind is entered under its own annotation
  private static <A extends Annotation> Kind<A> kind(A rule) {
    Kind<?> kind = KINDS.get(rule.annotationType());
    if (kind == null) {
      throw new IllegalStateException(
          "PropertyRules must say how @"
              + rule.annotationType().getSimpleName()
              + " is kept and how it is broken");
    }
    return (Kind<A>) kind;
  }

  // ---- dates in order ----

  private static void putInOrder(DateOrder rule, Draft draft) {
    Optional<Object> start = draft.get(rule.start(), Object.class);
    Optional<Object> end = draft.get(rule.end(), Object.class);
    if (!new DateOrder.Rule().holds(start.orElse(null), end.orElse(null))) {
      draft.put(rule.start(), end);
      draft.put(rule.end(), start);
    }
  }

  private static Arbitrary<Map<String, Optional<Object>>> outOfOrder(DateOrder rule, Shape shape) {
    return Combinators.combine(
            ValidArbitraries.of(shape.property(rule.start()), 0),
            ValidArbitraries.of(shape.property(rule.end()), 0))
        .as((start, end) -> List.of(start, end))
        .filter(dates -> !new DateOrder.Rule().holds(dates.get(0), dates.get(1)))
        .map(
            dates ->
                Map.of(
                    rule.start(),
                    Optional.of(dates.get(0)),
                    rule.end(),
                    Optional.of(dates.get(1))));
  }

  // ---- no more than is stated ----

  private static void stateEnough(WithinStatedNumber rule, Draft draft) {
    stateEnough(rule.number(), draft, new HashSet<>(draft.list(rule.list(), Object.class)));
  }

  private static void stateEnoughCountries(EventCountriesWithinStated rule, Draft draft) {
    Set<Object> named = new HashSet<>(draft.list(rule.countries(), CountryCode.class));
    draft.list(rule.rows(), Participation.class).stream()
        .filter(Participation::isAttendance)
        .forEach(row -> row.getCountry().ifPresent(named::add));
    stateEnough(rule.number(), draft, named);
  }

  private static void stateEnough(String number, Draft draft, Set<Object> named) {
    if (draft
        .get(number, QualifiedNumber.class)
        .filter(n -> !n.canReach(named.size()))
        .isPresent()) {
      draft.put(number, Optional.of(QualifiedNumber.exact(named.size())));
    }
  }

  private static Arbitrary<Map<String, Optional<Object>>> statedTooFew(
      WithinStatedNumber rule, Shape shape) {
    return statedTooFew(rule.list(), rule.number(), shape);
  }

  private static Arbitrary<Map<String, Optional<Object>>> statedTooFew(
      String list, String number, Shape shape) {
    return Combinators.combine(
            ValidArbitraries.of(shape.property(list), 1),
            Arbitraries.longs().between(0, 999),
            wordsWithAnUpperEnd())
        .as(
            (named, n, word) -> {
              int size = new HashSet<>((Collection<?>) named).size();
              return Map.of(list, Optional.of(named), number, Optional.of(below(size, n, word)));
            });
  }

  private static Arbitrary<Qualifier> wordsWithAnUpperEnd() {
    return Arbitraries.of(Qualifier.EXACT, Qualifier.AT_MOST, Qualifier.FEWER_THAN);
  }

  /** A whole number from zero up that cannot reach another, which is above zero. */
  private static QualifiedNumber below(long number, long n, Qualifier word) {
    long most = n % number;
    return QualifiedNumber.of(
        word, BigDecimal.valueOf(word == Qualifier.FEWER_THAN ? most + 1 : most));
  }

  // ---- participants ----

  private static void totalParticipants(ParticipantsWithinTotal rule, Draft draft) {
    QualifiedNumber sum =
        draft.list(rule.rows(), Participation.class).stream()
            .filter(Participation::isAttendance)
            .map(Participation::getNumber)
            .reduce(QualifiedNumber.exact(0), QualifiedNumber::plus);
    if (draft.get(rule.total(), QualifiedNumber.class).filter(n -> !n.canReach(sum)).isPresent()) {
      BigDecimal least = sum.getLow().orElseThrow().setScale(0, RoundingMode.CEILING);
      BigDecimal reached = sum.isLowOpen() ? least.add(BigDecimal.ONE) : least;
      draft.put(rule.total(), Optional.of(QualifiedNumber.of(Qualifier.EXACT, reached)));
    }
  }

  private static Arbitrary<Map<String, Optional<Object>>> totalTooSmall(
      ParticipantsWithinTotal rule, Shape shape) {
    return Combinators.combine(
            ValidArbitraries.of(shape.property(rule.rows()), 1),
            Arbitraries.longs().between(1, 999),
            Arbitraries.longs().between(0, 999),
            wordsWithAnUpperEnd())
        .as(
            (rows, ofEach, n, word) -> {
              List<Participation> attended =
                  ((Collection<?>) rows).stream().map(row -> attended(row, ofEach)).toList();
              return Map.of(
                  rule.rows(),
                  Optional.of(attended),
                  rule.total(),
                  Optional.of(below(ofEach * attended.size(), n, word)));
            });
  }

  private static Participation attended(Object row, long number) {
    return Participation.builder()
        .from((Participation) row)
        .role(Optional.empty())
        .number(QualifiedNumber.exact(number))
        .build();
  }

  // ---- memberships ----

  private static void leaveOutOverlaps(MembershipsDisjoint rule, Draft draft) {
    List<Membership> disjoint = new ArrayList<>();
    for (Membership membership : draft.list(rule.memberships(), Membership.class)) {
      disjoint.add(membership);
      if (!new MembershipsDisjoint.Rule().holds(disjoint)) {
        disjoint.remove(disjoint.size() - 1);
      }
    }
    draft.put(rule.memberships(), Optional.of(disjoint));
  }

  private static Arbitrary<Map<String, Optional<Object>>> overlapping(
      MembershipsDisjoint rule, Shape shape) {
    return Combinators.combine(
            ValidArbitraries.of(shape.property(rule.memberships()), 2),
            threeDays(),
            Arbitraries.of(true, false))
        .as(
            (spans, days, lasting) -> {
              Membership one = (Membership) ((List<?>) spans).get(0);
              Membership other = (Membership) ((List<?>) spans).get(1);
              return Map.of(
                  rule.memberships(),
                  Optional.of(
                      List.of(
                          span(one, days.get(0), Optional.of(days.get(1))),
                          span(
                              other,
                              days.get(1),
                              lasting ? Optional.empty() : Optional.of(days.get(2))))));
            });
  }

  private static Membership span(Membership other, PartialDate joined, Optional<PartialDate> left) {
    return Membership.builder().from(other).joinedOn(joined).leftOn(left).build();
  }

  /** Three days in order, none of them in the future. */
  private static Arbitrary<List<PartialDate>> threeDays() {
    return HubArbitraries.days(2014, HubArbitraries.AS_OF.getYear())
        .list()
        .ofSize(3)
        .uniqueElements()
        .map(days -> days.stream().sorted().map(PartialDate::of).toList());
  }

  // ---- response to COVID-19 ----

  private static void unmarkEarly(CovidAfterOutbreak rule, Draft draft) {
    Optional<PartialDate> last =
        draft
            .get(rule.end(), PartialDate.class)
            .or(() -> draft.get(rule.start(), PartialDate.class));
    if (last.filter(date -> !date.lastDay().isAfter(EVE_OF_OUTBREAK)).isPresent()) {
      draft.put(rule.marker(), Optional.of(false));
    }
  }

  private static Arbitrary<Map<String, Optional<Object>>> markedTooEarly(
      CovidAfterOutbreak rule, Shape shape) {
    return Combinators.combine(
            Arbitraries.longs().between(0, 2000).map(EVE_OF_OUTBREAK::minusDays),
            Arbitraries.of(true, false))
        .as(
            (day, oneDay) -> {
              Optional<Object> date = Optional.of(PartialDate.of(day));
              return Map.of(
                  rule.marker(),
                  Optional.of(true),
                  rule.start(),
                  date,
                  rule.end(),
                  oneDay ? date : Optional.empty());
            });
  }

  // ---- results of a project ----

  private static List<Result> uniqueKeys(List<Result> results) {
    Set<String> keys = new HashSet<>();
    List<Result> unique = new ArrayList<>();
    for (Result result : results) {
      if (keys.add(result.getKey())) {
        Set<String> ofResult = new HashSet<>();
        unique.add(
            Result.builder()
                .from(result)
                .indicators(
                    result.getIndicators().stream()
                        .filter(indicator -> ofResult.add(indicator.getKey()))
                        .toList())
                .build());
      }
    }
    return unique;
  }

  private static Arbitrary<Map<String, Optional<Object>>> repeatedKey(
      ResultKeysUnique rule, Shape shape) {
    return ValidArbitraries.of(shape.property(rule.results()), 1)
        .map(
            results -> {
              Result result = (Result) ((List<?>) results).get(0);
              Result twice =
                  Result.builder().from(result).addAllIndicators(result.getIndicators()).build();
              return Map.of(
                  rule.results(),
                  Optional.of(
                      result.getIndicators().isEmpty() ? List.of(result, result) : List.of(twice)));
            });
  }

  private static void widenProject(ResultsWithinProject rule, Draft draft) {
    for (PartialDate date : datesOf(draft.list(rule.results(), Result.class))) {
      PartialDate last = PartialDate.of(date.lastDay());
      if (draft
          .get(rule.start(), PartialDate.class)
          .flatMap(PartialDate::firstDay)
          .filter(date.lastDay()::isBefore)
          .isPresent()) {
        draft.put(rule.start(), Optional.of(last));
      }
      if (draft
          .get(rule.end(), PartialDate.class)
          .filter(end -> end.lastDay().isBefore(date.lastDay()))
          .isPresent()) {
        draft.put(rule.end(), Optional.of(last));
      }
    }
  }

  private static List<PartialDate> datesOf(List<Result> results) {
    return results.stream()
        .flatMap(result -> result.getIndicators().stream())
        .flatMap(
            indicator ->
                Stream.concat(
                    indicator.getTargets().stream().flatMap(target -> target.getDueOn().stream()),
                    indicator.getActuals().stream()
                        .flatMap(actual -> actual.getPeriod().stream())
                        .flatMap(
                            period ->
                                Stream.concat(Stream.of(period.start()), period.end().stream()))))
        .toList();
  }

  private static Arbitrary<Map<String, Optional<Object>>> targetOutside(
      ResultsWithinProject rule, Shape shape) {
    return Combinators.combine(
            ValidArbitraries.of(Shape.of(Result.class)),
            ValidArbitraries.of(Shape.of(Indicator.class)),
            ValidArbitraries.of(Shape.of(Target.class)),
            threeDays(),
            Arbitraries.of(true, false))
        .as(
            (result, indicator, target, days, early) -> {
              Target outside =
                  Target.builder().from((Target) target).dueOn(days.get(early ? 0 : 2)).build();
              Indicator measured =
                  Indicator.builder().from((Indicator) indicator).targets(List.of(outside)).build();
              return Map.of(
                  rule.start(),
                  Optional.of(days.get(early ? 1 : 0)),
                  rule.end(),
                  Optional.of(days.get(early ? 2 : 1)),
                  rule.results(),
                  Optional.of(
                      List.of(
                          Result.builder()
                              .from((Result) result)
                              .indicators(List.of(measured))
                              .build())));
            });
  }

  // ---- claims on contributions ----

  private static void nameStage(StageNamed rule, Draft draft) {
    if (draft.get(rule.indicator(), String.class).equals(Optional.of("contributions"))) {
      Map<Object, Object> split = new HashMap<>(Map.of("stage", "pledged"));
      draft
          .get(rule.split(), Map.class)
          .ifPresent(given -> ((Map<?, ?>) given).forEach(split::put));
      draft.put(rule.split(), Optional.of(split));
    }
  }

  private static Arbitrary<Map<String, Optional<Object>>> stageUnnamed(
      StageNamed rule, Shape shape) {
    return Arbitraries.of(Map.of(), Map.of("project", "P4"))
        .map(
            split ->
                Map.of(
                    rule.indicator(),
                    Optional.of("contributions"),
                    rule.split(),
                    Optional.of(split)));
  }
}
