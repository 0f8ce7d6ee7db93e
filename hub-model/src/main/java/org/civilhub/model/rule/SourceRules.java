package org.civilhub.model.rule;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.civilhub.model.Discrepancy;
import org.civilhub.model.Expert;
import org.civilhub.model.HubRecord;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.Source;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/** Rules on what several sources say of one thing. */
final class SourceRules {
  private static final String UNSEEN = "…";

  private SourceRules() {}

  static List<DatasetRule> all() {
    return List.of(
        new SimpleRule(FindingCode.FIELD_AGREED, (context, ids) -> SourceRules::discrepancies),
        new SimpleRule(FindingCode.CLAIM_AGREES, (context, ids) -> claims()));
  }

  /**
   * Each statement by which another source differs. Of an expert nothing is told but that it is.
   * What cannot point to a field is left to the rule on pointers.
   */
  private static void discrepancies(HubRecord record, Place place, FindingLog log) {
    for (Discrepancy discrepancy : record.getDiscrepancies()) {
      if (!discrepancy.getPointer().startsWith("/")) {
        continue;
      }
      boolean personal = record instanceof Expert;
      log.add(
          Finding.of(
              FindingCode.FIELD_AGREED,
              record,
              place.at(discrepancy.getPointer()),
              Map.of(
                  "found",
                  personal ? UNSEEN : at(record, discrepancy.getPointer()).orElse(UNSEEN),
                  "other",
                  personal ? UNSEEN : discrepancy.getStatement(),
                  "source",
                  personal ? UNSEEN : name(discrepancy.getSource()))));
    }
  }

  private static String name(Source source) {
    if (source.getDocument().isPresent()) {
      return source.getDocument().get();
    } else if (source.getUrl().isPresent()) {
      return source.getUrl().get();
    }
    return source.getTitle().isPresent() ? source.getTitle().get().inAnyOf() : UNSEEN;
  }

  /** What a record holds where a pointer leads; empty if it leads nowhere. */
  private static Optional<String> at(Object record, String pointer) {
    Optional<Object> value = Optional.of(record);
    for (String segment : pointer.substring(1).split("/", -1)) {
      String name = segment.replace("~1", "/").replace("~0", "~");
      value = value.isPresent() ? inside(value.get(), name) : value;
    }
    return value.isPresent() ? Optional.of(shown(value.get())) : Optional.empty();
  }

  /** Numbers and dates by signs that need no translation. */
  private static String shown(Object value) {
    if (value instanceof PartialDate date && date.firstDay().isEmpty()) {
      return "≤ " + date.lastDay();
    }
    if (!(value instanceof QualifiedNumber number)) {
      return value.toString();
    }
    String sign =
        switch (number.getQualifier()) {
          case EXACT, BETWEEN, UNKNOWN -> "";
          case AT_LEAST -> "≥ ";
          case MORE_THAN -> "> ";
          case AT_MOST -> "≤ ";
          case FEWER_THAN -> "< ";
          case ABOUT -> "≈ ";
        };
    return number.getNumber().isPresent()
        ? sign + number.getNumber().get().toPlainString()
        : Days.span(number.getLow(), number.getHigh());
  }

  private static Optional<Object> inside(Object value, String name) {
    if (value instanceof List<?> list) {
      return name.matches("[0-9]{1,6}") && Integer.parseInt(name) < list.size()
          ? Optional.of(list.get(Integer.parseInt(name)))
          : Optional.empty();
    }
    String bare = name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    for (Class<?> type : value.getClass().getInterfaces()) {
      for (Method method : type.getMethods()) {
        if (method.getName().equals("get" + bare) && method.getParameterCount() == 0) {
          return read(method, value);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Object> read(Method accessor, Object value) {
    try {
      Object found = accessor.invoke(value);
      return found instanceof Optional<?> optional
          ? optional.map(Object.class::cast)
          : Optional.of(found);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + accessor, e);
    }
  }

  /** What two claims have in common that are about one figure at one time. */
  private record Subject(
      String indicator,
      Map<String, String> split,
      Optional<String> unit,
      Optional<PartialDate> asOf,
      Optional<PartialPeriod> period) {
    static Subject of(ReportedFigure claim) {
      return new Subject(
          claim.getIndicator(),
          claim.getSplit(),
          claim.getUnit(),
          claim.getAsOf(),
          claim.getPeriod());
    }

    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Subject other
          && indicator.equals(other.indicator)
          && split.equals(other.split)
          && unit.equals(other.unit)
          && asOf.equals(other.asOf)
          && period.equals(other.period);
    }

    @Override
    public int hashCode() {
      return Objects.hash(indicator, split, unit, asOf, period);
    }

    boolean isDated() {
      return asOf.isPresent() || period.isPresent();
    }
  }

  private static boolean isOfOneSource(ReportedFigure one, ReportedFigure other) {
    for (Source source : one.getSources()) {
      for (Source another : other.getSources()) {
        if (source.isSameAs(another)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Claims of different sources on one figure at one time as they date it, against the first of
   * them in the dataset: at fault if no number fits both. Those without a time, or with one in
   * words, are left out. Remembers a claim for each figure and time.
   */
  private static DatasetRule.Pass claims() {
    Map<Subject, ReportedFigure> first = new HashMap<>();
    return (record, place, log) -> {
      if (record instanceof ReportedFigure claim && Subject.of(claim).isDated()) {
        ReportedFigure other = first.putIfAbsent(Subject.of(claim), claim);
        if (other != null
            && !claim.toNumber().meets(other.toNumber())
            && !isOfOneSource(claim, other)) {
          log.add(
              Finding.of(
                  FindingCode.CLAIM_AGREES,
                  record,
                  place.at("/value"),
                  Map.of(
                      "number", Finding.number(claim.getValue()),
                      "other", other.getId().value(),
                      "limit", Finding.number(other.getValue()))));
        }
      }
    };
  }
}
