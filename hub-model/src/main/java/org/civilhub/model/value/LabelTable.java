package org.civilhub.model.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Labels in several languages, by list and code, read from a tab-separated resource that travels
 * with a module.
 *
 * <p>The header row names two key columns, {@code list} and {@code code} in either order ({@code
 * status} may stand for {@code list}), then one column per language by its BCP 47 tag. Lines that
 * start with {@code #} are comments. The table is the same in every locale.
 */
public final class LabelTable {
  private final List<LanguageTag> languages;
  private final Map<String, Map<String, Row>> lists;

  private LabelTable(List<LanguageTag> languages, Map<String, Map<String, Row>> lists) {
    this.languages = languages;
    this.lists = lists;
  }

  /** The cells of one code, read when first asked for, perhaps by several threads. */
  private static final class Row {
    private final String cells;
    private @Nullable LocalizedText label;

    Row(String cells) {
      this.cells = cells;
    }

    LocalizedText label(List<LanguageTag> languages) {
      LocalizedText made = label;
      if (made == null) {
        List<String> texts = cells(cells);
        Map<LanguageTag, String> byLanguage = new TreeMap<>();
        for (int i = 0; i < languages.size(); i++) {
          byLanguage.put(languages.get(i), texts.get(i + 2));
        }
        made = new LocalizedText(byLanguage);
        label = made;
      }
      return made;
    }
  }

  /**
   * Reads a table that lies beside a class.
   *
   * @param beside the class whose package holds the resource
   * @param resource its file name
   * @return the table
   * @throws UncheckedIOException if the resource cannot be read
   * @throws IllegalStateException if a row has another number of columns than the header, or a key
   *     stands twice: the module was built wrongly
   */
  public static LabelTable read(Class<?> beside, String resource) {
    List<String> lines = lines(beside, resource);
    List<String> header = cells(lines.get(0));
    List<LanguageTag> languages = new ArrayList<>();
    for (String language : header.subList(2, header.size())) {
      languages.add(new LanguageTag(language));
    }
    boolean codeFirst = header.get(0).equals("code");
    Map<String, Map<String, Row>> lists = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int first = line.indexOf('\t');
      String before = line.substring(0, first);
      String after = line.substring(first + 1, line.indexOf('\t', first + 1));
      String list = codeFirst ? after : before;
      String code = codeFirst ? before : after;
      if (lists.computeIfAbsent(list, l -> new LinkedHashMap<>()).put(code, new Row(line))
          != null) {
        throw new IllegalStateException(resource + " holds " + list + " " + code + " twice");
      }
    }
    return new LabelTable(languages, lists);
  }

  /** The rows of a tab-separated resource, its header first, without comments. */
  static List<List<String>> rows(Class<?> beside, String resource) {
    return lines(beside, resource).stream().map(LabelTable::cells).toList();
  }

  /**
   * The same, each row as it came: one character for each byte, for a program needs few rows of a
   * table, and to decode all takes longer than what it does with them.
   */
  private static List<String> lines(Class<?> beside, String resource) {
    String text;
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource + " beside " + beside.getName());
      }
      text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
    List<String> lines = new ArrayList<>();
    int columns = 0;
    int end;
    for (int start = 0; start < text.length(); start = end + 1) {
      int feed = text.indexOf('\n', start);
      end = feed < 0 ? text.length() : feed;
      if (start == end || text.charAt(start) == '#') {
        continue;
      }
      String line = text.substring(start, text.charAt(end - 1) == '\r' ? end - 1 : end);
      if (lines.isEmpty()) {
        columns = columns(line);
      } else if (columns(line) != columns) {
        throw new IllegalStateException(
            resource + " must have " + cells(lines.get(0)) + ", found '" + decoded(line) + "'");
      }
      lines.add(line);
    }
    return lines;
  }

  private static int columns(String line) {
    int columns = 1;
    for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', tab + 1)) {
      columns++;
    }
    return columns;
  }

  private static List<String> cells(String line) {
    return List.of(decoded(line).split("\t", -1));
  }

  private static String decoded(String line) {
    return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /**
   * The label of one code.
   *
   * @param list name of the list
   * @param code code within it
   * @return the label in every language of the table; empty if the table lacks the code
   */
  public Optional<LocalizedText> get(String list, String code) {
    Row row = lists.getOrDefault(list, Map.of()).get(code);
    return row == null ? Optional.empty() : Optional.of(row.label(languages));
  }

  /**
   * The label of one code that is known to be in the table.
   *
   * @param list name of the list
   * @param code code within it
   * @param wanted languages, most wanted first
   * @return the label in the first of the languages that the table has
   * @throws IllegalArgumentException if the table lacks the code or every one of the languages
   */
  public String label(String list, String code, LanguageTag... wanted) {
    Optional<LocalizedText> text = get(list, code);
    Optional<String> label = text.isPresent() ? text.get().in(wanted) : Optional.empty();
    if (label.isEmpty()) {
      throw new IllegalArgumentException("no label for " + list + " '" + code + "'");
    }
    return label.get();
  }

  /**
   * Whether the table holds a code.
   *
   * @param list name of the list
   * @param code code within it
   * @return true if it does
   */
  public boolean has(String list, String code) {
    return lists.getOrDefault(list, Map.of()).containsKey(code);
  }

  /**
   * The codes of one list in the table's order.
   *
   * @param list name of the list
   * @return its codes; empty if there is no such list
   */
  public List<String> codes(String list) {
    return List.copyOf(new ArrayList<>(lists.getOrDefault(list, Map.of()).keySet()));
  }

  /**
   * The names of the lists in the table's order.
   *
   * @return the names
   */
  public List<String> lists() {
    return List.copyOf(lists.keySet());
  }
}
