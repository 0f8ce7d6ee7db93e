package org.civilhub.model.rule;

import java.util.Arrays;

/**
 * A map from hashes of 64 bits to numbers of 0 or more. In parts that grow by themselves, so that
 * growing never holds everything twice.
 */
final class HashIndex {
  private static final int PART_BITS = 8;
  private static final int FIRST_SLOTS = 16;
  private static final long PRIME = 0x100000001B3L;
  private static final long BASIS = 0xCBF29CE484222325L;

  private final Part[] parts = new Part[1 << PART_BITS];

  HashIndex() {
    Arrays.setAll(parts, i -> new Part());
  }

  /** FNV-1a of the text's characters, mixed so that every bit depends on all of it. */
  static long hash(String text) {
    long hash = BASIS;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return hash ^ (hash >>> 33);
  }

  /** The number that is there already; -1 if there was none and the given one now is. */
  int putIfAbsent(long hash, int number) {
    return parts[(int) (hash >>> (Long.SIZE - PART_BITS))].putIfAbsent(hash, number);
  }

  private static final class Part {
    private long[] hashes = new long[FIRST_SLOTS];
    private int[] numbers = new int[FIRST_SLOTS]; // one more than the number; 0 is free
    private int size;

    int putIfAbsent(long hash, int number) {
      int slot = find(hash);
      if (numbers[slot] != 0) {
        return numbers[slot] - 1;
      }
      hashes[slot] = hash;
      numbers[slot] = number + 1;
      size++;
      if (size * 4L > hashes.length * 3L) {
        grow();
      }
      return -1;
    }

    private int find(long hash) {
      int slot = (int) hash & (hashes.length - 1);
      while (numbers[slot] != 0 && hashes[slot] != hash) {
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
        if (oldNumbers[i] != 0) {
          int slot = find(oldHashes[i]);
          hashes[slot] = oldHashes[i];
          numbers[slot] = oldNumbers[i];
        }
      }
    }
  }
}
