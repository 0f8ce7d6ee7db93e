package org.civilhub.metrics.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.civilhub.metrics.Tally;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/** Looks through a value for anything that is not plain data. */
final class PlainData {
  private static final Set<Class<?>> PLAIN =
      Set.of(String.class, Integer.class, Long.class, BigDecimal.class, QualifiedNumber.class);
  private static final Set<Class<?>> FRACTIONS =
      Set.of(double.class, float.class, Double.class, Float.class);

  private PlainData() {}

  /**
   * Every text in a value.
   *
   * @throws AssertionError if it holds anything but records, sorted maps and sets, lists, strings,
   *     whole and decimal numbers and optionals
   */
  static List<String> words(Object value) {
    List<String> words = new ArrayList<>();
    look(value, value.getClass().getSimpleName(), words);
    return words;
  }

  private static void look(@Nullable Object value, String path, List<String> words) {
    if (value == null) {
      throw new AssertionError(path + " is null");
    }
    if (PLAIN.contains(value.getClass())) {
      words.add(value.toString());
    } else if (value instanceof Tally tally) {
      look(tally.toForm(), path, words);
      assertThat(tally.toForm().toTally()).as("%s from its form", path).isEqualTo(tally);
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        if (FRACTIONS.contains(component.getType())) {
          throw new AssertionError(path + "." + component.getName() + " is a binary fraction");
        }
        look(read(value, component), path + "." + component.getName(), words);
      }
    } else if (value instanceof SortedMap<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            look(key, path + " key", words);
            look(inner, path + "[" + key + "]", words);
          });
    } else if (value instanceof SortedSet<?> set) {
      set.forEach(inner -> look(inner, path + " element", words));
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> look(inner, path + " element", words));
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(inner -> look(inner, path, words));
    } else {
      throw new AssertionError(path + " is a " + value.getClass().getName());
    }
  }

  private static Object read(Object value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
