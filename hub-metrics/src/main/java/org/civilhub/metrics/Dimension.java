package org.civilhub.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.civilhub.model.code.ApplicationUnit;
import org.civilhub.model.code.Code;
import org.civilhub.model.code.ContributionKind;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.code.ProductKind;
import org.civilhub.model.value.LanguageTag;

/** What a figure can be split by. */
public enum Dimension {
  /** Project, by its id. */
  PROJECT("project"),
  /** Donor, by its name. */
  DONOR("donor"),
  /** Calendar year of a record's date. */
  YEAR("year"),
  /** The part the Hub had in an event. */
  HUB_ROLE("hubRole"),
  /** Type of an organisation. */
  PARTNER_TYPE("partnerType"),
  /** Stage of a contribution. */
  STAGE("stage"),
  /** Kind of a contribution or a research product. */
  KIND("kind"),
  /** What was counted in, where numbers in different units do not add up. */
  UNIT("unit"),
  /** Currency, ISO 4217. */
  CURRENCY("currency"),
  /** A record that this one refers to, by its id; replaced when a figure is finished. */
  REFERENCE("reference");

  /** The value of a record whose part is not recorded. */
  public static final String NOT_RECORDED = "not_recorded";

  /** The value of a record that lies in more than one part of time. */
  public static final String UNDATABLE = "undatable";

  /** The values of a record of which it is not known what part it falls in. */
  static final Set<String> UNSAID =
      Set.of(NOT_RECORDED, UNDATABLE, ContributionStage.UNKNOWN.getCode());

  private final String code;

  Dimension(String code) {
    this.code = code;
  }

  /**
   * The name of the dimension for people.
   *
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the label
   */
  public String label(LanguageTag language) {
    return Words.label("dimension", code, language);
  }

  /**
   * A value of the dimension for people.
   *
   * @param value the value, such as {@code co_organiser}
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the label of a code or of what is not recorded; any other value as it is
   */
  public String label(String value, LanguageTag language) {
    if (Words.has("part", value)) {
      return Words.label("part", value, language);
    }
    Stream<? extends Code> codes =
        switch (this) {
          case HUB_ROLE -> HubRole.known().stream();
          case PARTNER_TYPE -> PartnerType.known().stream();
          case STAGE -> ContributionStage.known().stream();
          case KIND ->
              Stream.concat(ContributionKind.known().stream(), ProductKind.known().stream());
          case UNIT -> ApplicationUnit.known().stream();
          case PROJECT, DONOR, YEAR, CURRENCY, REFERENCE -> Stream.empty();
        };
    return codes
        .filter(known -> known.getCode().equals(value))
        .flatMap(known -> known.getLabel().stream())
        .flatMap(label -> label.in(language).stream())
        .findFirst()
        .orElse(value);
  }

  /**
   * The dimension with a name.
   *
   * @param code such as {@code hubRole}
   * @return the dimension; empty if there is none with this name
   */
  public static Optional<Dimension> of(String code) {
    return Arrays.stream(values()).filter(d -> d.code.equals(code)).findFirst();
  }

  /**
   * The name in splits.
   *
   * @return camelCase, such as {@code hubRole}
   */
  public String getCode() {
    return code;
  }
}
