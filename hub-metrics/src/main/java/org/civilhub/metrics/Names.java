package org.civilhub.metrics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The distinct ones that records name, exactly. A country code takes a bit, any other name itself.
 * Belongs to one thread until it is no longer changed.
 */
public final class Names implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int LETTERS = 'Z' - 'A' + 1;
  private static final int WORDS = (LETTERS * LETTERS + Long.SIZE - 1) / Long.SIZE;

  private static final String[] CODES = new String[LETTERS * LETTERS];

  static {
    for (int bit = 0; bit < CODES.length; bit++) {
      CODES[bit] = "" + (char) ('A' + bit / LETTERS) + (char) ('A' + bit % LETTERS);
    }
  }

  /** A bit for each pair of capital letters; null until the first. */
  private long @Nullable [] codes;

  /** What is no pair of capital letters; null until the first. */
  private @Nullable TreeSet<String> others;

  /** None. */
  public Names() {}

  /**
   * Some names.
   *
   * @param names the names; one given twice is one
   * @return the distinct ones
   */
  public static Names of(Collection<String> names) {
    Names distinct = new Names();
    names.forEach(distinct::add);
    return distinct;
  }

  /**
   * Takes one name.
   *
   * @param name the name
   * @return whether it is a new one
   */
  public boolean add(String name) {
    if (!isCode(name)) {
      return others().add(name);
    }
    int bit = LETTERS * (name.charAt(0) - 'A') + name.charAt(1) - 'A';
    long[] bits = codes();
    boolean isNew = (bits[bit / Long.SIZE] & 1L << bit) == 0;
    bits[bit / Long.SIZE] |= 1L << bit;
    return isNew;
  }

  private long[] codes() {
    long[] bits = codes == null ? new long[WORDS] : codes;
    codes = bits;
    return bits;
  }

  private Set<String> others() {
    TreeSet<String> texts = others == null ? new TreeSet<>() : others;
    others = texts;
    return texts;
  }

  private static boolean isCode(String name) {
    return name.length() == 2 && isCapital(name.charAt(0)) && isCapital(name.charAt(1));
  }

  private static boolean isCapital(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  /**
   * Takes the names of another, which stays as it is.
   *
   * @param other the names
   */
  public void addAll(Names other) {
    if (other.codes != null) {
      long[] bits = codes();
      for (int i = 0; i < WORDS; i++) {
        bits[i] |= other.codes[i];
      }
    }
    if (other.others != null) {
      others().addAll(other.others);
    }
  }

  /**
   * How many there are.
   *
   * @return the number of distinct names
   */
  public int size() {
    int size = others == null ? 0 : others.size();
    if (codes != null) {
      for (long word : codes) {
        size += Long.bitCount(word);
      }
    }
    return size;
  }

  /**
   * Whether there are none.
   *
   * @return true if no name was taken
   */
  public boolean isEmpty() {
    return codes == null && others == null;
  }

  /**
   * The names themselves.
   *
   * @return in alphabetical order, unmodifiable
   */
  public SortedSet<String> toSortedSet() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(toList()));
  }

  /**
   * The distinct names in no order that one may rely on, which is quicker to make.
   *
   * @return a new list
   */
  List<String> toList() {
    List<String> all = new ArrayList<>(size());
    for (int i = 0; codes != null && i < WORDS; i++) {
      for (long word = codes[i]; word != 0; word &= word - 1) {
        all.add(CODES[i * Long.SIZE + Long.numberOfTrailingZeros(word)]);
      }
    }
    if (others != null) {
      all.addAll(others);
    }
    return all;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Names other
        && Arrays.equals(codes, other.codes)
        && (others == null ? other.others == null : others.equals(other.others));
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(codes) + (others == null ? 0 : others.hashCode());
  }

  @Override
  public String toString() {
    return toSortedSet().toString();
  }
}
