package org.civilhub.model.code;

import java.util.List;

/** Where a request for assistance stands. */
public final class RequestStatus extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code received}. */
  public static final RequestStatus RECEIVED = new RequestStatus("received");

  /** {@code accepted}. */
  public static final RequestStatus ACCEPTED = new RequestStatus("accepted");

  /** {@code declined}. */
  public static final RequestStatus DECLINED = new RequestStatus("declined");

  /** {@code fulfilled}. */
  public static final RequestStatus FULFILLED = new RequestStatus("fulfilled");

  private static final List<RequestStatus> KNOWN = List.of(RECEIVED, ACCEPTED, DECLINED, FULFILLED);

  private RequestStatus(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static RequestStatus of(String code) {
    RequestStatus known = find(code, KNOWN);
    return known == null ? new RequestStatus(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<RequestStatus> known() {
    return KNOWN;
  }

  @Override
  List<RequestStatus> list() {
    return KNOWN;
  }
}
