package org.civilhub.model.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Labels in several languages, by list and code, read from a tab-separated resource that travels
 * with a module.
 *
 * <p>The header row names two key columns, {@code list} and {@code code} in either order ({@code
 * status} may stand for {@code list}), then one column per language by its BCP 47 tag. Lines that
 * start with {@code #} are comments. The table is the same in every locale.
 */
public final class LabelTable {
  private final Map<String, Map<String, LocalizedText>> lists;

  private LabelTable(Map<String, Map<String, LocalizedText>> lists) {
    this.lists = lists;
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
    List<List<String>> rows = rows(beside, resource);
    List<String> header = rows.get(0);
    List<LanguageTag> languages =
        header.subList(2, header.size()).stream().map(LanguageTag::new).toList();
    Map<String, Map<String, LocalizedText>> lists = new LinkedHashMap<>();
    for (List<String> cells : rows.subList(1, rows.size())) {
      Map<LanguageTag, String> texts = new TreeMap<>();
      for (int i = 2; i < cells.size(); i++) {
        texts.put(languages.get(i - 2), cells.get(i));
      }
      boolean codeFirst = header.get(0).equals("code");
      String list = cells.get(codeFirst ? 1 : 0);
      String code = cells.get(codeFirst ? 0 : 1);
      if (lists
              .computeIfAbsent(list, l -> new LinkedHashMap<>())
              .put(code, new LocalizedText(texts))
          != null) {
        throw new IllegalStateException(resource + " holds " + list + " " + code + " twice");
      }
    }
    return new LabelTable(lists);
  }

  /** The rows of a tab-separated resource, its header first, without comments. */
  static List<List<String>> rows(Class<?> beside, String resource) {
    List<List<String>> rows = new ArrayList<>();
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource + " beside " + beside.getName());
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        List<String> cells = List.of(line.split("\t", -1));
        if (!rows.isEmpty() && cells.size() != rows.get(0).size()) {
          throw new IllegalStateException(
              resource + " must have " + rows.get(0) + ", found '" + line + "'");
        }
        rows.add(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
    return rows;
  }

  /**
   * The label of one code.
   *
   * @param list name of the list
   * @param code code within it
   * @return the label in every language of the table; empty if the table lacks the code
   */
  public Optional<LocalizedText> get(String list, String code) {
    return Optional.ofNullable(lists.getOrDefault(list, Map.of()).get(code));
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
    return get(list, code)
        .flatMap(text -> text.in(wanted))
        .orElseThrow(
            () -> new IllegalArgumentException("no label for " + list + " '" + code + "'"));
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
