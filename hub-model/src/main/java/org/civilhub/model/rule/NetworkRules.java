package org.civilhub.model.rule;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civilhub.model.Agreement;
import org.civilhub.model.Country;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Membership;
import org.civilhub.model.Partner;
import org.civilhub.model.RecordType;
import org.civilhub.model.Scholarship;
import org.civilhub.model.code.MembershipStatus;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.PartialDate;
import org.jspecify.annotations.Nullable;

/** Rules on participating countries and partners. */
final class NetworkRules {
  private NetworkRules() {}

  static List<DatasetRule> all() {
    return List.of(
        new SimpleRule(
            FindingCode.FOUNDER_JOINS_AT_DECLARATION, (context, ids) -> founders(context)),
        new SimpleRule(
            FindingCode.AGREEMENT_WITHIN_PARTNERSHIP, (context, ids) -> new Partnerships()),
        new SimpleRule(FindingCode.SCHOLARSHIP_PARTICIPATING_COUNTRY, (c, ids) -> scholars(c)));
  }

  /** Broken only where no day of joining can be a day of the declaration. */
  private static DatasetRule.Pass founders(DatasetContext context) {
    Optional<PartialDate> founded = context.foundedOn();
    return (record, place, log) -> {
      if (founded.isPresent()
          && record instanceof Country country
          && country.getFoundingSignatory().orElse(false)
          && !country.getMemberships().isEmpty()) {
        Optional<PartialDate> joined = country.getMemberships().get(0).getJoinedOn();
        if (joined.isPresent() && !Days.meet(joined.get(), founded.get())) {
          log.add(
              Finding.of(
                  FindingCode.FOUNDER_JOINS_AT_DECLARATION,
                  record,
                  place.at("/memberships/0/joinedOn"),
                  Map.of("found", joined.get().toString(), "expected", founded.get().toString())));
        }
      }
    };
  }

  /**
   * Agreements against the time of their parties. Remembers the partners that have an end, and the
   * days of signing by partner.
   */
  private static final class Partnerships implements DatasetRule.Pass {
    private record Signing(String partner, PartialDate on) {
      @Override
      public boolean equals(@Nullable Object object) {
        return object instanceof Signing other
            && partner.equals(other.partner)
            && on.equals(other.on);
      }

      @Override
      public int hashCode() {
        return 31 * partner.hashCode() + on.hashCode();
      }
    }

    private final Map<String, PartialDate> ends = new HashMap<>();
    private final Deferred<Signing> signings =
        new Deferred<>(FindingCode.AGREEMENT_WITHIN_PARTNERSHIP);

    @Override
    public void add(HubRecord record, Place place, FindingLog log) {
      if (record instanceof Partner partner) {
        partner.getEndsOn().ifPresent(end -> ends.put(partner.getId().value(), end));
      } else if (record instanceof Agreement agreement && agreement.getSignedOn().isPresent()) {
        for (Id<Partner> party : agreement.getParties()) {
          signings.add(
              new Signing(party.value(), agreement.getSignedOn().get()),
              record,
              place.at("/signedOn"),
              log);
        }
      }
    }

    @Override
    public void finish(FindingLog log) {
      signings.finish(
          log,
          signing ->
              Optional.ofNullable(ends.get(signing.partner()))
                  .filter(end -> Days.first(signing.on()).isAfter(end.lastDay()))
                  .map(
                      end ->
                          Map.of(
                              "found", signing.on().toString(),
                              "other", signing.partner(),
                              "expected", end.toString())));
    }
  }

  /**
   * Scholars' countries. A country that is not on record is at fault only where the dataset holds
   * every country; an unconfirmed one is undecided. Remembers the countries, and the days of award
   * by country.
   */
  private static DatasetRule.Pass scholars(DatasetContext context) {
    record Award(CountryCode country, Optional<PartialDate> on) {}

    return new DatasetRule.Pass() {
      private final boolean complete = context.complete().contains(RecordType.COUNTRY);
      private final Map<CountryCode, Country> countries = new HashMap<>();
      private final Deferred<Award> awards =
          new Deferred<>(FindingCode.SCHOLARSHIP_PARTICIPATING_COUNTRY);

      @Override
      public void add(HubRecord record, Place place, FindingLog log) {
        if (record instanceof Country country) {
          countries.putIfAbsent(country.getCode(), country);
        } else if (record instanceof Scholarship scholarship) {
          awards.add(
              new Award(scholarship.getCountry(), scholarship.getAwardedOn()),
              record,
              place.at("/country"),
              log);
        }
      }

      @Override
      public void finish(FindingLog log) {
        awards.finish(
            log,
            award ->
                isAtFault(award)
                    ? Optional.of(
                        Map.of(
                            "found", award.country() + award.on().map(on -> ", " + on).orElse("")))
                    : Optional.empty());
      }

      private boolean isAtFault(Award award) {
        Country country = countries.get(award.country());
        if (country == null) {
          return complete;
        }
        return country.getStatus().equals(MembershipStatus.CONFIRMED)
            && !country.getMemberships().isEmpty()
            && award.on().isPresent()
            && country.getMemberships().stream()
                .noneMatch(span -> canInclude(span, award.on().get()));
      }
    };
  }

  private static boolean canInclude(Membership span, PartialDate date) {
    LocalDate start = span.getJoinedOn().map(Days::first).orElse(LocalDate.MIN);
    LocalDate end = span.getLeftOn().map(PartialDate::lastDay).orElse(LocalDate.MAX);
    return !date.lastDay().isBefore(start) && !Days.first(date).isAfter(end);
  }
}
