package org.civilhub.examples.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LanguageTag;

/** The words of the command line in Kazakh, Russian and English. */
final class Words {
  private static final String LIST = "cli";
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");

  private Words() {}

  /** Arguments are taken as they are: braces in one are not filled by another. */
  static String of(String code, LanguageTag language, Object... arguments) {
    return ARGUMENT
        .matcher(Table.WORDS.label(LIST, code, language))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(arguments[Integer.parseInt(found.group(1))].toString()));
  }

  /** Read on first use. */
  private static final class Table {
    static final LabelTable WORDS = LabelTable.read(Words.class, "cli.tsv");
  }
}
