package org.civilhub.io;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.civilhub.io.ValueShape.Field;
import org.civilhub.io.ValueShape.Kind;
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
    return new ValueShape(
        Manifest.class,
        Draft::new,
        draft -> ((Draft) draft).build(),
        List.of(
            new Field(
                "name",
                Kind.ONE,
                String.class,
                LocalizedText.class,
                ValueShape.getter(Manifest.class, Manifest::name),
                (draft, value) -> ((Draft) draft).name = (LocalizedText) value),
            new Field(
                "formatVersion",
                Kind.ONE,
                String.class,
                Integer.class,
                ValueShape.getter(Manifest.class, Manifest::formatVersion),
                (draft, value) -> ((Draft) draft).formatVersion = (Integer) value),
            new Field(
                "asOf",
                Kind.ONE,
                String.class,
                LocalDate.class,
                ValueShape.getter(Manifest.class, Manifest::asOf),
                (draft, value) -> ((Draft) draft).asOf = (LocalDate) value),
            new Field(
                "licence",
                Kind.OPTIONAL,
                String.class,
                String.class,
                ValueShape.getter(Manifest.class, Manifest::licence),
                (draft, value) ->
                    ((Draft) draft).licence = ((Optional<?>) value).map(String.class::cast)),
            new Field(
                "completeness",
                Kind.MAP,
                RecordType.class,
                Completeness.class,
                ValueShape.getter(Manifest.class, Manifest::completeness),
                (draft, value) ->
                    ((Map<?, ?>) value)
                        .forEach(
                            (type, completeness) ->
                                ((Draft) draft)
                                    .completeness.put(
                                        (RecordType) type, (Completeness) completeness)))));
  }

  /** A manifest while it is read. */
  private static final class Draft {
    private @Nullable LocalizedText name;
    private int formatVersion;
    private @Nullable LocalDate asOf;
    private Optional<String> licence = Optional.empty();
    private final Map<RecordType, Completeness> completeness = new EnumMap<>(RecordType.class);

    Manifest build() {
      if (name == null || asOf == null) {
        throw new IllegalStateException("name and date must be given");
      }
      return new Manifest(name, formatVersion, asOf, licence, completeness);
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
