package org.civilhub.model.code;

import java.util.List;

/** The kind of a channel by which the Hub is reached. */
public final class ChannelKind extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code website}. */
  public static final ChannelKind WEBSITE = new ChannelKind("website");

  /** {@code email}. */
  public static final ChannelKind EMAIL = new ChannelKind("email");

  /** {@code phone}. */
  public static final ChannelKind PHONE = new ChannelKind("phone");

  /** {@code social_network}. */
  public static final ChannelKind SOCIAL_NETWORK = new ChannelKind("social_network");

  /** {@code postal_address}. */
  public static final ChannelKind POSTAL_ADDRESS = new ChannelKind("postal_address");

  private static final List<ChannelKind> KNOWN =
      List.of(WEBSITE, EMAIL, PHONE, SOCIAL_NETWORK, POSTAL_ADDRESS);

  private ChannelKind(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static ChannelKind of(String code) {
    ChannelKind known = find(code, KNOWN);
    return known == null ? new ChannelKind(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<ChannelKind> known() {
    return KNOWN;
  }

  @Override
  List<ChannelKind> list() {
    return KNOWN;
  }
}
