package org.civilhub.io.iati;

/**
 * An attribute of an element.
 *
 * @param name its name; a namespace takes a prefix here
 * @param value its value, with references resolved and otherwise as it stands
 */
public record IatiAttribute(IatiName name, String value) {
  /**
   * @throws IllegalArgumentException if the name has a namespace without a prefix, or the value a
   *     character that XML does not allow
   */
  public IatiAttribute {
    if (name.prefix().isEmpty() && !name.namespace().isEmpty()) {
      throw new IllegalArgumentException(
          "attribute in a namespace must have a prefix, found '" + name + "'");
    }
    XmlText.checkCharacters(value);
  }
}
