package org.civilhub.io;

import org.jspecify.annotations.Nullable;

/**
 * What short texts were read as, so that the same text need not be understood twice. Of many that
 * fall on one place the last four stay. Belongs to one thread.
 */
final class Remembered {
  private static final int SHORT = 16;
  private static final int LONGEST = 40;
  private static final int WAYS = 4;

  private final int bits;
  private final int most;
  private @Nullable Entry[] entries = new Entry[WAYS];
  private int mask;
  private int next;

  /** Falls with each text that was not there; where few are, it is not looked for any more. */
  private int worth;

  private record Entry(long a, long b, long c, long d, long e, int length, Object value) {
    static Entry of(byte[] bytes, int from, int length, Object value) {
      long a = Words.upTo(bytes, from, length);
      long b = length > 8 ? Words.upTo(bytes, from + 8, length - 8) : 0;
      long c = length > 16 ? Words.upTo(bytes, from + 16, length - 16) : 0;
      long d = length > 24 ? Words.upTo(bytes, from + 24, length - 24) : 0;
      long e = length > 32 ? Words.upTo(bytes, from + 32, length - 32) : 0;
      return new Entry(a, b, c, d, e, length, value);
    }

    boolean is(long a, long b, int length) {
      return this.a == a && this.b == b && this.length == length;
    }

    boolean is(Entry other) {
      return is(other.a, other.b, other.length) && c == other.c && d == other.d && e == other.e;
    }
  }

  /**
   * @param bits how many are remembered at most, as a power of two of four
   */
  Remembered(int bits) {
    this.bits = bits;
    this.most = (4 * WAYS) << bits;
    this.worth = most;
  }

  @Nullable Object find(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length > SHORT) {
      return findLonger(bytes, from, length);
    } else if (worth < 0) {
      return null;
    }
    long a = Words.upTo(bytes, from, length);
    long b = length > 8 ? Words.upTo(bytes, from + 8, length - 8) : 0;
    int slot = slot(a, b, 0);
    for (int i = slot; i < slot + WAYS; i++) {
      Entry entry = entries[i];
      if (entry == null) {
        return null;
      } else if (entry.is(a, b, length)) {
        return hit(entry);
      }
    }
    return null;
  }

  private @Nullable Object findLonger(byte[] bytes, int from, int length) {
    if (length > LONGEST || worth < 0) {
      return null;
    }
    Entry wanted = Entry.of(bytes, from, length, this);
    int slot = slot(wanted);
    for (int i = slot; i < slot + WAYS; i++) {
      Entry entry = entries[i];
      if (entry == null) {
        return null;
      } else if (entry.is(wanted)) {
        return hit(entry);
      }
    }
    return null;
  }

  private Object hit(Entry entry) {
    if (worth < most) {
      worth++;
    }
    return entry.value;
  }

  void remember(byte[] bytes, int from, int to, Object value) {
    int length = to - from;
    if (length <= LONGEST && worth >= 0) {
      worth -= 2;
      Entry entry = Entry.of(bytes, from, length, value);
      int slot = slot(entry);
      for (int i = slot; i < slot + WAYS; i++) {
        if (entries[i] == null) {
          entries[i] = entry;
          return;
        }
      }
      entries[slot + (next++ & (WAYS - 1))] = entry;
      if (entries.length < (WAYS << bits)) {
        entries = new Entry[WAYS << bits]; // only now it is known that there are many
        mask = entries.length - WAYS;
      }
    }
  }

  private int slot(Entry entry) {
    return slot(entry.a, entry.b, entry.c ^ (entry.d * 31) ^ (entry.e * 961));
  }

  private int slot(long a, long b, long rest) {
    long hash =
        (a * 0x9E3779B97F4A7C15L) ^ (b * 0xC2B2AE3D27D4EB4FL) ^ (rest * 0x165667B19E3779F9L);
    hash ^= hash >>> 32;
    return (int) ((hash * 0x9E3779B97F4A7C15L) >>> 32) & mask;
  }
}
