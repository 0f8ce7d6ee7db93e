package org.civilhub.io;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset says of itself: the file {@code hub.json} of a folder, the member {@code hub} of a
 * document.
 *
 * @param name name of the dataset
 * @param formatVersion version of the form in which it is written, {@value #FORMAT_VERSION}
 * @param asOf the day up to which it holds what was known
 * @param licence terms under which it may be used; empty if not said
 * @param completeness for each type of record whether all or some are there; given for every type,
 *     {@code PARTIAL} where nothing was said
 */
public record Manifest(
    LocalizedText name,
    int formatVersion,
    LocalDate asOf,
    Optional<String> licence,
    Map<RecordType, Completeness> completeness) {
  /** The version of the form that is written, and so far the only one that is read. */
  public static final int FORMAT_VERSION = 1;

  /**
   * Takes a copy of the completeness and fills in what it does not name.
   *
   * @throws IllegalArgumentException if the form's version is not {@value #FORMAT_VERSION}
   */
  public Manifest {
    if (formatVersion != FORMAT_VERSION) {
      throw new IllegalArgumentException(
          "format version must be " + FORMAT_VERSION + ", found " + formatVersion);
    }
    Map<RecordType, Completeness> all = new EnumMap<>(RecordType.class);
    for (RecordType type : RecordType.values()) {
      all.put(type, completeness.getOrDefault(type, Completeness.PARTIAL));
    }
    completeness = Collections.unmodifiableMap(all);
  }

  /**
   * A manifest in the form that is written today, with nothing said to be complete.
   *
   * @param name name of the dataset
   * @param asOf the day up to which it holds what was known
   * @return the manifest
   */
  public static Manifest of(LocalizedText name, LocalDate asOf) {
    return new Manifest(name, FORMAT_VERSION, asOf, Optional.empty(), Map.of());
  }

  /**
   * Whether the dataset holds all records of a type.
   *
   * @param type the type
   * @return true if it is said to be complete
   */
  public boolean isComplete(RecordType type) {
    return completeness.get(type) == Completeness.COMPLETE;
  }

  /** What the reader and the writer of values need to know, in the order of the file. */
  static ValueShape shape() {
    return new Shape();
  }

  private static final class Shape extends ValueShape {
    Shape() {
      super(
          Manifest.class,
          List.of(
              new Field(0, "name", Kind.ONE, String.class, LocalizedText.class),
              new Field(1, "formatVersion", Kind.ONE, String.class, Integer.class),
              new Field(2, "asOf", Kind.ONE, String.class, LocalDate.class),
              new Field(3, "licence", Kind.OPTIONAL, String.class, String.class),
              new Field(4, "completeness", Kind.MAP, RecordType.class, Completeness.class)));
    }

    @Override
    Object get(Object value, int field) {
      Manifest manifest = (Manifest) value;
      return switch (field) {
        case 0 -> manifest.name();
        case 1 -> manifest.formatVersion();
        case 2 -> manifest.asOf();
        case 3 -> manifest.licence();
        case 4 -> manifest.completeness();
        default -> throw new IndexOutOfBoundsException(field);
      };
    }

    @Override
    @SuppressWarnings("unchecked") // what a field holds is of the field's type
    Object assemble(@Nullable Object[] values) {
      if (values[0] == null || values[1] == null || values[2] == null) {
        throw new IllegalStateException("name, version and date must be given");
      }
      return new Manifest(
          (LocalizedText) values[0],
          (Integer) values[1],
          (LocalDate) values[2],
          Optional.ofNullable((String) values[3]),
          Objects.requireNonNullElse(
              (Map<RecordType, Completeness>) values[4], Map.<RecordType, Completeness>of()));
    }

    @Override
    Object read(FastReader in, FastFields fields) {
      @Nullable Object[] values = new Object[fields().size()];
      FastField field = in.next(fields, fields.start());
      while (field.number() != FastField.END) {
        values[field.number()] =
            switch (field.number()) {
              case 0 -> in.localizedText();
              case 1 -> in.wholeNumber();
              case 4 -> in.map(field);
              default -> in.scalar(field);
            };
        field = in.next(fields, field);
      }
      return assemble(values);
    }
  }

  /**
   * The types of which the dataset says that it holds every record.
   *
   * @return the types in their order, unmodifiable
   */
  public Set<RecordType> complete() {
    Set<RecordType> complete = EnumSet.noneOf(RecordType.class);
    for (RecordType type : RecordType.values()) {
      if (isComplete(type)) {
        complete.add(type);
      }
    }
    return Collections.unmodifiableSet(complete);
  }
}
