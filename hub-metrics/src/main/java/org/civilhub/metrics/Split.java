package org.civilhub.metrics;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of a metric: a value for each of some dimensions, such as {@code hubRole=organiser;
 * year=2023}; none at all for the whole. Immutable; ordered as its texts are.
 */
public final class Split implements Serializable, Comparable<Split> {
  private static final long serialVersionUID = 1L;

  /** The whole. */
  public static final Split NONE = new Split(Map.of());

  private final EnumMap<Dimension, String> parts = new EnumMap<>(Dimension.class);

  /** As text, once it was asked for: splits are sorted and looked up by it. */
  private transient @Nullable String text;

  /**
   * Takes a copy.
   *
   * @param parts value by dimension; tabs in values become blanks
   */
  public Split(Map<Dimension, String> parts) {
    for (Map.Entry<Dimension, String> part : parts.entrySet()) {
      this.parts.put(part.getKey(), part.getValue().replace('\t', ' '));
    }
  }

  /**
   * Its values.
   *
   * @return value by dimension, in the dimensions' order, unmodifiable
   */
  public Map<Dimension, String> parts() {
    return Collections.unmodifiableMap(parts);
  }

  /**
   * One part.
   *
   * @param dimension the dimension
   * @param value its value
   * @return the split
   */
  public static Split of(Dimension dimension, String value) {
    return new Split(Map.of(dimension, value));
  }

  /**
   * This and one part more.
   *
   * @param dimension the dimension
   * @param value its value
   * @return a new split
   */
  public Split with(Dimension dimension, String value) {
    EnumMap<Dimension, String> more = new EnumMap<>(Dimension.class);
    more.putAll(parts);
    more.put(dimension, value);
    return new Split(more);
  }

  /**
   * This without one dimension.
   *
   * @param dimension the dimension
   * @return a new split
   */
  public Split without(Dimension dimension) {
    EnumMap<Dimension, String> fewer = new EnumMap<>(Dimension.class);
    fewer.putAll(parts);
    fewer.remove(dimension);
    return new Split(fewer);
  }

  /**
   * The value of one dimension.
   *
   * @param dimension the dimension
   * @return the value; empty if this does not split by it
   */
  public Optional<String> get(Dimension dimension) {
    return Optional.ofNullable(parts.get(dimension));
  }

  /** This without the dimensions that are not among some. */
  Split restrictedTo(Set<Dimension> dimensions) {
    if (dimensions.containsAll(parts.keySet())) {
      return this;
    }
    EnumMap<Dimension, String> kept = new EnumMap<>(Dimension.class);
    kept.putAll(parts);
    kept.keySet().retainAll(dimensions);
    return new Split(kept);
  }

  /**
   * Whether a cell of this split belongs to a part.
   *
   * @param part the part
   * @return true if every dimension of the part has the same value here
   */
  public boolean isIn(Split part) {
    return parts.entrySet().containsAll(part.parts.entrySet());
  }

  /**
   * Whether a cell of this split may belong to a part, its own part not being said.
   *
   * @param part the part
   * @return true if every dimension of the part has the same value here, or none, or one that says
   *     that it is not known
   */
  boolean mayBeIn(Split part) {
    return part.parts.entrySet().stream()
        .allMatch(e -> isUnsaid(e.getKey()) || e.getValue().equals(parts.get(e.getKey())));
  }

  /** The dimensions of which this has a known value. */
  Set<Dimension> said() {
    Set<Dimension> said = EnumSet.noneOf(Dimension.class);
    parts.forEach(
        (dimension, value) -> {
          if (!Dimension.isUnsaid(value)) {
            said.add(dimension);
          }
        });
    return said;
  }

  private boolean isUnsaid(Dimension dimension) {
    return get(dimension).filter(value -> !Dimension.isUnsaid(value)).isEmpty();
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text {@code name=value} pairs separated by tabs
   * @return the split
   * @throws IllegalArgumentException if the text is none
   */
  public static Split parse(String text) {
    EnumMap<Dimension, String> parts = new EnumMap<>(Dimension.class);
    for (String pair : text.isEmpty() ? new String[0] : text.split("\t", -1)) {
      int cut = pair.indexOf('=');
      Dimension dimension =
          Dimension.of(pair.substring(0, Math.max(cut, 0)))
              .orElseThrow(() -> new IllegalArgumentException("no split: '" + text + "'"));
      parts.put(dimension, pair.substring(cut + 1));
    }
    return new Split(parts);
  }

  @Override
  public int compareTo(Split other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Split other && toString().equals(other.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** {@code name=value} pairs separated by tabs, which no value holds. */
  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      StringBuilder pairs = new StringBuilder();
      for (Map.Entry<Dimension, String> part : parts.entrySet()) {
        pairs
            .append(pairs.isEmpty() ? "" : "\t")
            .append(part.getKey().getCode())
            .append('=')
            .append(part.getValue());
      }
      known = pairs.toString();
      text = known;
    }
    return known;
  }
}
