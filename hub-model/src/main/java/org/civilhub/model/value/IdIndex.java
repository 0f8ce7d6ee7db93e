package org.civilhub.model.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A set of ids that takes little memory: the bytes of each and some 14 more, so a million short ids
 * need about 24 MB. Each has an index, by which it is found again. Belongs to one thread.
 *
 * <p>Holds up to 2 GB of ids; more is refused with an {@code IllegalStateException}.
 */
public final class IdIndex {
  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int PAGE_BITS = 14;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int FIRST_SLOTS = 64;

  /** Only says where in memory an id is found, so that nobody can choose ids that crowd. */
  private final int seed = ThreadLocalRandom.current().nextInt();

  private byte[][] chunks = {};
  private int[][] ends = {};
  private int[] slots = new int[FIRST_SLOTS];

  /**
   * Of each slot eight bits of the hash, so that the bytes of hardly any other id are looked at.
   */
  private byte[] tags = new byte[FIRST_SLOTS];

  private int size;

  /** An empty set. */
  public IdIndex() {}

  /**
   * Adds an id.
   *
   * @param id the id; UTF-8, in which it is held, knows no halves of surrogate pairs
   * @return its index if it is new: how many were added before; else the index of its twin as
   *     {@code -1 - index}
   */
  public int add(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    int hash = hash(bytes);
    int slot = find(bytes, hash);
    if (slots[slot] != 0) {
      return -slots[slot];
    }
    append(bytes);
    slots[slot] = size;
    tags[slot] = tag(hash);
    if (size * 4L > slots.length * 3L) {
      grow();
    }
    return size - 1;
  }

  /**
   * Whether an id is there.
   *
   * @param id the id
   * @return true if it was added
   */
  public boolean contains(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return slots[find(bytes, hash(bytes))] != 0;
  }

  /**
   * The id with an index.
   *
   * @param index what {@link #add} returned
   * @return the id
   * @throws IndexOutOfBoundsException if there is none
   */
  public String get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("index must be below " + size + ", found " + index);
    }
    int start = start(index);
    byte[] bytes = new byte[end(index) - start];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = at(start + i);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * How many ids there are.
   *
   * @return 0 or more
   */
  public int size() {
    return size;
  }

  private int start(int index) {
    return index == 0 ? 0 : end(index - 1);
  }

  private int end(int index) {
    return ends[index >>> PAGE_BITS][index & (PAGE - 1)];
  }

  private byte at(int position) {
    return chunks[position >>> CHUNK_BITS][position & (CHUNK - 1)];
  }

  private void append(byte[] bytes) {
    int start = start(size);
    if (Integer.MAX_VALUE - CHUNK - start < bytes.length) {
      throw new IllegalStateException("ids must have fewer than 2 GB in all");
    }
    int done = 0;
    while (done < bytes.length) {
      int chunk = (start + done) >>> CHUNK_BITS;
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, chunk + 1);
        chunks[chunk] = new byte[CHUNK];
      }
      int at = (start + done) & (CHUNK - 1);
      int length = Math.min(bytes.length - done, CHUNK - at);
      System.arraycopy(bytes, done, chunks[chunk], at, length);
      done += length;
    }
    int page = size >>> PAGE_BITS;
    if (page == ends.length) {
      ends = Arrays.copyOf(ends, page + 1);
      ends[page] = new int[PAGE];
    }
    ends[page][size & (PAGE - 1)] = start + bytes.length;
    size++;
  }

  /** The slot that holds the bytes, or the free one where they belong. */
  private int find(byte[] bytes, int hash) {
    byte tag = tag(hash);
    int slot = first(hash);
    while (slots[slot] != 0 && (tags[slot] != tag || !equals(slots[slot] - 1, bytes))) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private int hash(byte[] bytes) {
    int hash = seed;
    for (byte b : bytes) {
      hash = with(hash, b);
    }
    return mixed(hash);
  }

  private static int with(int hash, byte next) {
    return (hash ^ next) * 0x01000193;
  }

  private static int mixed(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 16);
  }

  private int first(int hash) {
    return hash & (slots.length - 1);
  }

  /** Eight bits that say little of the first slot: few other ids on the way have the same. */
  private static byte tag(int hash) {
    return (byte) (hash >>> (Integer.SIZE - Byte.SIZE));
  }

  private boolean equals(int index, byte[] bytes) {
    int start = start(index);
    if (end(index) - start != bytes.length) {
      return false;
    }
    for (int i = bytes.length - 1; i >= 0; i--) { // ids of one series differ at their ends
      if (at(start + i) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    tags = new byte[slots.length];
    for (int index = 0; index < size; index++) {
      int all = seed;
      for (int i = start(index); i < end(index); i++) {
        all = with(all, at(i));
      }
      int hash = mixed(all);
      int slot = first(hash);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = index + 1;
      tags[slot] = tag(hash);
    }
  }
}
