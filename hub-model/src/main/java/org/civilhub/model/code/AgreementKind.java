package org.civilhub.model.code;

import java.util.List;

/**
 * The kind of an agreement. A memorandum is one whatever its wording: of understanding, of
 * co-operation.
 */
public final class AgreementKind extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code memorandum}. */
  public static final AgreementKind MEMORANDUM = new AgreementKind("memorandum");

  /** {@code co_operation_agreement}. */
  public static final AgreementKind CO_OPERATION_AGREEMENT =
      new AgreementKind("co_operation_agreement");

  /** {@code exchange_of_letters}. */
  public static final AgreementKind EXCHANGE_OF_LETTERS = new AgreementKind("exchange_of_letters");

  /** {@code grant_arrangement}. */
  public static final AgreementKind GRANT_ARRANGEMENT = new AgreementKind("grant_arrangement");

  /** {@code financing_agreement}. */
  public static final AgreementKind FINANCING_AGREEMENT = new AgreementKind("financing_agreement");

  private static final List<AgreementKind> KNOWN =
      List.of(
          MEMORANDUM,
          CO_OPERATION_AGREEMENT,
          EXCHANGE_OF_LETTERS,
          GRANT_ARRANGEMENT,
          FINANCING_AGREEMENT);

  private AgreementKind(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static AgreementKind of(String code) {
    AgreementKind known = find(code, KNOWN);
    return known == null ? new AgreementKind(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<AgreementKind> known() {
    return KNOWN;
  }

  @Override
  List<AgreementKind> list() {
    return KNOWN;
  }
}
