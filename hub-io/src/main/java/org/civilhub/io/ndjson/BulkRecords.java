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

  /** The loop was left. */
  private static final class LeftException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final BlockingQueue<List<Located>> ready = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;
  private List<Located> portion = new ArrayList<>(PORTION);
  private volatile boolean isLeft;
  private boolean isStarted;
  private volatile @Nullable BulkResult<Optional<?>> result;
  private volatile @Nullable Throwable failure;

  BulkRecords(Function<Consumer<Located>, BulkResult<Optional<?>>> run) {
    thread = new Thread(() -> feed(run), "bulk-records");
    thread.setDaemon(true);
  }

  private void feed(Function<Consumer<Located>, BulkResult<Optional<?>>> run) {
    try {
      try {
        result = run.apply(this::take);
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

  private void put(List<Located> full) {
    try {
      while (!isLeft) {
        if (ready.offer(full, 100, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new LeftException();
  }

  /**
   * Goes through the records in the order of the file.
   *
   * @return the records; reading on may throw {@link org.civilhub.io.DatasetException}
   * @throws IllegalStateException if they were gone through already
   */
  @Override
  public Iterator<Located> iterator() {
    if (isStarted) {
      throw new IllegalStateException("records can be gone through once");
    }
    isStarted = true;
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
    if (found == null) {
      throw new IllegalStateException("records must be gone through to the end");
    }
    return found;
  }

  /** Ends reading. */
  @Override
  public void close() {
    isLeft = true;
    ready.clear();
  }

  private final class Loop implements Iterator<Located> {
    private Iterator<Located> here = List.<Located>of().iterator();
    private boolean isAtEnd;

    @Override
    public boolean hasNext() {
      if (!here.hasNext() && !isAtEnd) {
        try {
          here = ready.take().iterator();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted", e);
        }
        isAtEnd = !here.hasNext();
        if (isAtEnd && failure instanceof RuntimeException unchecked) {
          throw unchecked;
        } else if (isAtEnd && failure instanceof Error error) {
          throw error;
        }
      }
      return here.hasNext();
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
