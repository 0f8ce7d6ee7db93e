package org.civilhub.model.rule;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.civilhub.model.Expert;
import org.civilhub.model.HubRecord;
import org.civilhub.model.constraint.PropertyRule;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.QualifiedNumber;
import org.joda.money.BigMoney;
import org.jspecify.annotations.Nullable;

/** The constraints that a record does not satisfy, as findings. Belongs to one thread. */
final class Violations {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding f) -> f.place().pointer()).thenComparing(Finding::code);

  /** Fields of an expert that are left out of {@code toString} too. */
  private static final Set<String> PERSONAL = Set.of("person", "affiliation", "discrepancies");

  private final HubRecord record;
  private final Place place;
  private final String path;
  private final List<Finding> found;

  Violations(HubRecord record, Place place) {
    this(record, place, "", new ArrayList<>());
  }

  private Violations(HubRecord record, Place place, String path, List<Finding> found) {
    this.record = record;
    this.place = place;
    this.path = path;
    this.found = found;
  }

  /** The same for a part of the record. */
  Violations in(String step) {
    return new Violations(record, place, path + step, found);
  }

  /**
   * A value that does not satisfy a constraint. What tells who an expert is stays out of every
   * finding.
   *
   * @param step the way to it from the part, as a JSON pointer
   */
  void add(String code, String step, @Nullable Object value) {
    String pointer = path + step;
    FindingCode entry = entry(code);
    String field = pointer.substring(1).replaceFirst("/.*", "");
    add(
        entry,
        pointer,
        record instanceof Expert && PERSONAL.contains(field)
            ? Map.of("found", "…")
            : arguments(entry, value));
  }

  /**
   * Values that together do not satisfy a rule.
   *
   * @param part the part of the record that carries the constraint
   */
  <A extends Annotation> void broken(String code, PropertyRule<A> rule, A constraint, Object part) {
    Map<String, String> arguments = new TreeMap<>();
    rule.explain(constraint, part)
        .forEach(
            (name, value) ->
                arguments.put(
                    name,
                    value instanceof QualifiedNumber number
                        ? Finding.number(number)
                        : value.toString()));
    add(entry(code), path + "/" + rule.reported(), arguments);
  }

  private void add(FindingCode code, String pointer, Map<String, String> arguments) {
    found.add(Finding.of(code, record, place.at(pointer), arguments));
  }

  /** In the order of the fields' names. */
  List<Finding> sorted() {
    return found.stream().sorted(ORDER).toList();
  }

  private static FindingCode entry(String code) {
    return FindingCode.of(code)
        .orElseThrow(() -> new IllegalStateException("no finding code for " + code));
  }

  /** The value at fault. */
  private static Map<String, String> arguments(FindingCode code, @Nullable Object value) {
    if (value instanceof QualifiedNumber number) {
      return Map.of("number", Finding.number(number));
    }
    if (value instanceof BigMoney && code.equals(FindingCode.NUMBER_NEGATIVE)) {
      return Map.of("number", value.toString());
    }
    return Map.of("found", found(code, value));
  }

  /** Of a value with several parts, those at fault. */
  private static String found(FindingCode code, @Nullable Object value) {
    if (code.equals(FindingCode.LANGUAGE_UNREGISTERED) && value instanceof LocalizedText text) {
      return text.languages().stream()
          .filter(language -> !language.isRegistered())
          .map(LanguageTag::toString)
          .collect(Collectors.joining(", "));
    }
    if (code.equals(FindingCode.LIST_REPEATED) && value instanceof List<?> list) {
      Set<Object> seen = new HashSet<>();
      return list.stream()
          .filter(one -> !seen.add(one))
          .map(Object::toString)
          .findFirst()
          .orElse("");
    }
    return Objects.toString(value, "");
  }
}
