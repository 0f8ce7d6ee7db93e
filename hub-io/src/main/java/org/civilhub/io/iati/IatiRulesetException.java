package org.civilhub.io.iati;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A file is no rule set that can be read. */
public final class IatiRulesetException extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  private final String source;

  IatiRulesetException(String source, String message, Exception cause) {
    super(
        source + ": " + message,
        cause instanceof IOException e ? e : new IOException(cause.getMessage(), cause));
    this.source = source;
  }

  /**
   * The source concerned.
   *
   * @return the file as it was given
   */
  public String getSource() {
    return source;
  }
}
