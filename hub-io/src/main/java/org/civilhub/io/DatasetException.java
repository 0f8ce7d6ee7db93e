package org.civilhub.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.civilhub.model.rule.Finding;

/**
 * A source is no dataset, or no file of rules, that can be read at all. What is wrong with single
 * records never throws; it is found.
 */
public final class DatasetException extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  /** What is the matter, for those who word it themselves. */
  public enum Kind {
    /** There is no such folder or file. */
    NOT_FOUND,
    /**
     * It does not say of itself that it is a dataset: no {@code hub.json}, no member {@code hub}.
     */
    NO_MANIFEST,
    /** What it says of itself cannot be read; {@link #getFindings()} tells why. */
    BROKEN_MANIFEST,
    /**
     * It is written in a form that this version does not read: {@code found}, {@code supported}.
     */
    UNSUPPORTED_VERSION,
    /** A file of rules says something that cannot be; {@link #getFindings()} tells what. */
    BROKEN_RULES,
    /** The system refuses to read it: {@code reason}. */
    UNREADABLE
  }

  private final Kind kind;
  private final String source;
  private final TreeMap<String, String> arguments;
  private final ArrayList<Finding> findings;

  /**
   * A source that cannot be read.
   *
   * @param kind what is the matter
   * @param source folder or file as it was given
   * @param message the matter in English, to follow the source's name
   * @param arguments what goes into a message, by kind
   * @param findings what was found
   * @param cause why
   */
  public DatasetException(
      Kind kind,
      String source,
      String message,
      Map<String, String> arguments,
      List<Finding> findings,
      IOException cause) {
    super(source + " " + message, cause);
    this.kind = kind;
    this.source = source;
    this.arguments = new TreeMap<>(arguments);
    this.arguments.put("source", source);
    this.findings = new ArrayList<>(findings);
  }

  /**
   * What is the matter.
   *
   * @return the kind
   */
  public Kind getKind() {
    return kind;
  }

  /**
   * The source concerned.
   *
   * @return folder or file as it was given
   */
  public String getSource() {
    return source;
  }

  /**
   * What goes into a message.
   *
   * @return {@code source}, and by kind {@code found}, {@code supported}, {@code reason}
   */
  public Map<String, String> getArguments() {
    return Collections.unmodifiableMap(arguments);
  }

  /**
   * What was found in a broken manifest, or in broken rules.
   *
   * @return the findings in their order; empty for other kinds
   */
  public List<Finding> getFindings() {
    return Collections.unmodifiableList(findings);
  }
}
