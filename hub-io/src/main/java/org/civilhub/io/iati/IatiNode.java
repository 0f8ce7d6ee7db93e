package org.civilhub.io.iati;

/** Something that stands in a file: an element, text, a comment or a processing instruction. */
public sealed interface IatiNode
    permits IatiElement, IatiNode.Text, IatiNode.Comment, IatiNode.Instruction {
  /**
   * Text between tags, with references resolved.
   *
   * @param value the text as it stands, white space included; never empty
   */
  record Text(String value) implements IatiNode {
    /**
     * @throws IllegalArgumentException if there is none, or a character that XML does not allow
     */
    public Text {
      if (value.isEmpty()) {
        throw new IllegalArgumentException("text must not be empty");
      }
      XmlText.checkCharacters(value);
    }
  }

  /**
   * A comment.
   *
   * @param value what stands between {@code <!--} and {@code -->}
   */
  record Comment(String value) implements IatiNode {
    /**
     * @throws IllegalArgumentException if it holds two hyphens in a row, ends in one, or has a
     *     character that XML does not allow there
     */
    public Comment {
      XmlText.checkUnescaped(value);
      if (value.contains("--") || value.endsWith("-")) {
        throw new IllegalArgumentException(
            "comment must not hold two hyphens in a row nor end in one");
      }
    }
  }

  /**
   * A processing instruction.
   *
   * @param target whom it is for
   * @param data what it says, without white space at the start; may be empty
   */
  record Instruction(String target, String data) implements IatiNode {
    /**
     * @throws IllegalArgumentException if the target is no name or {@code xml}, or the data could
     *     not be told from the instruction's end or has a character that XML does not allow there
     */
    public Instruction {
      if (!XmlText.isName(target) || target.equalsIgnoreCase("xml")) {
        throw new IllegalArgumentException(
            "target must be a name other than xml, found '" + target + "'");
      }
      XmlText.checkUnescaped(data);
      if (data.contains("?>") || (!data.isEmpty() && XmlText.isSpace(data.charAt(0)))) {
        throw new IllegalArgumentException(
            "data must not hold '?>' nor start with white space, found '" + data + "'");
      }
    }
  }
}
