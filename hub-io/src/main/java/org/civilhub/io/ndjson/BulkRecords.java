package org.civilhub.io.ndjson;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.civilhub.io.Located;
import org.jspecify.annotations.Nullable;

/**
 * The accepted records of a file, for a loop that takes them at its own pace: only so many are read
 * ahead as the threads of the reader have in hand. To be gone through once, and closed. Belongs to
 * one thread.
 */
public final class BulkRecords implements Iterable<Located>, AutoCloseable {
  private static final int PORTION = 256;
  private static final int AHEAD = 4;
  private static final long WAIT = 100;

  /** The loop was left. */
  private static final class LeftException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final BlockingQueue<List<Located>> ready = new ArrayBlockingQueue<>(AHEAD);
  private final BulkRun<?, ?, Optional<?>> run;
  private final Thread thread;
  private List<Located> portion = new ArrayList<>(PORTION);
  private volatile boolean isLeft;
  private @Nullable Thread owner;
  private boolean isThrough;
  private volatile @Nullable BulkResult<Optional<?>> result;
  private volatile @Nullable Throwable failure;

  BulkRecords(Function<Consumer<Located>, BulkRun<?, ?, Optional<?>>> start) {
    run = start.apply(this::take);
    thread = new Thread(this::feed, "bulk-records");
    thread.setDaemon(true);
  }

  private void feed() {
    try {
      try {
        result = run.run();
      } catch (LeftException e) {
        throw e;
      } catch (Throwable e) { // thrown on in the loop
        failure = e;
      }
      put(portion);
      if (!portion.isEmpty()) {
        put(List.of()); // the end
      }
    } catch (LeftException e) {
      // Nobody waits for more.
    }
  }

  private void take(Located located) {
    portion.add(located);
    if (portion.size() == PORTION) {
      put(portion);
      portion = new ArrayList<>(PORTION);
    }
  }

  /** Whatever interrupts it: the loop waits for the end. */
  private void put(List<Located> full) {
    boolean isInterrupted = false;
    try {
      while (!isLeft) {
        try {
          if (ready.offer(full, WAIT, TimeUnit.MILLISECONDS)) {
            return;
          }
        } catch (InterruptedException e) {
          isInterrupted = true;
        }
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
    throw new LeftException();
  }

  /**
   * Goes through the records in the order of the file.
   *
   * @return the records; reading on may throw {@link org.civilhub.io.DatasetException}, and
   *     whatever a listener throws. Once closed there are no more
   * @throws IllegalStateException if they were gone through already, or are closed
   */
  @Override
  public Iterator<Located> iterator() {
    if (owner != null || isLeft) {
      throw new IllegalStateException(
          "records can be gone through once, found them " + (isLeft ? "closed" : "begun"));
    }
    owner = Thread.currentThread();
    thread.start();
    return new Loop();
  }

  /**
   * What there is to say once all records were gone through.
   *
   * @return counts and findings
   * @throws IllegalStateException if they were not gone through to the end
   */
  public BulkResult<Optional<?>> result() {
    BulkResult<Optional<?>> found = result;
    if (found == null || !isThrough) {
      throw new IllegalStateException("records must be gone through to the end");
    }
    return found;
  }

  /** Ends reading: what is read, and where rejects go, is closed when this returns. */
  @Override
  public void close() {
    isLeft = true;
    ready.clear();
    run.end();
    boolean isInterrupted = false;
    while (Thread.currentThread() == owner && thread.isAlive()) { // else it may wait for itself
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Loop implements Iterator<Located> {
    private Iterator<Located> here = List.<Located>of().iterator();
    private boolean isAtEnd;

    @Override
    public boolean hasNext() {
      if (isLeft) {
        return false;
      }
      if (!here.hasNext() && !isAtEnd) {
        here = following().iterator();
        isAtEnd = !here.hasNext();
        if (isAtEnd) {
          BulkRun.<RuntimeException>rethrow(failure);
        }
        isThrough = isAtEnd && !isLeft;
      }
      return here.hasNext();
    }

    /** None at the end, and once they are closed. */
    private List<Located> following() {
      try {
        List<Located> next = null;
        while (next == null && !isLeft) {
          next = ready.poll(WAIT, TimeUnit.MILLISECONDS);
        }
        return next == null ? List.of() : next;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }

    @Override
    public Located next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return here.next();
    }
  }
}
