package org.civilhub.model.code;

import java.util.List;

/** The kind of a research product. */
public final class ProductKind extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code case_study}. */
  public static final ProductKind CASE_STUDY = new ProductKind("case_study");

  /** {@code report}. */
  public static final ProductKind REPORT = new ProductKind("report");

  /** {@code book}. */
  public static final ProductKind BOOK = new ProductKind("book");

  /** {@code study}. */
  public static final ProductKind STUDY = new ProductKind("study");

  /** {@code journal_article}. */
  public static final ProductKind JOURNAL_ARTICLE = new ProductKind("journal_article");

  /** {@code journal_issue}. */
  public static final ProductKind JOURNAL_ISSUE = new ProductKind("journal_issue");

  /** {@code scientific_publication}. */
  public static final ProductKind SCIENTIFIC_PUBLICATION =
      new ProductKind("scientific_publication");

  /** {@code policy_brief}. */
  public static final ProductKind POLICY_BRIEF = new ProductKind("policy_brief");

  private static final List<ProductKind> KNOWN =
      List.of(
          CASE_STUDY,
          REPORT,
          BOOK,
          STUDY,
          JOURNAL_ARTICLE,
          JOURNAL_ISSUE,
          SCIENTIFIC_PUBLICATION,
          POLICY_BRIEF);

  private ProductKind(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static ProductKind of(String code) {
    ProductKind known = find(code, KNOWN);
    return known == null ? new ProductKind(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<ProductKind> known() {
    return KNOWN;
  }

  @Override
  List<ProductKind> list() {
    return KNOWN;
  }
}
