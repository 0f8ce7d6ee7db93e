package org.civilhub.io.iati;

import java.util.Arrays;
import java.util.Optional;

/** The two kinds of IATI files. */
public enum IatiKind {
  /** What an organisation does: activities. */
  ACTIVITIES("iati-activities", "iati-activity", "iati-identifier"),
  /** What an organisation is and plans to spend: organisations. */
  ORGANISATIONS("iati-organisations", "iati-organisation", "organisation-identifier");

  private final String root;
  private final String record;
  private final String identifier;

  IatiKind(String root, String record, String identifier) {
    this.root = root;
    this.record = record;
    this.identifier = identifier;
  }

  /** Name of the root element. */
  public String root() {
    return root;
  }

  /** Name of the elements in it that a file is made of, such as {@code iati-activity}. */
  public String record() {
    return record;
  }

  /** Name of the element in such a record that says what it is called. */
  public String identifier() {
    return identifier;
  }

  /**
   * The kind of a file by its root element.
   *
   * @param root name of the root element
   * @return the kind; empty if it is no file of IATI
   */
  public static Optional<IatiKind> of(IatiName root) {
    return Arrays.stream(values()).filter(kind -> root.is(kind.root)).findFirst();
  }
}
