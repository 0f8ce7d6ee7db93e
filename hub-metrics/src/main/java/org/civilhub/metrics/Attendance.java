package org.civilhub.metrics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.civilhub.model.HubEvent;
import org.civilhub.model.Participation;
import org.civilhub.model.code.Code;
import org.civilhub.model.code.ParticipationRole;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.QualifiedNumber;

/**
 * Who took part in an event: the same for every metric that asks. Organisers and staff do not; a
 * row of a role that this version does not know may be of people who did.
 */
public final class Attendance {
  private static final QualifiedNumber NOBODY = QualifiedNumber.exact(0);

  private Attendance() {}

  /**
   * How many attended: the event's own total, else the sum of its rows.
   *
   * @param event the event
   * @return the number; empty if neither is recorded
   */
  public static Optional<QualifiedNumber> total(HubEvent event) {
    return event.getParticipants().isPresent() ? event.getParticipants() : ofRows(event);
  }

  private static Optional<QualifiedNumber> ofRows(HubEvent event) {
    QualifiedNumber sum = NOBODY;
    boolean any = false;
    for (Participation row : event.getParticipations()) {
      if (!isWorking(row)) {
        sum = any ? sum.plus(number(row)) : number(row);
        any = true;
      }
    }
    return any ? Optional.of(sum) : Optional.empty();
  }

  /**
   * The attendance of an event by country, sex and role. What its total holds beyond its rows is a
   * part of which none of these is recorded.
   *
   * @param event the event
   * @return the parts; none if no number is recorded
   */
  public static List<Judgement.Share> shares(HubEvent event) {
    List<Judgement.Share> shares = new ArrayList<>(event.getParticipations().size() + 1);
    for (Participation row : event.getParticipations()) {
      if (!isWorking(row)) {
        shares.add(share(row));
      }
    }
    Optional<QualifiedNumber> total = event.getParticipants();
    if (total.isPresent()) {
      QualifiedNumber rest = total.get().minus(ofRows(event).orElse(NOBODY));
      if (rest.meets(QualifiedNumber.moreThan(0))) {
        shares.add(new Judgement.Share(Map.of(), notNegative(rest), new Names()));
      }
    }
    return shares;
  }

  private static Judgement.Share share(Participation row) {
    Map<Dimension, String> values = new EnumMap<>(Dimension.class);
    row.getCountry().ifPresent(country -> values.put(Dimension.COUNTRY, country.value()));
    put(values, Dimension.SEX, row.getSex());
    put(values, Dimension.ROLE, row.getRole());
    return new Judgement.Share(values, number(row), new Names());
  }

  private static void put(
      Map<Dimension, String> values, Dimension dimension, Optional<? extends Code> code) {
    if (code.isPresent()) {
      values.put(dimension, code.get().getCode());
    }
  }

  /** What is left of a total has no negative part, where its rows may be more than it. */
  private static QualifiedNumber notNegative(QualifiedNumber rest) {
    return rest.getLow().filter(low -> low.signum() >= 0).isPresent()
        ? rest
        : QualifiedNumber.interval(
            Optional.of(BigDecimal.ZERO), false, rest.getHigh(), rest.isHighOpen());
  }

  /**
   * The countries that an event names as taking part, its host only if it is named.
   *
   * @param event the event
   * @return the distinct countries
   */
  public static Set<CountryCode> countries(HubEvent event) {
    Set<CountryCode> named = new LinkedHashSet<>(event.getCountries());
    for (Participation row : event.getParticipations()) {
      if (isOfSomebody(row) && isKnown(row) && row.getCountry().isPresent()) {
        named.add(row.getCountry().get());
      }
    }
    return named;
  }

  /**
   * Whether the rows of an event say the country of everybody who attended.
   *
   * @param event the event
   * @return false if a row of people lacks it, or is of people who may not have attended
   */
  public static boolean isCountryOfAllKnown(HubEvent event) {
    for (Participation row : event.getParticipations()) {
      if (isOfSomebody(row) && (!isKnown(row) || row.getCountry().isEmpty())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfSomebody(Participation row) {
    return !isWorking(row) && !row.getNumber().equals(NOBODY);
  }

  /** Whether a row is one of organisers or staff. */
  private static boolean isWorking(Participation row) {
    Optional<ParticipationRole> role = row.getRole();
    return role.isPresent()
        && (role.get().equals(ParticipationRole.ORGANISER)
            || role.get().equals(ParticipationRole.STAFF));
  }

  /** Whether a row has a role that this version knows, or none, which is that of a participant. */
  private static boolean isKnown(Participation row) {
    return row.getRole().isEmpty() || row.getRole().get().isKnown();
  }

  /** How many of a row attended: of an unknown role, anything from none to all. */
  private static QualifiedNumber number(Participation row) {
    QualifiedNumber all = row.getNumber();
    return isKnown(row)
        ? all
        : QualifiedNumber.interval(
            Optional.of(BigDecimal.ZERO),
            false,
            all.getHigh().map(high -> high.max(BigDecimal.ZERO)),
            all.isHighOpen() && all.getHigh().filter(high -> high.signum() > 0).isPresent());
  }
}
