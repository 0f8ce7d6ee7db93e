package org.civilhub.model.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whether bytes are UTF-8 (RFC 3629): no byte that begins nothing, no longer form than is needed,
 * no half of a surrogate pair, nothing beyond U+10FFFF. Eight bytes are looked at together; the
 * rare lead bytes behind which not every second byte is allowed are left to a look at each.
 */
final class Utf8 {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH = 0x8080808080808080L;
  private static final long LOW_NIBBLES = 0x0F0F0F0F0F0F0F0FL;
  private static final long ED = 0x0D0D0D0D0D0D0D0DL;

  private Utf8() {}

  static boolean isValid(byte[] bytes) {
    long firstAwaited = 0; // a bit for each byte that must continue a character
    long secondAwaited = 0;
    long wrong = 0;
    long rare = 0;
    for (int i = 0; i < bytes.length; i += Long.BYTES) {
      long word = word(bytes, i);
      long high = word & HIGH;
      long leads = high & word << 1;
      long longLeads = leads & word << 2;
      long continues = high & ~(word << 1);
      long awaited = leads << 8 | firstAwaited;
      firstAwaited = leads >>> 56;
      if ((longLeads | secondAwaited) != 0) { // of Latin and Cyrillic letters none is as long
        awaited |= longLeads << 16 | secondAwaited;
        secondAwaited = longLeads >>> 48;
        long nibbles = word & LOW_NIBBLES;
        rare |= longLeads & (word << 3 | ~isAny(nibbles) | ~isAny(nibbles ^ ED));
      }
      wrong |= continues ^ awaited;
      // C0 and C1 begin nothing: none of the four bits above the lowest is set.
      wrong |= leads & ~(word << 2) & ~((word & 0x1E1E1E1E1E1E1E1EL) + 0x7E7E7E7E7E7E7E7EL);
    }
    wrong |= firstAwaited | secondAwaited;
    return rare == 0 ? (wrong & HIGH) == 0 : isValidByEach(bytes);
  }

  /** The high bit of each byte that is not 0, of bytes below 128; other bits mean nothing. */
  private static long isAny(long bytes) {
    return bytes + 0x7F7F7F7F7F7F7F7FL;
  }

  /** Eight bytes, with zeros behind the last. */
  private static long word(byte[] bytes, int from) {
    int beyond = from + Long.BYTES - bytes.length;
    if (beyond <= 0) {
      return (long) WORDS.get(bytes, from);
    } else if (bytes.length >= Long.BYTES) {
      return (long) WORDS.get(bytes, bytes.length - Long.BYTES) >>> (8 * beyond);
    }
    long word = 0;
    for (int i = bytes.length - 1; i >= from; i--) {
      word = (word << 8) | (bytes[i] & 0xFF);
    }
    return word;
  }

  private static boolean isValidByEach(byte[] bytes) {
    int i = 0;
    while (i < bytes.length) {
      int lead = bytes[i] & 0xFF;
      int more = lead < 0x80 ? 0 : lead < 0xC2 ? -1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
      if (more < 0 || lead > 0xF4 || i + more >= bytes.length) {
        return false;
      }
      if (more > 0) {
        int second = bytes[i + 1] & 0xFF;
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
          return false;
        }
      }
      for (int k = 2; k <= more; k++) {
        if ((bytes[i + k] & 0xC0) != 0x80) {
          return false;
        }
      }
      i += more + 1;
    }
    return true;
  }
}
