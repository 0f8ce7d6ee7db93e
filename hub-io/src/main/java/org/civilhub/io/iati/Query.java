package org.civilhub.io.iati;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An XPath expression of a rule set.
 *
 * @param text the expression, with a variable in place of what a loop substitutes
 * @param steps names of elements, then perhaps of an attribute, if that is all the expression says
 * @param levels how many elements above the one it starts from it may look at; {@link #ANY} if it
 *     cannot be told
 */
record Query(String text, List<String> steps, int levels) {
  static final int ANY = Integer.MAX_VALUE;

  /** The variable that stands for what a loop substitutes. */
  static final String VALUE = "value";

  private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";
  private static final Pattern PLAIN =
      Pattern.compile("/?(?:NAME/)*(?:NAME|@NAME|@xml:lang)".replace("NAME", NAME));
  private static final Pattern SUBSTITUTED = Pattern.compile("'\\$1'|\"\\$1\"");
  private static final Pattern UP = Pattern.compile("\\.\\.");

  /** An axis, a function that looks around, or a slash that nothing stands before. */
  private static final Pattern AROUND =
      Pattern.compile("::|\\b(?:id|lang)\\s*\\(|(?:^|[^\\w\\])*./])/");

  /** What a loop substitutes comes from data: as a variable it cannot change the expression. */
  static Query of(String expression) {
    String text = SUBSTITUTED.matcher(expression).replaceAll("\\$" + VALUE);
    int levels =
        AROUND.matcher(text).find() ? ANY : Math.toIntExact(UP.matcher(text).results().count());
    return new Query(
        text, PLAIN.matcher(text).matches() ? List.of(text.split("/", -1)) : List.of(), levels);
  }
}
