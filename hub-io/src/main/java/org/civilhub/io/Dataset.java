package org.civilhub.io;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.RecordSet;
import org.jspecify.annotations.Nullable;

/**
 * Records with what they say of themselves as a whole. Immutable; equal to another with an equal
 * manifest and equal records of each type in the same order.
 */
public final class Dataset implements RecordSet {
  private final Manifest manifest;
  private final Map<RecordType, List<HubRecord>> records;

  private Dataset(Manifest manifest, Map<RecordType, List<HubRecord>> records) {
    this.manifest = manifest;
    this.records = records;
  }

  /**
   * A dataset of records in any order; within each type theirs is kept.
   *
   * @param manifest what the dataset says of itself
   * @param records its records
   * @return the dataset
   * @throws IllegalArgumentException if two records of one type have the same id; it names them
   */
  public static Dataset of(Manifest manifest, Collection<? extends HubRecord> records) {
    Map<RecordType, List<HubRecord>> byType = new EnumMap<>(RecordType.class);
    Map<RecordType, Set<String>> ids = new EnumMap<>(RecordType.class);
    Set<String> twice = new TreeSet<>();
    for (HubRecord record : records) {
      RecordType type = RecordType.of(record);
      byType.computeIfAbsent(type, t -> new ArrayList<>()).add(record);
      if (!ids.computeIfAbsent(type, t -> new HashSet<>()).add(record.getId().value())) {
        twice.add(type.getCode() + " " + record.getId());
      }
    }
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException("ids must be unique within a type, found again " + twice);
    }
    byType.replaceAll((type, ofType) -> List.copyOf(ofType));
    return new Dataset(manifest, byType);
  }

  /**
   * What the dataset says of itself.
   *
   * @return the manifest
   */
  public Manifest manifest() {
    return manifest;
  }

  /**
   * Every record, in the order of {@link RecordType} and within a type as given.
   *
   * @return a new stream
   */
  @Override
  public Stream<HubRecord> records() {
    return records.values().stream().flatMap(List::stream);
  }

  /**
   * The records of one type.
   *
   * @param <T> the type of record
   * @param type interface of the records, such as {@code HubEvent.class}
   * @return the records in the order given; empty if there are none
   * @throws IllegalArgumentException if it is {@link HubRecord} itself
   */
  public <T extends HubRecord> List<T> records(Class<T> type) {
    return records.getOrDefault(RecordType.of(type), List.of()).stream().map(type::cast).toList();
  }

  /**
   * The member of a document that holds the records of a type; files and folders are named by it.
   *
   * @param type the type
   * @return the name, such as {@code events}
   */
  public static String member(RecordType type) {
    return DatasetFiles.member(type);
  }

  /**
   * The type whose records a member holds.
   *
   * @param member its name, such as {@code events}
   * @return the type; empty if it is none
   */
  public static Optional<RecordType> typeOfMember(String member) {
    return DatasetFiles.ofMember(member);
  }

  @Override
  public LocalDate asOf() {
    return manifest.asOf();
  }

  @Override
  public Set<RecordType> complete() {
    return manifest.complete();
  }

  /**
   * Whether the dataset holds all records of a type, so that their number is a figure.
   *
   * @param type the type
   * @return true if its manifest says so
   */
  public boolean isComplete(RecordType type) {
    return manifest.isComplete(type);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Dataset other
        && manifest.equals(other.manifest)
        && records.equals(other.records);
  }

  @Override
  public int hashCode() {
    return Objects.hash(manifest, records);
  }

  /** Name and number of records; nothing of what they hold. */
  @Override
  public String toString() {
    return manifest.name() + ", " + records().count() + " records";
  }
}
