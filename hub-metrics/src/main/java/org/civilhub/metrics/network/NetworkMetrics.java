package org.civilhub.metrics.network;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Judgement;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricGroup;
import org.civilhub.metrics.Period;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.RecordMetric;
import org.civilhub.metrics.RecordMetric.Resolution;
import org.civilhub.metrics.Split;
import org.civilhub.model.Agreement;
import org.civilhub.model.Country;
import org.civilhub.model.Expert;
import org.civilhub.model.FoundingOrganisation;
import org.civilhub.model.Membership;
import org.civilhub.model.Partner;
import org.civilhub.model.code.AgreementKind;
import org.civilhub.model.code.MembershipStatus;
import org.civilhub.model.code.PartnerRelation;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.code.RosterStatus;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.PartialDate;

/** Standard metrics of partnership and cooperation. */
public final class NetworkMetrics {
  private static final Set<PartnerRelation> INSTITUTIONAL =
      Set.of(
          PartnerRelation.AGREEMENT,
          PartnerRelation.PARTNER,
          PartnerRelation.PERMANENT_PARTNER,
          PartnerRelation.ALLIANCE_MEMBER,
          PartnerRelation.CO_ORGANISER,
          PartnerRelation.JOINT_PROJECT,
          PartnerRelation.JOINT_RESEARCH,
          PartnerRelation.PROJECT_PARTNER);

  /** Stands for the partner of an agreement of several; no id has a space in front. */
  private static final String SEVERAL = " several";

  /** What an agreement is split by that its partner says. */
  private static final Dimension[] OF_PARTNER = {
    Dimension.PARTNER_TYPE, Dimension.COUNTRY, Dimension.REGION, Dimension.SUBREGION
  };

  private NetworkMetrics() {}

  /**
   * Participating countries on a day: confirmed ones whose joining date lies at or before it and
   * that have not left. A country without dates joined on any day since the founding.
   *
   * <p>Number of countries, 0 or more; a stock. Unconfirmed ones are left out with a reason.
   */
  public static final RecordMetric PARTICIPATING_COUNTRIES =
      network("participating_countries", "countries", Accrual.STOCK)
          .of(Country.class, NetworkMetrics::participating, "/status", "/memberships")
          .build();

  /**
   * Countries marked as signatories of the founding declaration. A total that the declaration
   * states is a claim, not a count.
   *
   * <p>Number of countries, 0 or more; a flow of one day. Countries without a mark are missing.
   */
  public static final RecordMetric FOUNDING_COUNTRIES =
      network("founding_countries", "countries", Accrual.FLOW)
          .of(
              Country.class,
              (country, query) -> founder(country.getFoundingSignatory(), query),
              "/foundingSignatory")
          .build();

  /**
   * International organisations marked as signatories of the founding declaration.
   *
   * <p>Number of organisations, 0 or more; a flow of one day. Those without a mark are missing.
   */
  public static final RecordMetric FOUNDING_INTERNATIONAL_ORGANISATIONS =
      network("founding_international_organisations", "organisations", Accrual.FLOW)
          .of(
              FoundingOrganisation.class,
              (organisation, query) -> {
                PartnerType type = organisation.getType();
                Judgement founder = founder(organisation.getFoundingSignatory(), query);
                return type.equals(PartnerType.INTERNATIONAL_ORGANISATION)
                    ? founder
                    : type.isKnown() || !founder.mayCount()
                        ? Judgement.none()
                        : Judgement.undecided("unknown_code");
              },
              "/foundingSignatory")
          .build();

  /**
   * Institutional partners: organisations that co-operate by agreement or standing joint work, by
   * their relations: agreement, (permanent) partner, alliance member, co-organiser, joint project,
   * joint research, project partner.
   *
   * <p>Number of organisations, 0 or more; a flow, so one whose partnership ended still counts.
   * Others are left out with a reason.
   */
  public static final RecordMetric INSTITUTIONAL_PARTNERS =
      network("institutional_partners", "organisations", Accrual.FLOW)
          .of(Partner.class, NetworkMetrics::institutional, "/relations")
          .build();

  /**
   * All organisations on record beside the Hub, whatever their relation.
   *
   * <p>Number of organisations, 0 or more; a flow.
   */
  public static final RecordMetric PARTNER_ORGANISATIONS =
      network("partner_organisations", "organisations", Accrual.FLOW)
          .of(
              Partner.class,
              (partner, query) ->
                  Judgement.dated(query.fit(partner.getStartsOn())).bearing(partner.getStartsOn()))
          .build();

  /**
   * Memoranda signed, of any wording; not co-operation agreements, letters or grant arrangements.
   *
   * <p>Number of agreements, 0 or more; a flow, so one that ran out still counts. Split by the type
   * of the partner; a memorandum of several partners is a part of its own.
   */
  public static final RecordMetric MEMORANDA_SIGNED =
      network("memoranda_signed", "memoranda", Accrual.FLOW)
          .of(Agreement.class, NetworkMetrics::memorandum, "/kind", "/signedOn")
          .by(Agreement.class, Dimension.REFERENCE, (agreement, query) -> party(agreement))
          .referringTo(
              Partner.class, NetworkMetrics::typeAndCountry, NetworkMetrics::ofPartner, OF_PARTNER)
          .explainedBy(Dimension.PARTNER_TYPE)
          .build();

  /**
   * Experts on the roster on a day.
   *
   * <p>Number of persons, 0 or more; a stock. Suspended and removed ones are left out with a
   * reason; as that is how they stand on the dataset's day, on an earlier one they count by their
   * dates, or are undatable if the day they left is not recorded.
   */
  public static final RecordMetric EXPERTS_IN_ROSTER =
      network("experts_in_roster", "experts", Accrual.STOCK)
          .of(Expert.class, NetworkMetrics::listed)
          .ofPeople()
          .build();

