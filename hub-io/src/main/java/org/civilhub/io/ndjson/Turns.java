package org.civilhub.io.ndjson;

/** Lets threads through one after another, by number. */
final class Turns {
  /**
   * How often a thread looks whether its turn has come before it sleeps. Most come within some
   * microseconds, and who sleeps may wake up on another processor, far from what it has just read.
   */
  private static final int LOOKS = 2_000;

  private volatile long next;
  private volatile boolean isOver;

  /**
   * Waits until it is a number's turn, or has been.
   *
   * @return false if nobody gets through any more
   */
  boolean await(long number) throws InterruptedException {
    for (int i = 0; i < LOOKS && isEarly(number); i++) {
      Thread.onSpinWait();
    }
    synchronized (this) {
      while (isEarly(number)) {
        wait();
      }
    }
    return !isOver;
  }

  private boolean isEarly(long number) {
    return next < number && !isOver;
  }

  /** Ends the turn. */
  synchronized void pass() {
    next++;
    notifyAll();
  }

  /** Lets nobody through any more. */
  synchronized void end() {
    isOver = true;
    notifyAll();
  }
}
