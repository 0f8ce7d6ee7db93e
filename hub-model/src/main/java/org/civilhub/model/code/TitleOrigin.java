package org.civilhub.model.code;

import java.util.List;

/**
 * Where a title comes from: the source, a translation of it, or words made because the source gives
 * none.
 */
public final class TitleOrigin extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code official}. */
  public static final TitleOrigin OFFICIAL = new TitleOrigin("official");

  /** {@code translated}. */
  public static final TitleOrigin TRANSLATED = new TitleOrigin("translated");

  /** {@code descriptive}. */
  public static final TitleOrigin DESCRIPTIVE = new TitleOrigin("descriptive");

  private static final List<TitleOrigin> KNOWN = List.of(OFFICIAL, TRANSLATED, DESCRIPTIVE);

  private TitleOrigin(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static TitleOrigin of(String code) {
    TitleOrigin known = find(code, KNOWN);
    return known == null ? new TitleOrigin(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<TitleOrigin> known() {
    return KNOWN;
  }

  @Override
  List<TitleOrigin> list() {
    return KNOWN;
  }
}
