package org.civilhub.model.rule;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A map from hashes of 64 bits to numbers of 0 or more. In parts that grow by themselves, so that
 * growing never holds everything twice.
 */
final class HashIndex {
  private static final int PART_BITS = 8;
  private static final int FIRST_SLOTS = 16;
  private static final long PRIME = 0x100000001B3L;

  private static final char SPACE = ' ';

  /** The letters of most texts, Latin, Greek and Cyrillic, as they are hashed. */
  private static final char[] PLAIN = new char[0x500];

  static {
    for (int letter = 0; letter < PLAIN.length; letter++) {
      PLAIN[letter] = (char) plain(letter);
    }
  }

  private final long start = ThreadLocalRandom.current().nextLong();
  private final Part[] parts = new Part[1 << PART_BITS];

  HashIndex() {
    Arrays.setAll(parts, i -> new Part());
  }

  /**
   * The hash of nothing, to go on from: another in each, so that nobody can choose texts that meet.
   */
  long start() {
    return start;
  }

  /** Goes on with a text: FNV-1a of its characters. */
  static long with(long hash, String text) {
    long all = hash;
    for (int i = 0; i < text.length(); i++) {
      all = with(all, text.charAt(i));
    }
    return all;
  }

  /**
   * Goes on with a text without differences of case, as {@link String#equalsIgnoreCase} knows them,
   * and of white space, to which control characters are counted. Makes no text in lower case.
   */
  static long withPlain(long hash, String text) {
    long all = hash;
    boolean isInside = false;
    boolean isBehindSpace = false;
    int letter;
    for (int i = 0; i < text.length(); i += Character.charCount(letter)) {
      letter = text.codePointAt(i);
      int plain = letter < PLAIN.length ? PLAIN[letter] : plain(letter);
      if (plain == SPACE) {
        isBehindSpace = isInside;
      } else {
        all = isBehindSpace ? with(all, SPACE) : all;
        all = with(all, plain);
        isBehindSpace = false;
        isInside = true;
      }
    }
    return all;
  }

  private static int plain(int letter) {
    return switch (Character.getType(letter)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL ->
          SPACE;
      default -> Character.toLowerCase(Character.toUpperCase(letter));
    };
  }

  private static long with(long hash, int letter) {
    return (hash ^ letter) * PRIME;
  }

  /** So that every bit depends on all that was put in; never 0. */
  private static long mixed(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    mixed ^= mixed >>> 33;
    return mixed == 0 ? 1 : mixed;
  }

  /** The number that is there already; -1 if there was none and the given one now is. */
  int putIfAbsent(long hash, int number) {
    long mixed = mixed(hash);
    return parts[(int) (mixed >>> (Long.SIZE - PART_BITS))].putIfAbsent(mixed, number);
  }

  private static final class Part {
    private long[] hashes = new long[FIRST_SLOTS]; // 0 is free
    private int[] numbers = new int[FIRST_SLOTS];
    private int size;

    int putIfAbsent(long hash, int number) {
      int slot = find(hash);
      if (hashes[slot] != 0) {
        return numbers[slot];
      }
      hashes[slot] = hash;
      numbers[slot] = number;
      size++;
      if (size * 4L > hashes.length * 3L) {
        grow();
      }
      return -1;
    }

    private int find(long hash) {
      int slot = (int) hash & (hashes.length - 1);
      while (hashes[slot] != 0 && hashes[slot] != hash) {
        slot = (slot + 1) & (hashes.length - 1);
      }
      return slot;
    }

    private void grow() {
      long[] oldHashes = hashes;
      int[] oldNumbers = numbers;
      hashes = new long[oldHashes.length * 2];
      numbers = new int[oldNumbers.length * 2];
      for (int i = 0; i < oldHashes.length; i++) {
        if (oldHashes[i] != 0) {
          int slot = find(oldHashes[i]);
          hashes[slot] = oldHashes[i];
          numbers[slot] = oldNumbers[i];
        }
      }
    }
  }
}
