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
    String words = Table.WORDS.label(LIST, code, language);
    if (words.indexOf('{') < 0) {
      return words;
    }
    StringBuilder filled = new StringBuilder();
    Matcher argument = ARGUMENT.matcher(words);
    int last = 0;
    while (argument.find()) {
      filled.append(words, last, argument.start());
      filled.append(arguments[Integer.parseInt(argument.group(1))]);
      last = argument.end();
    }
    return filled.append(words, last, words.length()).toString();
  }

  /** Read on first use. */
  private static final class Table {
    static final LabelTable WORDS = LabelTable.read(Words.class, "cli.tsv");
  }
}
