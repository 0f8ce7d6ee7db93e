package org.civilhub.io.iati;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes an IATI file: UTF-8, ends of lines as LF, the same bytes for the same input. Belongs to
 * one thread.
 *
 * <p>As a visitor of {@link IatiReader} it writes what was read as it stood: the same elements,
 * prefixes, comments and white space, so that the canonical form of both files is the same. Records
 * that a program makes are {@linkplain #write written} on lines of their own, indented by two
 * spaces for each level. A prefix that is used where it is not declared, or declared for something
 * else, is declared there.
 */
public final class IatiWriter implements IatiVisitor, AutoCloseable {
  private static final String INDENT = "  ";

  private final Writer out;
  private @Nullable IatiElement root;
  private Scope scope = Scope.NONE;
  private boolean began;
  private boolean onNewLines;

  /** The namespaces that are declared where something is written: URI by prefix. */
  private record Scope(Map<String, String> declared) {
    static final Scope NONE = new Scope(Map.of("", "", "xml", XmlText.XML_NAMESPACE));

    boolean has(IatiName name) {
      return name.namespace().equals(declared.get(name.prefix()));
    }

    Scope with(Map<String, String> more) {
      if (more.isEmpty()) {
        return this;
      }
      Map<String, String> all = new LinkedHashMap<>(declared);
      all.putAll(more);
      return new Scope(all);
    }
  }

  /**
   * Writes to a file, in place of what is there.
   *
   * @param file the file
   * @throws UncheckedIOException if it cannot be written
   */
  public IatiWriter(Path file) {
    this(open(file));
  }

  /**
   * Writes to a stream.
   *
   * @param out takes the bytes; closed with this writer
   */
  public IatiWriter(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 14);
  }

  private static OutputStream open(Path file) {
    try {
      return Files.newOutputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  /**
   * Starts the file. Comes first, and once.
   *
   * @param header what the file says before its first record
   * @throws IllegalStateException if the file was started already
   * @throws UncheckedIOException if the system fails to write
   */
  @Override
  public void start(IatiHeader header) {
    if (began) {
      throw new IllegalStateException("a file starts once");
    }
    began = true;
    put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    for (IatiNode node : header.before()) {
      leaf(node);
      put("\n");
    }
    root = header.root();
    scope = startTag(root, Scope.NONE);
    put(">");
  }

  /**
   * Writes a record as it stands, right behind what came before.
   *
   * @param element the record
   * @throws IllegalStateException if the file was not started, or has ended
   * @throws UncheckedIOException if the system fails to write
   */
  @Override
  public void record(IatiElement element) {
    other(element);
  }

  /**
   * Writes something else as it stands, right behind what came before.
   *
   * @param node what it is
   * @throws IllegalStateException if the file was not started, or has ended
   * @throws UncheckedIOException if the system fails to write
   */
  @Override
  public void other(IatiNode node) {
    started();
    node(node, scope);
    onNewLines = false;
  }

  /**
   * Writes a record on lines of its own, indented. In an element that holds text everything stays
   * as it is, as it does under {@code xml:space="preserve"}.
   *
   * @param element the record
   * @throws IllegalStateException if the file was not started, or has ended
   * @throws UncheckedIOException if the system fails to write
   */
  public void write(IatiElement element) {
    started();
    put("\n" + INDENT);
    indented(element, scope, "\n" + INDENT);
    onNewLines = true;
  }

  /**
   * Ends the root element.
   *
   * @param after comments and processing instructions to stand behind it
   * @throws IllegalArgumentException if something else is to stand there
   * @throws IllegalStateException if the file was not started, or has ended
   * @throws UncheckedIOException if the system fails to write
   */
  @Override
  public void end(List<IatiNode> after) {
    List<IatiNode> last = IatiHeader.outside(after);
    put(onNewLines ? "\n</" : "</");
    put(started().name() + ">\n");
    for (IatiNode node : last) {
      leaf(node);
      put("\n");
    }
    root = null;
  }

  /**
   * Ends the root element, with nothing to stand behind it.
   *
   * @throws IllegalStateException if the file was not started, or has ended
   * @throws UncheckedIOException if the system fails to write
   */
  public void end() {
    end(List.of());
  }

  /**
   * Closes the file. One that was not ended stays without its end, so that nobody takes it for
   * whole.
   *
   * @throws UncheckedIOException if the system fails to write
   */
  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private IatiElement started() {
    if (root == null) {
      throw new IllegalStateException("the file must have been started and not have ended");
    }
    return root;
  }

  private void node(IatiNode node, Scope around) {
    if (!(node instanceof IatiElement element)) {
      leaf(node);
      return;
    }
    Scope inside = startTag(element, around);
    if (element.content().isEmpty()) {
      put("/>");
      return;
    }
    put(">");
    for (IatiNode child : element.content()) {
      node(child, inside);
    }
    put("</" + element.name() + ">");
  }

  /**
   * @param line a line feed and the white space at which the element starts
   */
  private void indented(IatiNode node, Scope around, String line) {
    if (!(node instanceof IatiElement element)
        || element.content().isEmpty()
        || element.content().stream().anyMatch(IatiNode.Text.class::isInstance)
        || element.attribute("xml:space").filter("preserve"::equals).isPresent()) {
      node(node, around);
      return;
    }
    Scope inside = startTag(element, around);
    put(">");
    for (IatiNode child : element.content()) {
      put(line + INDENT);
      indented(child, inside, line + INDENT);
    }
    put(line + "</" + element.name() + ">");
  }

  /** Everything of a start tag but its end; gives the namespaces declared inside. */
  private Scope startTag(IatiElement element, Scope around) {
    Map<String, String> declared = element.namespaces();
    Scope inside = around.with(declared);
    if (!inside.has(element.name()) || !hasPrefixes(inside, element)) {
      declared = new LinkedHashMap<>(declared);
      addMissing(inside, element.name(), declared);
      for (IatiAttribute attribute : element.attributes()) {
        if (!attribute.name().prefix().isEmpty()) {
          addMissing(inside, attribute.name(), declared);
        }
      }
      inside = around.with(declared);
    }
    put("<" + element.name());
    declared.forEach(this::declaration);
    for (IatiAttribute attribute : element.attributes()) {
      put(" " + attribute.name() + "=\"");
      escaped(attribute.value(), true);
      put("\"");
    }
    return inside;
  }

  private static boolean hasPrefixes(Scope scope, IatiElement element) {
    for (IatiAttribute attribute : element.attributes()) {
      if (!attribute.name().prefix().isEmpty() && !scope.has(attribute.name())) {
        return false;
      }
    }
    return true;
  }

  private static void addMissing(Scope scope, IatiName name, Map<String, String> declared) {
    if (!scope.has(name)) {
      declared.put(name.prefix(), name.namespace());
    }
  }

  private void declaration(String prefix, String namespace) {
    put(prefix.isEmpty() ? " xmlns=\"" : " xmlns:" + prefix + "=\"");
    escaped(namespace, true);
    put("\"");
  }

  private void leaf(IatiNode node) {
    if (node instanceof IatiNode.Text text) {
      escaped(text.value(), false);
    } else if (node instanceof IatiNode.Comment comment) {
      put("<!--" + comment.value() + "-->");
    } else if (node instanceof IatiNode.Instruction instruction) {
      String data = instruction.data();
      put("<?" + instruction.target() + (data.isEmpty() ? "" : " " + data) + "?>");
    }
  }

  /** What a parser would take for markup, or change when it reads white space. */
  private void escaped(String text, boolean inAttribute) {
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      String escape =
          switch (text.charAt(i)) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#13;";
            case '"' -> inAttribute ? "&quot;" : "";
            case '\t' -> inAttribute ? "&#9;" : "";
            case '\n' -> inAttribute ? "&#10;" : "";
            default -> "";
          };
      if (!escape.isEmpty()) {
        put(text, written, i);
        put(escape);
        written = i + 1;
      }
    }
    put(text, written, text.length());
  }

  private void put(String text) {
    put(text, 0, text.length());
  }

  private void put(String text, int start, int end) {
    try {
      out.write(text, start, end - start);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("the file cannot be written on", e);
  }
}
