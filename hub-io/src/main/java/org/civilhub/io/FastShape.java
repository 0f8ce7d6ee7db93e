package org.civilhub.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.civilhub.io.WireType.Kind;
import org.civilhub.io.WireType.WireField;
import org.jspecify.annotations.Nullable;

/**
 * A value type as {@link FastReader} needs it: its fields by the bytes of their names. Immutable.
 */
final class FastShape {
  /** One field. */
  static final class Field {
    private final WireField wire;

    /** Its name with eight zeros behind it; how long it is, its first and its last eight bytes. */
    private final byte[] name;

    private final int length;
    private final long first;
    private final long last;

    private final @Nullable FastShape shape;

    private Field(WireField wire, @Nullable FastShape shape) {
      this.wire = wire;
      this.shape = shape;
      length = wire.name().length(); // names are ASCII
      name = padded(wire.name());
      first = Words.upTo(name, 0, length);
      last = length < Long.BYTES ? first : Words.at(name, length - Long.BYTES);
    }

    WireField wire() {
      return wire;
    }

    /** The shape of a field that is an object; else null. */
    @Nullable FastShape shape() {
      return shape;
    }
  }

  private static final int MOST_FIELDS = 64;

  private final Field[] fields;
  private final Field[] byHash;
  private final int[] indexes;
  private final long factor;
  private final int shift;
  private final ValueShape shape;

  private static final ClassValue<FastShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected FastShape computeValue(Class<?> type) {
          return make(WireType.of(type).orElseThrow());
        }
      };

  /** The shape of a value type. */
  static FastShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  private static FastShape make(WireType type) {
    List<Field> fields = new ArrayList<>();
    for (WireField field : type.fields()) {
      FastShape inner = field.kind() == Kind.OBJECT ? of(field.element()) : null;
      fields.add(new Field(field, inner));
    }
    return new FastShape(type.type(), fields);
  }

  private static byte[] padded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return Arrays.copyOf(bytes, bytes.length + Long.BYTES);
  }

  private FastShape(Class<?> type, List<Field> fields) {
    if (fields.size() > MOST_FIELDS) {
      throw new IllegalStateException("at most " + MOST_FIELDS + " fields, found " + type);
    }
    this.fields = fields.toArray(Field[]::new);
    this.shape = ValueShape.of(type).orElseThrow();
    // A table without collisions: some factor is found after a few tries.
    int bits = 65 - Long.numberOfLeadingZeros(4L * fields.size());
    this.shift = Long.SIZE - bits;
    long tried = 0x9E3779B97F4A7C15L;
    int[] table = new int[1 << bits];
    while (!fill(table, tried)) {
      tried = tried * 0x5851F42D4C957F2DL + 0x14057B7EF767814FL;
    }
    this.factor = tried | 1;
    this.indexes = table;
    this.byHash = new Field[table.length];
    for (int i = 0; i < table.length; i++) {
      byHash[i] = table[i] < 0 ? this.fields[0] : this.fields[table[i]];
    }
  }

  private boolean fill(int[] table, long tried) {
    Arrays.fill(table, -1);
    for (int i = 0; i < fields.length; i++) {
      Field field = fields[i];
      int slot = slot(field.first, field.last, field.length, tried | 1);
      if (table[slot] >= 0) {
        return false;
      }
      table[slot] = i;
    }
    return true;
  }

  private int slot(long first, long last, int length, long by) {
    return (int) (((first + Long.rotateLeft(last, 29) + length) * by) >>> shift);
  }

  /** The number of a field whose name lies in the bytes; -1 if there is none. */
  int find(byte[] bytes, int from, int length) {
    long first = Words.upTo(bytes, from, length);
    long last = length < Long.BYTES ? first : Words.at(bytes, from + length - Long.BYTES);
    int slot = slot(first, last, length, factor);
    Field field = byHash[slot];
    boolean isSame =
        field.length == length
            && field.first == first
            && field.last == last
            && (length <= 2 * Long.BYTES
                || Arrays.equals(field.name, 0, length, bytes, from, from + length));
    return isSame ? indexes[slot] : -1;
  }

  Field field(int index) {
    return fields[index];
  }

  int size() {
    return fields.length;
  }

  /** Reads an object whose opening brace follows. */
  Object read(FastReader in, FastFields fields) {
    return shape.read(in, fields);
  }
}
