package org.civilhub.model.value;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A set of ids to be asked one thing: whether one is new. Ids that end in a number, as those given
 * one after another do, take a bit each where they lie close together, so that five million of them
 * need a megabyte or two, and up to 65 bytes each where they lie far from each other; other ids
 * take what {@link IdIndex} takes. Belongs to one thread.
 */
public final class IdSet {
  private static final int MOST_DIGITS = 18;

  /** So many series have bits of their own: where most ids begin differently, they are none. */
  private static final int MOST_SERIES = 64;

  private final Map<String, Series> series = new HashMap<>();
  private final IdIndex others = new IdIndex();
  private @Nullable Series last;
  private long size;

  /** An empty set. */
  public IdSet() {}

  /**
   * Adds an id.
   *
   * @param id the id
   * @return whether it is new
   */
  public boolean add(String id) {
    int start = id.length();
    while (start > 0 && isDigit(id.charAt(start - 1)) && id.length() - start < MOST_DIGITS) {
      start--;
    }
    Series own = start == id.length() ? null : series(id, start);
    boolean isNew = own == null ? others.add(id) >= 0 : own.add(number(id, start));
    size += isNew ? 1 : 0;
    return isNew;
  }

  /**
   * How many ids there are.
   *
   * @return 0 or more
   */
  public long size() {
    return size;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private static long number(String id, int start) {
    long number = 0;
    for (int i = start; i < id.length(); i++) {
      number = 10 * number + id.charAt(i) - '0';
    }
    return number;
  }

  /** The series of an id, in which numbers have as many digits as its own; null if it has none. */
  private @Nullable Series series(String id, int start) {
    Series before = last;
    return before != null && before.has(id, start) ? before : other(id, start);
  }

  private @Nullable Series other(String id, int start) {
    String key = id.substring(0, start) + '\n' + (id.length() - start);
    Series known = series.get(key);
    if (known == null && series.size() < MOST_SERIES) {
      known = new Series(id.substring(0, start), id.length());
      series.put(key, known);
    }
    if (known != null) {
      last = known;
    }
    return known;
  }

  /** The numbers behind one beginning: 64 of them to a page, found by open addressing. */
  private static final class Series {
    private static final int FIRST_PAGES = 16;
    private static final int PAGE_BITS = 6;

    private final String start;
    private final int length;

    /** Only says where a page is found, so that nobody can choose ids that crowd. */
    private final long factor = ThreadLocalRandom.current().nextLong() | 1;

    private long[] pages = new long[FIRST_PAGES];

    /** The numbers of each page; none for a place that is free. */
    private long[] bits = new long[FIRST_PAGES];

    private int count;

    Series(String start, int length) {
      this.start = start;
      this.length = length;
    }

    boolean has(String id, int idStart) {
      return id.length() == length && idStart == start.length() && id.startsWith(start);
    }

    boolean add(long number) {
      int place = place(number >>> PAGE_BITS);
      long bit = 1L << number;
      long before = bits[place];
      if (before == 0) {
        pages[place] = number >>> PAGE_BITS;
        count++;
      }
      bits[place] = before | bit;
      if (2 * count > pages.length) {
        grow();
      }
      return (before & bit) == 0;
    }

    private int place(long page) {
      int place = (int) ((page * factor) >>> (Long.numberOfLeadingZeros(pages.length) + 1));
      while (bits[place] != 0 && pages[place] != page) {
        place = (place + 1) & (pages.length - 1);
      }
      return place;
    }

    private void grow() {
      long[] oldPages = pages;
      long[] oldBits = bits;
      pages = new long[2 * oldPages.length];
      bits = new long[pages.length];
      for (int i = 0; i < oldPages.length; i++) {
        if (oldBits[i] != 0) {
          int place = place(oldPages[i]);
          pages[place] = oldPages[i];
          bits[place] = oldBits[i];
        }
      }
    }
  }
}
