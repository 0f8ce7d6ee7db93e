package org.civilhub.io.table;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.civilhub.io.WireType.KnownCode;
import org.civilhub.model.value.LanguageTag;

/**
 * One column: the way from a record to a value that fits into a cell.
 *
 * @param steps the way
 * @param content what its cells hold
 * @param isList whether a cell holds several of them
 * @param codes the codes that are known, if it holds codes
 */
public record Column(List<Step> steps, Content content, boolean isList, List<KnownCode> codes)
    implements Comparable<Column> {
  private static final Comparator<Step> ORDER =
      Comparator.comparingInt(Step::order).thenComparing(Step::name);

  /** Between the parts of a name. */
  static final char SEPARATOR = '.';

  /** Between the parts of a label. */
  static final String LABEL_SEPARATOR = " / ";

  /** In front of a code that is not to be taken for a label. */
  private static final String AS_IT_STANDS = "'";

  /** What a cell holds. */
  public enum Content {
    /** Any text. */
    TEXT,
    /** An id. */
    ID,
    /** A code, or its label. */
    CODE,
    /** A country, language or currency. */
    SYMBOL,
    /** A date. */
    DATE,
    /** A day. */
    DAY,
    /** A period. */
    PERIOD,
    /** A number without decimals. */
    WHOLE_NUMBER,
    /** A number. */
    NUMBER,
    /** True or false. */
    TRUTH,
    /** That there is an object, in which nothing is recorded. */
    OBJECT
  }

  /** What leads one step further. */
  public enum Lead {
    /** A field of a type. */
    FIELD,
    /** A place in a list, from 1. */
    INDEX,
    /** A language of a text. */
    LANGUAGE,
    /** A key of a map. */
    KEY,
    /** A part of a number or an amount. */
    MEMBER
  }

  /**
   * One step of the way.
   *
   * @param lead what it is
   * @param order its place among its siblings
   * @param name as it is written
   * @param owner simple name of the type of a field; else empty
   */
  public record Step(Lead lead, int order, String name, String owner) {}

  /** Takes copies of the lists. */
  public Column {
    steps = List.copyOf(steps);
    codes = List.copyOf(codes);
  }

  /**
   * The name that every program reads, such as {@code sources.1.url}.
   *
   * @return the name
   */
  public String name() {
    return steps.stream()
        .map(step -> step.name().replace("\\", "\\\\").replace(".", "\\."))
        .collect(Collectors.joining(String.valueOf(SEPARATOR)));
  }

  /**
   * The name that a clerk reads, such as {@code Source 1 / URL}.
   *
   * @param language the language
   * @return the label, which is read as well
   */
  public String label(LanguageTag language) {
    StringBuilder label = new StringBuilder();
    for (Step step : steps) {
      if (step.lead() == Lead.INDEX) {
        label.append(' ').append(step.name());
      } else {
        label.append(label.length() == 0 ? "" : LABEL_SEPARATOR);
        label.append(Columns.label(step, language));
      }
    }
    return label.toString();
  }

  /**
   * What a clerk is to enter.
   *
   * @param language the language
   * @return a sentence or two
   */
  public String note(LanguageTag language) {
    return Columns.note(this, language);
  }

  /**
   * Where its value stands in a record whose lists have no gaps.
   *
   * @return a JSON pointer
   */
  public String pointer() {
    StringBuilder pointer = new StringBuilder();
    for (Step step : steps) {
      pointer.append('/').append(segment(step, step.order() - 1));
    }
    return pointer.toString();
  }

  /** Whether its cells hold a part of a number or an amount. */
  boolean isMember() {
    return steps.get(steps.size() - 1).lead() == Lead.MEMBER;
  }

  static String segment(Step step, int index) {
    return step.lead() == Lead.INDEX
        ? String.valueOf(index)
        : step.name().replace("~", "~0").replace("/", "~1");
  }

  /**
   * A code as it stands in a cell: one that would be read as the label of another has an apostrophe
   * in front, and so has one that starts with an apostrophe.
   */
  String written(String code) {
    if (content != Content.CODE || codes.stream().anyMatch(known -> known.code().equals(code))) {
      return code;
    }
    boolean isAlike =
        Texts.strip(code).startsWith(AS_IT_STANDS) || words().containsKey(Columns.simple(code));
    return isAlike ? AS_IT_STANDS + code : code;
  }

  /** The code that stands in a cell: by itself, or by one of the words. */
  static String code(String cell, Map<String, String> words) {
    String word = Texts.strip(cell);
    if (word.startsWith(AS_IT_STANDS)) {
      return cell.replaceFirst(AS_IT_STANDS, "");
    }
    return words.getOrDefault(word, words.getOrDefault(Columns.simple(word), cell));
  }

  /** The codes by themselves and by their labels; a code goes before another's label. */
  Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    codes.forEach(code -> words.put(code.code(), code.code()));
    for (KnownCode code : codes) {
      for (String label : code.label().texts().values()) {
        words.putIfAbsent(Columns.simple(label), code.code());
      }
    }
    return words;
  }

  /** In the order of the fields, and within a list of its elements. */
  @Override
  public int compareTo(Column other) {
    for (int i = 0; i < Math.min(steps.size(), other.steps.size()); i++) {
      int order = ORDER.compare(steps.get(i), other.steps.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(steps.size(), other.steps.size());
  }

  static Comparator<Step> order() {
    return ORDER;
  }
}
