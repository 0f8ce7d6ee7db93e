package org.civilhub.model.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The properties of a value that is not built yet; an absent one is not in it. */
final class Draft {
  private final Shape shape;
  private final Map<String, Object> values = new TreeMap<>();

  Draft(Shape shape) {
    this.shape = shape;
  }

  /** A copy, to compare with. */
  Map<String, Object> values() {
    return Map.copyOf(values);
  }

  void put(String property, Optional<?> value) {
    values.remove(property);
    value.ifPresent(present -> values.put(property, present));
  }

  <T> Optional<T> get(String property, Class<T> type) {
    return Optional.ofNullable(values.get(property)).map(type::cast);
  }

  <T> List<T> list(String property, Class<T> element) {
    return get(property, List.class).stream()
        .flatMap(list -> ((List<?>) list).stream())
        .map(element::cast)
        .toList();
  }

  /** The value; empty if its builder refuses properties that together mean nothing. */
  Optional<Object> build() {
    try {
      Object builder = shape.builder().invoke();
      for (Shape.Property property : shape.properties()) {
        Optional<Object> value = get(property.name(), Object.class);
        if (property.holding() == Shape.Holding.OPTIONAL) {
          property.setter().invoke(builder, value);
        } else if (value.isPresent()) {
          property.setter().invoke(builder, value.get());
        }
      }
      return Optional.of(shape.build().invoke(builder));
    } catch (IllegalStateException e) {
      return Optional.empty();
    } catch (Throwable e) {
      throw new IllegalArgumentException("cannot build " + shape.type() + " of " + values, e);
    }
  }
}
