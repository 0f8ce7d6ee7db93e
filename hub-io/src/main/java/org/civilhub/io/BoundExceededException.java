package org.civilhub.io;

import java.io.IOException;

/** A bound of what is read was exceeded. */
final class BoundExceededException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The bound's name in findings. */
  static final String RECORD = "recordLength ";

  BoundExceededException(String bound) {
    super(bound);
  }
}
