package org.civilhub.io;

import java.util.HashMap;
import java.util.Map;

/**
 * The fields of a value type as one {@link FastReader} meets them. No object holds another of its
 * own type, so one for each type is enough. Belongs to one thread.
 */
final class FastFields {
  private final FastShape shape;
  private final FastField[] fields;
  private final FastField start;
  private final FastField end = FastField.ending();
  private final long required;

  /** A bit for each field of the object being read that has come. */
  private long seen;

  FastFields(FastShape shape) {
    this(shape, new HashMap<>());
  }

  private FastFields(FastShape shape, Map<FastShape, FastFields> made) {
    this.shape = shape;
    fields = new FastField[shape.size()];
    long needed = 0;
    for (int i = 0; i < fields.length; i++) {
      FastShape inner = shape.field(i).shape();
      if (inner != null && !made.containsKey(inner)) {
        made.put(inner, new FastFields(inner, made));
      }
      fields[i] = FastField.of(i, shape.field(i), made.get(inner));
      needed |= fields[i].isRequired() ? fields[i].bit() : 0;
    }
    required = needed;
    start = FastField.start(fields[0]);
    for (int i = 0; i < fields.length; i++) {
      fields[i].follow(fields[Math.min(i + 1, fields.length - 1)]); // as they are mostly written
    }
  }

  FastShape shape() {
    return shape;
  }

  FastField field(int number) {
    return fields[number];
  }

  /** Starts an object. */
  FastField start() {
    seen = 0;
    return start;
  }

  FastField end() {
    return end;
  }

  /** Whether a field may come, which it may once. */
  boolean pass(FastField field) {
    boolean isNew = (seen & field.bit()) == 0;
    seen |= field.bit();
    return isNew;
  }

  /** Whether all fields have come that must. */
  boolean isComplete() {
    return (seen & required) == required;
  }
}