  /**
   * These metrics in the order of a report.
   *
   * @return the definitions
   */
  public static List<MetricDefinition> all() {
    return List.of(
        PARTICIPATING_COUNTRIES,
        FOUNDING_COUNTRIES,
        FOUNDING_INTERNATIONAL_ORGANISATIONS,
        INSTITUTIONAL_PARTNERS,
        PARTNER_ORGANISATIONS,
        MEMORANDA_SIGNED,
        EXPERTS_IN_ROSTER);
  }

  private static RecordMetric.Builder network(String id, String unit, Accrual accrual) {
    return RecordMetric.named(id, MetricGroup.PARTNERSHIP, unit, accrual);
  }

  private static Judgement participating(Country country, Query query) {
    if (!country.getStatus().equals(MembershipStatus.CONFIRMED)) {
      return Judgement.undecided("unconfirmed");
    }
    if (country.getMemberships().isEmpty()) {
      return Judgement.dated(query.standing(Optional.empty(), Optional.empty()))
          .bearing(Optional.empty());
    }
    Period.Fit best = Period.Fit.OUTSIDE;
    Optional<PartialDate> joinedOn = Optional.empty();
    for (Membership membership : country.getMemberships()) {
      Period.Fit fit = query.standing(membership.getJoinedOn(), membership.getLeftOn());
      if (fit == Period.Fit.INSIDE || best == Period.Fit.OUTSIDE) {
        best = fit;
      }
      joinedOn = joinedOn.isPresent() ? joinedOn : membership.getJoinedOn();
    }
    return Judgement.dated(best).bearing(joinedOn);
  }

  private static Judgement founder(Optional<Boolean> signatory, Query query) {
    Period.Fit fit = query.fit(query.scope().foundedOn().map(PartialDate::of));
    if (fit == Period.Fit.OUTSIDE || signatory.equals(Optional.of(false))) {
      return Judgement.none();
    }
    return signatory.isEmpty() ? Judgement.missing() : Judgement.dated(fit);
  }

  private static Judgement institutional(Partner partner, Query query) {
    Judgement judgement = Judgement.dated(query.fit(partner.getStartsOn()));
    if (judgement.verdict() == Judgement.Verdict.NONE
        || partner.getRelations().stream().anyMatch(INSTITUTIONAL::contains)) {
      return judgement.bearing(partner.getStartsOn());
    }
    if (partner.getRelations().isEmpty()) {
      return Judgement.missing();
    }
    return partner.getRelations().stream().allMatch(PartnerRelation::isKnown)
        ? Judgement.leftOut("not_institutional")
        : Judgement.undecided("unknown_code");
  }

  private static Judgement memorandum(Agreement agreement, Query query) {
    Judgement judgement = Judgement.dated(query.fit(agreement.getSignedOn()));
    if (judgement.verdict() == Judgement.Verdict.NONE) {
      return judgement;
    }
    if (!agreement.getKind().equals(AgreementKind.MEMORANDUM)) {
      return agreement.getKind().isKnown()
          ? Judgement.leftOut("not_memorandum")
          : Judgement.undecided("unknown_code");
    }
    return judgement.bearing(agreement.getSignedOn());
  }

  /** The partner of an agreement, or that there are several. */
  private static List<String> party(Agreement agreement) {
    return switch (agreement.getParties().size()) {
      case 0 -> List.of();
      case 1 -> List.of(agreement.getParties().get(0).value());
      default -> List.of(SEVERAL);
    };
  }

  private static String typeAndCountry(Partner partner) {
    return partner.getType().getCode()
        + '\t'
        + partner.getCountry().map(CountryCode::value).orElse(Dimension.NOT_RECORDED);
  }

  private static Resolution ofPartner(String reference, Optional<String> fact, Split split) {
    Split said = split;
    for (Dimension dimension : OF_PARTNER) {
      said = said.with(dimension, ofPartner(reference, fact, dimension));
    }
    return Resolution.counts(said);
  }

  private static String ofPartner(String reference, Optional<String> fact, Dimension dimension) {
    if (fact.isEmpty()) {
      return reference.equals(SEVERAL) ? SEVERAL.trim() : Dimension.NOT_RECORDED;
    }
    String[] typeAndCountry = fact.get().split("\t", -1);
    if (dimension == Dimension.PARTNER_TYPE) {
      return typeAndCountry[0];
    }
    return typeAndCountry[1].equals(Dimension.NOT_RECORDED)
        ? Dimension.NOT_RECORDED
        : dimension.place(CountryCode.of(typeAndCountry[1]));
  }

  private static Judgement listed(Expert expert, Query query) {
    RosterStatus status = expert.getStatus().orElse(RosterStatus.ON_ROSTER);
    if (!status.isKnown()) {
      return Judgement.undecided("unknown_code");
    }
    Judgement dated =
        Judgement.dated(query.standing(expert.getRosterSince(), expert.getRosterUntil()))
            .bearing(expert.getRosterSince());
    if (status.equals(RosterStatus.ON_ROSTER)) {
      return dated;
    }
    boolean begun = query.standing(expert.getRosterSince(), Optional.empty()) != Period.Fit.OUTSIDE;
    if (!begun) {
      return Judgement.none();
    }
    boolean past = query.period().last().isBefore(query.scope().asOf());
    if (!past || !dated.mayCount()) {
      return Judgement.leftOut("roster_" + status.getCode());
    }
    return status.equals(RosterStatus.REMOVED) && expert.getRosterUntil().isPresent()
        ? dated
        : Judgement.undatable();
  }
}
