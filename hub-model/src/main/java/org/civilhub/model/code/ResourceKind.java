package org.civilhub.model.code;

import java.util.List;

/** The kind of a resource on a knowledge platform. */
public final class ResourceKind extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code practice_material}. */
  public static final ResourceKind PRACTICE_MATERIAL = new ResourceKind("practice_material");

  /** {@code guide}. */
  public static final ResourceKind GUIDE = new ResourceKind("guide");

  /** {@code video}. */
  public static final ResourceKind VIDEO = new ResourceKind("video");

  /** {@code dataset}. */
  public static final ResourceKind DATASET = new ResourceKind("dataset");

  /** {@code link}. */
  public static final ResourceKind LINK = new ResourceKind("link");

  private static final List<ResourceKind> KNOWN =
      List.of(PRACTICE_MATERIAL, GUIDE, VIDEO, DATASET, LINK);

  private ResourceKind(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static ResourceKind of(String code) {
    ResourceKind known = find(code, KNOWN);
    return known == null ? new ResourceKind(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<ResourceKind> known() {
    return KNOWN;
  }

  @Override
  List<ResourceKind> list() {
    return KNOWN;
  }
}
