package org.civilhub.metrics;

import java.util.List;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LanguageTag;

/** The words of this module in Kazakh, Russian and English. */
final class Words {
  private Words() {}

  static String label(String list, String code, LanguageTag language) {
    return Table.WORDS.label(list, code, language);
  }

  static boolean has(String list, String code) {
    return Table.WORDS.has(list, code);
  }

  static List<String> codes(String list) {
    return Table.WORDS.codes(list);
  }

  /** Read on first use. */
  private static final class Table {
    static final LabelTable WORDS = LabelTable.read(Words.class, "metrics.tsv");
  }
}
