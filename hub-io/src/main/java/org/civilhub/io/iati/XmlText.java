package org.civilhub.io.iati;

/** What XML 1.0 allows in names and texts. */
final class XmlText {
  static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
  static final String XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

  private XmlText() {}

  static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isSpace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The text without white space, as XML sees it, at its ends. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Whether it is a name without a colon (NCName). */
  static boolean isName(String text) {
    if (text.isEmpty() || !isNameStart(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (!isNamePart(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNameStart(char c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
    return (c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7)
        || (c >= 0x370 && c <= 0x1FFF && c != 0x37E)
        || c == 0x200C
        || c == 0x200D
        || (c >= 0x2070 && c <= 0x218F)
        || (c >= 0x2C00 && c <= 0x2FEF)
        || (c >= 0x3001 && c <= 0xD7FF)
        || (c >= 0xF900 && c <= 0xFDCF)
        || (c >= 0xFDF0 && c <= 0xFFFD);
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c)
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == 0xB7
        || (c >= 0x300 && c <= 0x36F)
        || c == 0x203F
        || c == 0x2040;
  }

  /**
   * @throws IllegalArgumentException if a character is none that XML 1.0 allows
   */
  static void checkCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' ? !isSpace(c) : c >= Character.MIN_SURROGATE && !isAllowed(text, i)) {
        throw new IllegalArgumentException(
            String.format("character U+%04X at %d must be one that XML allows", (int) c, i));
      }
    }
  }

  private static boolean isAllowed(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c < 0xFFFE;
  }

  /**
   * For text in which nothing can be escaped: a carriage return would come back as a line feed.
   *
   * @throws IllegalArgumentException if a character cannot stand there
   */
  static void checkUnescaped(String text) {
    checkCharacters(text);
    if (text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("carriage return must not stand in a comment");
    }
  }

  /**
   * @throws IllegalArgumentException if XML keeps the prefix or the namespace for another
   */
  static void checkBinding(String prefix, String namespace) {
    if (prefix.equals("xml") != namespace.equals(XML_NAMESPACE)
        || prefix.equals("xmlns")
        || namespace.equals(XMLNS_NAMESPACE)) {
      throw new IllegalArgumentException(
          "prefix '" + prefix + "' cannot stand for namespace '" + namespace + "'");
    }
  }
}
