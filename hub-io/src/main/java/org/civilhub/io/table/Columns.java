package org.civilhub.io.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.civilhub.io.HubJson;
import org.civilhub.io.WireType;
import org.civilhub.io.WireType.Cardinality;
import org.civilhub.io.WireType.Kind;
import org.civilhub.io.WireType.WireField;
import org.civilhub.io.table.Column.Content;
import org.civilhub.io.table.Column.Lead;
import org.civilhub.io.table.Column.Step;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import tools.jackson.databind.JsonNode;

/**
 * The columns of a type: how its nested parts are flattened.
 *
 * <p>A column is named by the way to its value, with points between the steps: a field ({@code
 * city}); a language of a text ({@code title.kk}); a part of a number or an amount ({@code
 * participants.qualifier}, {@code amount.currency}); an element of a list of objects, counted from
 * 1 ({@code sources.2.url}); a key of a map ({@code split.project}). A list of simple values is one
 * cell, with {@code |} between them. In a name a point or backslash is preceded by a backslash, in
 * a cell of several values a bar or backslash. An empty cell means not recorded; what is recorded
 * as an empty text is written as an apostrophe, and so is an object in which nothing is recorded,
 * in a column named by the way to it.
 *
 * <p>A text that a spreadsheet program would run, or take for a fault, gets an apostrophe in front:
 * one that starts with {@code = + - @}, their full-width forms, a tab or a line break, or is such
 * as {@code #REF!}, after any apostrophes of its own. Reading takes one apostrophe off such a text
 * and off no other. Belongs to one thread.
 */
public final class Columns {
  /** No list of objects in a table has more elements. */
  public static final int LONGEST_LIST = 999;

  /** No table has more columns: the most that a sheet can have. */
  public static final int MOST_COLUMNS = 16_384;

  private static final int MOST_DIGITS = 4;
  private static final List<LanguageTag> LANGUAGES =
      List.of(LanguageTag.KK, LanguageTag.RU, LanguageTag.EN);
  private static final List<String> NUMBER_PARTS =
      List.of("qualifier", "value", "low", "high", "lowOpen", "highOpen");
  private static final List<String> MONEY_PARTS = List.of("amount", "currency");

  private final WireType type;
  private final Map<String, Optional<Column>> byHeader = new HashMap<>();
  private final Map<List<String>, Column> byWay = new HashMap<>();

  /**
   * The columns of a type.
   *
   * @param type the type
   */
  public Columns(WireType type) {
    this.type = type;
  }

  /**
   * The column with a name or label.
   *
   * @param header what stands in the header: a name, or a label in any of the three languages
   * @return the column; empty if the type has none of that name
   */
  public Optional<Column> find(String header) {
    return byHeader.computeIfAbsent(
        header,
        name ->
            new Way(name(name), false)
                .find()
                .or(() -> new Way(name(name.strip()), false).find())
                .or(() -> new Way(label(name.strip()), true).find()));
  }

  /**
   * What stands in a header for a column.
   *
   * @param column the column
   * @param language the language of its label; empty for its name
   * @return the label, unless it would not be read back; else the name
   */
  public String header(Column column, Optional<LanguageTag> language) {
    return language
        .map(column::label)
        .filter(label -> find(label).equals(Optional.of(column)))
        .orElseGet(column::name);
  }

