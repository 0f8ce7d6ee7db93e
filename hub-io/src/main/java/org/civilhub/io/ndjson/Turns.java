package org.civilhub.io.ndjson;

/** Lets threads through one after another, by number. */
final class Turns {
  private long next;
  private boolean isOver;

  /**
   * Waits until it is a number's turn.
   *
   * @return false if nobody gets through any more
   */
  synchronized boolean await(long number) throws InterruptedException {
    while (next != number && !isOver) {
      wait();
    }
    return !isOver;
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
