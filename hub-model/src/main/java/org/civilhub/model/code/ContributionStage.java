package org.civilhub.model.code;

import java.util.List;

/** How far a contribution has come. Stages are never added to each other. */
public final class ContributionStage extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code pledged}. */
  public static final ContributionStage PLEDGED = new ContributionStage("pledged");

  /** {@code committed}. */
  public static final ContributionStage COMMITTED = new ContributionStage("committed");

  /** {@code received}. */
  public static final ContributionStage RECEIVED = new ContributionStage("received");

  /** {@code unknown}. */
  public static final ContributionStage UNKNOWN = new ContributionStage("unknown");

  private static final List<ContributionStage> KNOWN =
      List.of(PLEDGED, COMMITTED, RECEIVED, UNKNOWN);

  private ContributionStage(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static ContributionStage of(String code) {
    ContributionStage known = find(code, KNOWN);
    return known == null ? new ContributionStage(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<ContributionStage> known() {
    return KNOWN;
  }

  @Override
  List<ContributionStage> list() {
    return KNOWN;
  }
}
