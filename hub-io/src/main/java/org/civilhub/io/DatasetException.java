package org.civilhub.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.value.LanguageTag;

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

  DatasetException(
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
   * There is no such source.
   *
   * @param source folder or file as it was given
   * @return an exception to be thrown
   */
  public static DatasetException notFound(Path source) {
    return new DatasetException(
        Kind.NOT_FOUND,
        source.toString(),
        "must be a folder or file, found none",
        Map.of(),
        List.of(),
        new NoSuchFileException(source.toString()));
  }

  /**
   * A source does not say of itself that it is a dataset.
   *
   * @param source folder or file as it was given
   * @param missing what would say it, such as {@code hub.json}
   * @return an exception to be thrown
   */
  public static DatasetException noManifest(Path source, String missing) {
    return new DatasetException(
        Kind.NO_MANIFEST,
        source.toString(),
        "must be a dataset, found no " + missing,
        Map.of("missing", missing),
        List.of(),
        new NoSuchFileException(missing));
  }

  /**
   * What a source says of itself cannot be read.
   *
   * @param source folder or file as it was given
   * @param findings what was found, in its order
   * @return an exception to be thrown
   */
  public static DatasetException brokenManifest(Path source, List<Finding> findings) {
    return new DatasetException(
        Kind.BROKEN_MANIFEST,
        source.toString(),
        "must say what it is, found: "
            + (findings.isEmpty() ? "nothing" : findings.get(0).line(LanguageTag.EN)),
        Map.of(),
        findings,
        new IOException("broken manifest"));
  }

  /**
   * The system refuses to read a source.
   *
   * @param source folder or file as it was given
   * @param e what the system says
   * @return an exception to be thrown
   */
  public static DatasetException unreadable(Path source, IOException e) {
    String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
    return new DatasetException(
        Kind.UNREADABLE,
        source.toString(),
        "cannot be read: " + reason,
        Map.of("reason", reason),
        List.of(),
        e);
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