  /** The steps of a name. */
  private static List<String> name(String name) {
    List<String> steps = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\\' && i + 1 < name.length()) {
        i++;
        step.append(name.charAt(i));
      } else if (c == Column.SEPARATOR) {
        steps.add(step.toString());
        step.setLength(0);
      } else {
        step.append(c);
      }
    }
    steps.add(step.toString());
    return steps;
  }

  /** The steps of a label: a number behind one is a step of its own. */
  private static List<String> label(String label) {
    List<String> steps = new ArrayList<>();
    for (String part : label.split(Column.LABEL_SEPARATOR, -1)) {
      int blank = part.lastIndexOf(' ');
      if (blank > 0 && index(part.substring(blank + 1)) > 0) {
        steps.add(part.substring(0, blank));
        steps.add(part.substring(blank + 1));
      } else {
        steps.add(part);
      }
    }
    return steps;
  }

  private static int index(String text) {
    return text.matches("[1-9][0-9]{0," + (MOST_DIGITS - 2) + "}") ? Integer.parseInt(text) : 0;
  }

  /** A way through the type that is being looked for. */
  private final class Way {
    private final List<String> words;
    private final boolean byLabel;
    private final List<Step> steps = new ArrayList<>();
    private int at;

    Way(List<String> words, boolean byLabel) {
      this.words = words;
      this.byLabel = byLabel;
    }

    Optional<Column> find() {
      return find(type).filter(column -> at == words.size());
    }

    private Optional<String> next() {
      return at < words.size() ? Optional.of(words.get(at++)) : Optional.empty();
    }

    private Optional<Column> find(WireType of) {
      Optional<String> word = next();
      for (int i = 0; word.isPresent() && i < of.fields().size(); i++) {
        WireField field = of.fields().get(i);
        if (fits(word.get(), field.name(), field::label)) {
          steps.add(step(i, field));
          return find(field);
        }
      }
      return Optional.empty();
    }

    private boolean fits(String word, String name, Supplier<LocalizedText> label) {
      return byLabel
          ? label.get().texts().values().stream().anyMatch(text -> isAlike(text, word))
          : name.equals(word);
    }

    private Optional<Column> find(WireField field) {
      if (field.cardinality() == Cardinality.MAP) {
        return next()
            .flatMap(
                key -> {
                  steps.add(new Step(Lead.KEY, keyOrder(field, key), key, ""));
                  return leaf(content(field.kind()), false, field);
                });
      } else if (field.cardinality() == Cardinality.LIST && isObject(field.kind())) {
        int index = next().map(Columns::index).orElse(0);
        if (index == 0) {
          return Optional.empty();
        }
        steps.add(new Step(Lead.INDEX, index, String.valueOf(index), ""));
      } else if (field.cardinality() == Cardinality.LIST) {
        return leaf(content(field.kind()), true, field);
      }
      return switch (field.kind()) {
        case OBJECT ->
            at == words.size() ? leaf(Content.OBJECT, false, field) : find(field.object());
        case LOCALIZED_TEXT -> language(field);
        case QUALIFIED_NUMBER -> member(NUMBER_PARTS, field);
        case MONEY -> member(MONEY_PARTS, field);
        default -> leaf(content(field.kind()), false, field);
      };
    }

    private Optional<Column> language(WireField field) {
      return next()
          .flatMap(Columns::language)
          .flatMap(
              tag -> {
                steps.add(languageStep(tag));
                return leaf(Content.TEXT, false, field);
              });
    }

    private Optional<Column> member(List<String> parts, WireField field) {
      Optional<String> word = next();
      for (int i = 0; word.isPresent() && i < parts.size(); i++) {
        String part = parts.get(i);
        if (fits(word.get(), part, () -> WireType.word("part", part))) {
          steps.add(new Step(Lead.MEMBER, i, part, "part"));
          return leaf(memberContent(part), false, field);
        }
      }
      return Optional.empty();
    }

    private Optional<Column> leaf(Content content, boolean isList, WireField field) {
      return Optional.of(
          new Column(
              steps,
              content,
              isList,
              content != Content.CODE
                  ? List.of()
                  : field.kind() == Kind.QUALIFIED_NUMBER ? WireType.qualifiers() : field.codes()));
    }
  }

  private static Optional<LanguageTag> language(String word) {
    try {
      return Optional.of(new LanguageTag(word));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The three of the Hub first. */
  private static Step languageStep(LanguageTag tag) {
    int order = LANGUAGES.indexOf(tag);
    return new Step(Lead.LANGUAGE, order < 0 ? LANGUAGES.size() : order, tag.value(), "");
  }

  private static int keyOrder(WireField field, String key) {
    return field.element() == org.civilhub.io.Completeness.class
        ? RecordType.of(key).map(RecordType::ordinal).orElse(RecordType.values().length)
        : 0;
  }

  /**
   * Whether two labels are the same but for case and blanks.
   *
   * @param a a label
   * @param b another
   * @return true if they are
   */
  public static boolean isAlike(String a, String b) {
    return simple(a).equals(simple(b));
  }

  static String simple(String label) {
    return label.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static Step step(int order, WireField field) {
    return new Step(Lead.FIELD, order, field.name(), field.owner());
  }

  private static boolean isObject(Kind kind) {
    return switch (kind) {
      case OBJECT, LOCALIZED_TEXT, QUALIFIED_NUMBER, MONEY -> true;
      default -> false;
    };
  }

  private static Content content(Kind kind) {
    return switch (kind) {
      case TEXT, OBJECT, LOCALIZED_TEXT, QUALIFIED_NUMBER, MONEY -> Content.TEXT;
      case ID -> Content.ID;
      case CODE -> Content.CODE;
      case COUNTRY, LANGUAGE -> Content.SYMBOL;
      case DATE -> Content.DATE;
      case DAY -> Content.DAY;
      case PERIOD -> Content.PERIOD;
      case WHOLE_NUMBER -> Content.WHOLE_NUMBER;
      case NUMBER -> Content.NUMBER;
      case TRUTH -> Content.TRUTH;
    };
  }

  private static Content memberContent(String part) {
    return switch (part) {
      case "qualifier" -> Content.CODE;
      case "lowOpen", "highOpen" -> Content.TRUTH;
      case "currency" -> Content.SYMBOL;
      default -> Content.NUMBER;
    };
  }

  static String label(Step step, LanguageTag language) {
    return switch (step.lead()) {
      case FIELD, MEMBER -> WireType.word(step.owner(), step.name()).inAnyOf(language);
      default -> step.name();
    };
  }

  /** What the last field and the last part say of themselves. */
  static String note(Column column, LanguageTag language) {
    StringBuilder note = new StringBuilder();
    for (Step step : column.steps()) {
      if (step.lead() == Lead.FIELD) {
        note.setLength(0);
      }
      if (step.lead() == Lead.FIELD || step.lead() == Lead.MEMBER) {
        note.append(note.length() == 0 ? "" : " ");
        note.append(WireType.word("note." + step.owner(), step.name()).inAnyOf(language));
      }
    }
    return note.toString();
  }

  /**
   * The cells of a value.
   *
   * @param value a value of the type
   * @return the cells of what it has recorded, in the order of the columns
   */
  public NavigableMap<Column, Cell> cells(Object value) {
    JsonNode tree = HubJson.mapper().valueToTree(value);
    NavigableMap<Column, Cell> cells = new TreeMap<>();
    walk(tree, type, List.of(), (column, cell) -> cells.put(column, cell));
    return cells;
  }

  /**
   * The columns of an empty form.
   *
   * @param elements how many elements of a list there is room for
   * @return the columns, in order; of a text those of the three languages, of a list within a list
   *     those of one element
   */
  public List<Column> form(int elements) {
    List<Column> columns = new ArrayList<>();
    form(type, List.of(), elements, columns);
    return columns;
  }

  private void form(WireType of, List<String> way, int elements, List<Column> columns) {
    for (WireField field : of.fields()) {
      List<String> here = with(way, field.name());
      boolean isList = field.cardinality() == Cardinality.LIST && isObject(field.kind());
      for (int i = 1; i <= (isList ? elements : 1); i++) {
        form(field, isList ? with(here, String.valueOf(i)) : here, columns);
      }
    }
  }

  private void form(WireField field, List<String> way, List<Column> columns) {
    if (field.cardinality() == Cardinality.MAP) {
      return;
    }
    switch (field.kind()) {
      case OBJECT -> form(field.object(), way, 1, columns);
      case LOCALIZED_TEXT -> LANGUAGES.forEach(tag -> columns.add(column(with(way, tag.value()))));
      case QUALIFIED_NUMBER -> {
        columns.add(column(with(way, "qualifier")));
        columns.add(column(with(way, "value")));
      }
      case MONEY -> MONEY_PARTS.forEach(part -> columns.add(column(with(way, part))));
      default -> columns.add(column(way));
    }
  }

  private static List<String> with(List<String> way, String step) {
    List<String> longer = new ArrayList<>(way);
    longer.add(step);
    return longer;
  }

  private Column column(List<String> way) {
    return byWay.computeIfAbsent(
        way,
        steps ->
            new Way(steps, false)
                .find()
                .orElseThrow(
                    () -> new IllegalStateException("no column " + way + " of " + type.type())));
  }

  private void walk(
      JsonNode node, WireType of, List<String> way, BiConsumer<Column, Cell> consumer) {
    for (WireField field : of.fields()) {
      JsonNode value = node.get(field.name());
      if (value == null) {
        continue;
      }
      List<String> here = with(way, field.name());
      if (field.cardinality() == Cardinality.MAP) {
        value
            .properties()
            .forEach(entry -> leaf(entry.getValue(), with(here, entry.getKey()), consumer));
      } else if (field.cardinality() == Cardinality.LIST && isObject(field.kind())) {
        for (int i = 0; i < value.size(); i++) {
          walk(value.get(i), field, with(here, String.valueOf(i + 1)), consumer);
        }
      } else if (field.cardinality() == Cardinality.LIST) {
        consumer.accept(column(here), Texts.list(value, column(here)::written));
      } else {
        walk(value, field, here, consumer);
      }
    }
  }

  private void walk(
      JsonNode value, WireField field, List<String> way, BiConsumer<Column, Cell> consumer) {
    switch (field.kind()) {
      case OBJECT -> {
        if (value.isEmpty()) {
          consumer.accept(column(way), new Cell(Cell.Kind.TEXT, Texts.guarded("")));
        }
        walk(value, field.object(), way, consumer);
      }
      case LOCALIZED_TEXT, QUALIFIED_NUMBER, MONEY ->
          value
              .properties()
              .forEach(entry -> leaf(entry.getValue(), with(way, entry.getKey()), consumer));
      default -> leaf(value, way, consumer);
    }
  }

  private void leaf(JsonNode value, List<String> way, BiConsumer<Column, Cell> consumer) {
    Column column = column(way);
    Cell cell;
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      cell = Cell.number(number);
    } else if (value.isBoolean()) {
      cell = new Cell(Cell.Kind.TRUTH, String.valueOf(value.booleanValue()));
    } else {
      cell = new Cell(Cell.Kind.TEXT, Texts.guarded(column.written(value.stringValue())));
    }
    consumer.accept(column, cell);
  }
}
