package org.civilhub.io.iati;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a file says before its first record.
 *
 * @param root the root element with its attributes and declarations, and nothing in it
 * @param before comments and processing instructions before the root element
 */
public record IatiHeader(IatiElement root, List<IatiNode> before) {
  /** The version that is written. */
  public static final String VERSION = "2.03";

  /**
   * @throws IllegalArgumentException if the root is none of an IATI file or has content, or
   *     something else than comments and instructions stands before it
   */
  public IatiHeader {
    if (IatiKind.of(root.name()).isEmpty() || !root.content().isEmpty()) {
      throw new IllegalArgumentException(
          "root must be that of an IATI file, without content, found '" + root.name() + "'");
    }
    before = outside(before);
  }

  /** A copy of what stands outside the root element. */
  static List<IatiNode> outside(List<IatiNode> nodes) {
    for (IatiNode node : nodes) {
      if (node instanceof IatiElement || node instanceof IatiNode.Text) {
        throw new IllegalArgumentException(
            "only comments and instructions can stand outside the root element");
      }
    }
    return List.copyOf(nodes);
  }

  /**
   * The header of a new file, of version {@value #VERSION}.
   *
   * @param kind what it is made of
   * @return the header, which does not say when it was made
   */
  public static IatiHeader of(IatiKind kind) {
    return new IatiHeader(
        IatiElement.builder(kind.root()).attribute("version", VERSION).build(), List.of());
  }

  /**
   * The same header with the time at which the file is made.
   *
   * @param time the time
   * @return a header that says so in UTC
   */
  public IatiHeader generatedAt(Instant time) {
    return new IatiHeader(
        root.toBuilder().attribute("generated-datetime", time.toString()).build(), before);
  }

  /** What the file is made of. */
  public IatiKind kind() {
    return IatiKind.of(root.name()).orElseThrow();
  }

  /** The version that the file states, as it stands; empty if it states none. */
  public Optional<String> version() {
    return root.attribute("version");
  }

  /** When the file says that it was made, as it stands; empty if it does not say. */
  public Optional<String> generatedAt() {
    return root.attribute("generated-datetime");
  }
}
