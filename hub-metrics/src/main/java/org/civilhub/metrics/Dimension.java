package org.civilhub.metrics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.civilhub.model.code.ActivityArea;
import org.civilhub.model.code.AgreementKind;
import org.civilhub.model.code.ApplicationUnit;
import org.civilhub.model.code.AssistanceKind;
import org.civilhub.model.code.Code;
import org.civilhub.model.code.CommunityKind;
import org.civilhub.model.code.ContributionKind;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.ParticipationRole;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.code.ProductKind;
import org.civilhub.model.code.ResourceKind;
import org.civilhub.model.code.Sex;
import org.civilhub.model.code.Theme;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.RegionCode;

/** What a figure can be split by. */
public enum Dimension {
  /** Project, by its id. */
  PROJECT("project"),
  /** Donor, by its name. */
  DONOR("donor"),
  /** Calendar year of a record's date. */
  YEAR("year"),
  /** Half of a calendar year, such as {@code 2024-H1}. */
  HALF_YEAR("halfYear"),
  /** Quarter of a calendar year, such as {@code 2024-Q3}. */
  QUARTER("quarter"),
  /** Calendar month, such as {@code 2024-05}. */
  MONTH("month"),
  /** Whether what was agreed or begun still holds on the last day asked for. */
  IN_FORCE("inForce"),
  /** The part the Hub had in an event. */
  HUB_ROLE("hubRole"),
  /** Type of an event. */
  EVENT_TYPE("eventType"),
  /** Format of an event. */
  FORMAT("format"),
  /** Theme. */
  THEME("theme"),
  /** Area of the Hub's activity. */
  AREA("area"),
  /** Country, ISO 3166-1: those that take part in an event, that of a partner or a scholar. */
  COUNTRY("country"),
  /** Region of a country, UN M49. */
  REGION("region"),
  /** Sub-region of a country, UN M49. */
  SUBREGION("subregion"),
  /** Sex of people. */
  SEX("sex"),
  /** Role of people at an event. */
  ROLE("role"),
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
  /** The rate an amount is converted by; used when a figure is finished. */
  RATE("rate"),
  /** A record that this one refers to, by its id; replaced when a figure is finished. */
  REFERENCE("reference");

  /** The value of a record whose part is not recorded. */
  public static final String NOT_RECORDED = "not_recorded";

  /** The value of a record that lies in more than one part of time. */
  public static final String UNDATABLE = "undatable";

  private static final Set<String> UNSAID =
      Set.of(NOT_RECORDED, UNDATABLE, ContributionStage.UNKNOWN.getCode());

  private static final Pattern COUNTRY_FORM = Pattern.compile("[A-Z]{2}");
  private static final Pattern REGION_FORM = Pattern.compile("[0-9]{3}");

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
    if (this == COUNTRY && COUNTRY_FORM.matcher(value).matches()) {
      return CountryCode.of(value).getName(language).orElse(value);
    }
    if ((this == REGION || this == SUBREGION) && REGION_FORM.matcher(value).matches()) {
      return RegionCode.of(value).getName(language).orElse(value);
    }
    List<? extends Code> codes =
        switch (this) {
          case HUB_ROLE -> HubRole.known();
          case PARTNER_TYPE -> PartnerType.known();
          case STAGE -> ContributionStage.known();
          case KIND ->
              Stream.of(
                      ContributionKind.known(),
                      ProductKind.known(),
                      AgreementKind.known(),
                      CommunityKind.known(),
                      ResourceKind.known(),
                      AssistanceKind.known())
                  .flatMap(List::stream)
                  .toList();
          case UNIT -> ApplicationUnit.known();
          case EVENT_TYPE -> EventType.known();
          case FORMAT -> EventFormat.known();
          case THEME -> Theme.known();
          case AREA -> ActivityArea.known();
          case SEX -> Sex.known();
          case ROLE -> ParticipationRole.known();
          default -> List.of();
        };
    for (Code known : codes) {
      if (known.getCode().equals(value) && known.getLabel().isPresent()) {
        return known.getLabel().get().in(language).orElse(value);
      }
    }
    return value;
  }

  /**
   * The value of this dimension for a country.
   *
   * @param country the country
   * @return its UN M49 region or sub-region if this is one of these dimensions, {@link
   *     #NOT_RECORDED} where that list does not have it; else the country's own code
   */
  public String place(CountryCode country) {
    return switch (this) {
      case REGION -> country.getRegion().map(RegionCode::value).orElse(NOT_RECORDED);
      case SUBREGION -> country.getSubregion().map(RegionCode::value).orElse(NOT_RECORDED);
      default -> country.value();
    };
  }

  /**
   * Whether a value only says that the part is not known.
   *
   * @param value a value of any dimension
   * @return true for {@link #NOT_RECORDED}, {@link #UNDATABLE} and the stage {@code unknown}
   */
  public static boolean isUnsaid(String value) {
    return UNSAID.contains(value);
  }

  /** Whether this is a step of time. */
  boolean isOfTime() {
    return switch (this) {
      case YEAR, HALF_YEAR, QUARTER, MONTH -> true;
      default -> false;
    };
  }

  /**
   * The dimension with a name.
   *
   * @param code such as {@code hubRole}
   * @return the dimension; empty if there is none with this name
   */
  public static Optional<Dimension> of(String code) {
    for (Dimension dimension : values()) {
      if (dimension.code.equals(code)) {
        return Optional.of(dimension);
      }
    }
    return Optional.empty();
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
