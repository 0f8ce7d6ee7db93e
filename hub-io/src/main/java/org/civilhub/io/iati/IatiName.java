package org.civilhub.io.iati;

/**
 * The name of an element or attribute as XML has it. The names of IATI itself are in no namespace.
 *
 * @param namespace URI of the namespace; empty for none
 * @param prefix what stands before the colon; empty for none
 * @param local what stands after it, such as {@code iati-activity}
 */
public record IatiName(String namespace, String prefix, String local) {
  /** {@code xml:lang}, the language of a text or the default of an activity. */
  public static final IatiName LANGUAGE = new IatiName(XmlText.XML_NAMESPACE, "xml", "lang");

  /**
   * @throws IllegalArgumentException if a part is no name by XML, if there is a prefix without a
   *     namespace, or if the prefix is {@code xmlns} or not the one that XML ties to its namespace
   */
  public IatiName {
    if (!XmlText.isName(local) || !(prefix.isEmpty() || XmlText.isName(prefix))) {
      throw new IllegalArgumentException(
          "must be a name by XML without a colon, found '" + prefix + "', '" + local + "'");
    }
    XmlText.checkBinding(prefix, namespace);
    if (!prefix.isEmpty() && namespace.isEmpty()) {
      throw new IllegalArgumentException("prefix '" + prefix + "' must stand for a namespace");
    }
  }

  /**
   * A name of IATI.
   *
   * @param name name in no namespace, such as {@code title}, or {@code xml:lang}
   * @return the name
   * @throws IllegalArgumentException if it is no name by XML
   */
  public static IatiName of(String name) {
    return name.equals("xml:lang") ? LANGUAGE : new IatiName("", "", name);
  }

  /**
   * Whether this is a name of IATI itself.
   *
   * @param name name in no namespace
   * @return true if it is that, in no namespace
   */
  public boolean is(String name) {
    return namespace.isEmpty() && local.equals(name);
  }

  /** Prefix and name as they stand in a file. */
  @Override
  public String toString() {
    return prefix.isEmpty() ? local : prefix + ":" + local;
  }
}
