package org.civilhub.io;

import org.jspecify.annotations.Nullable;

/** What dates of ten characters were read as. Belongs to one thread. */
final class RememberedDays {
  private static final int PLACES = 1 << 15;
  private static final int FEW = 1 << 8;

  private @Nullable Object[] dates = new Object[FEW];
  private long[] heads = new long[FEW];
  private int[] ends = new int[FEW];
  private int count;

  /** The date whose ten characters lie in the bytes; null if it is not remembered. */
  @Nullable Object find(byte[] bytes, int from) {
    long head = Words.at(bytes, from);
    int end = end(bytes, from);
    int place = place(head, end);
    return heads[place] == head && ends[place] == end ? dates[place] : null;
  }

  void remember(byte[] bytes, int from, Object date) {
    if (count++ == FEW) {
      dates = new Object[PLACES];
      heads = new long[PLACES];
      ends = new int[PLACES];
    }
    long head = Words.at(bytes, from);
    int end = end(bytes, from);
    int place = place(head, end);
    heads[place] = head;
    ends[place] = end;
    dates[place] = date;
  }

  private static int end(byte[] bytes, int from) {
    return (bytes[from + 8] << 8) | (bytes[from + 9] & 0xFF);
  }

  private int place(long head, int end) {
    return (int) (((head + end * 0x632BE59BD9B4E019L) * 0x9E3779B97F4A7C15L) >>> 32)
        & (dates.length - 1);
  }
}
