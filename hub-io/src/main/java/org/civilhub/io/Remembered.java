package org.civilhub.io;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What short texts were read as, so that the same text need not be understood twice. Of many that
 * fall on one place the last four stay. Belongs to one thread.
 */
final class Remembered {
  private static final int LONGEST = 40;
  private static final int WAYS = 4;

  private static final Entry NONE = new Entry(0, 0, new byte[Long.BYTES], "");

  private final int bits;
  private final int most;
  private @Nullable Entry[] entries = new Entry[WAYS];
  private int mask;
  private int next;
  private Entry last = NONE;
  private Entry other = NONE;

  /** Falls with each text that was not there; where few are, it is not looked for any more. */
  private int worth;

  /** A text by its first and its last eight bytes, and all of them where these are not all. */
  static final class Entry {
    private final long first;
    private final long last;
    private final byte[] text;
    private final Object value;

    /** The text with the quotation mark behind it; no text if longer, or if it needs escapes. */
    private final long quoted;

    /** Which bytes these are. */
    private final long mask;

    Entry(long first, long last, byte[] text, Object value) {
      this.first = first;
      this.last = last;
      this.text = text;
      this.value = value;
      long ended = first | (long) '"' << (8 * text.length);
      boolean isShort =
          text.length < Long.BYTES && Words.before(Words.special(ended)) == text.length;
      this.quoted = isShort ? ended : -1;
      this.mask = isShort ? Words.mask(text.length + 1) : 0; // of which nothing is -1
    }

    /** How many bytes the text has with its quotation marks. */
    int quotedLength() {
      return text.length + 2;
    }

    Object value() {
      return value;
    }

    private boolean isNext(long word) {
      return (word & mask) == quoted;
    }

    boolean is(long first, long last, byte[] bytes, int from, int to) {
      return this.first == first
          && this.last == last
          && text.length == to - from
          && (text.length <= 2 * Long.BYTES
              || Arrays.equals(text, 0, text.length, bytes, from, to));
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
    if (length > LONGEST || worth < 0) {
      return null;
    }
    long first = Words.upTo(bytes, from, length);
    long last = length > Long.BYTES ? Words.at(bytes, to - Long.BYTES) : 0;
    int slot = slot(first, last, length);
    for (int i = slot; i < slot + WAYS; i++) {
      Entry entry = entries[i];
      if (entry == null) {
        return null;
      } else if (entry.is(first, last, bytes, from, to)) {
        return hit(entry);
      }
    }
    return null;
  }

  /**
   * One of the last two texts, if it is short and comes next.
   *
   * @param word the bytes behind a quotation mark
   */
  @Nullable Entry recent(long word) {
    return last.isNext(word) ? last : other.isNext(word) ? other : null;
  }

  private Object hit(Entry entry) {
    other = last;
    last = entry;
    if (worth < most) {
      worth++;
    }
    return entry.value;
  }

  void remember(byte[] bytes, int from, int to, Object value) {
    int length = to - from;
    if (length > LONGEST || worth < 0) {
      return;
    }
    worth -= 2;
    long first = Words.upTo(bytes, from, length);
    long last = length > Long.BYTES ? Words.at(bytes, to - Long.BYTES) : 0;
    Entry entry = new Entry(first, last, Arrays.copyOfRange(bytes, from, to), value);
    int slot = slot(first, last, length);
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

  private int slot(long first, long last, int length) {
    long hash = (first * 0x9E3779B97F4A7C15L) ^ (last * 0xC2B2AE3D27D4EB4FL) ^ length;
    hash ^= hash >>> 32;
    return (int) ((hash * 0x9E3779B97F4A7C15L) >>> 32) & mask;
  }
}
