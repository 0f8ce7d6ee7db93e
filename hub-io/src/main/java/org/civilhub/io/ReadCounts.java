package org.civilhub.io;

/**
 * How many records were read. Each was either accepted or rejected.
 *
 * @param read records found, 0 or more; a line that is no record counts as one
 * @param accepted records that can be used
 * @param rejected records left out, each for a finding of severity error
 */
public record ReadCounts(long read, long accepted, long rejected) {
  /** Nothing was read. */
  public static final ReadCounts ZERO = new ReadCounts(0, 0, 0);

  /**
   * @throws IllegalArgumentException if a number is negative, or read is not the sum of the others
   */
  public ReadCounts {
    if (accepted < 0 || rejected < 0 || read != accepted + rejected) {
      throw new IllegalArgumentException(
          "read must be accepted and rejected, found " + read + ", " + accepted + ", " + rejected);
    }
  }

  /**
   * The sum.
   *
   * @param other what to add
   * @return both together
   */
  public ReadCounts plus(ReadCounts other) {
    return new ReadCounts(read + other.read, accepted + other.accepted, rejected + other.rejected);
  }
}
