package org.civilhub.metrics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.HubEvent;
import org.civilhub.model.Participation;
import org.civilhub.model.code.Code;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.jspecify.annotations.Nullable;

/**
 * Who took part in an event: the same for every metric that asks. Organisers and staff do not; a
 * row of a role that this version does not know may be of people who did.
 */
public final class Attendance {
  private static final QualifiedNumber NOBODY = QualifiedNumber.exact(0);
  private static final QualifiedNumber SOMEBODY = QualifiedNumber.moreThan(0);
  private static final long LARGEST_PLAIN = 1_000_000_000L;

  private Attendance() {}

  /**
   * How many attended: the event's own total, else the sum of its rows.
   *
   * @param event the event
   * @return the number; empty if neither is recorded
   */
  public static Optional<QualifiedNumber> total(HubEvent event) {
    if (event.getParticipants().isPresent()) {
      return event.getParticipants();
    }
    QualifiedNumber sum = ofRows(event);
    return isNobody(sum) && event.getParticipations().stream().allMatch(Attendance::isWorking)
        ? Optional.empty()
        : Optional.of(sum);
  }

  /** The sum of the rows; nobody if there are none. */
  private static QualifiedNumber ofRows(HubEvent event) {
    QualifiedNumber sum = NOBODY;
    long plain = 0; // most numbers are whole and exact, and need no objects to add
    List<Participation> rows = event.getParticipations();
    for (int i = 0; i < rows.size(); i++) {
      Participation row = rows.get(i);
      QualifiedNumber number = row.isAttendance() ? row.getNumber() : ofUnknownRole(row);
      if (number != null) {
        long whole =
            number.getQualifier() == Qualifier.EXACT
                ? number.wholeLow(LARGEST_PLAIN)
                : LARGEST_PLAIN;
        if (whole < LARGEST_PLAIN && whole > -LARGEST_PLAIN) {
          plain += whole;
        } else {
          sum = sum.plus(number);
        }
      }
    }
    QualifiedNumber exact = QualifiedNumber.exact(plain);
    return isNobody(sum) ? exact : exact.plus(sum);
  }

  /**
   * The attendance of an event by country, sex and role. What its total holds beyond its rows is a
   * part of which none of these is recorded.
   *
   * @param event the event
   * @return the parts; none if no number is recorded
   */
  public static List<RecordMetric.Share> shares(HubEvent event) {
    List<Participation> rows = event.getParticipations();
    List<RecordMetric.Share> shares = new ArrayList<>(rows.size() + 1);
    for (int i = 0; i < rows.size(); i++) {
      Participation row = rows.get(i);
      QualifiedNumber number = row.isAttendance() ? row.getNumber() : ofUnknownRole(row);
      if (number != null) {
        shares.add(Part.ofRow(row, number));
      }
    }
    Optional<QualifiedNumber> total = event.getParticipants();
    if (total.isPresent()) {
      QualifiedNumber ofRows = ofRows(event);
      // Most totals are those of the rows, and there is nothing to take from each other.
      QualifiedNumber rest =
          isPlain(ofRows) && ofRows.equals(total.get()) ? NOBODY : total.get().minus(ofRows);
      if (rest.meets(SOMEBODY)) {
        shares.add(new Part(notNegative(rest), null, null, null, false, false));
      }
    }
    return shares;
  }

  private static boolean isPlain(QualifiedNumber number) {
    return number.getQualifier() == Qualifier.EXACT;
  }

  private static boolean isNobody(QualifiedNumber number) {
    return isPlain(number) && number.wholeLow(1) == 0;
  }

  /**
   * A part of an event: the people of a row, those who are in none, or a country. One class for all
   * of them, as each is asked many times.
   *
   * @param country whose people they are; null if that is not recorded
   * @param isMore whether it stands for countries that the event does not name
   */
  record Part(
      QualifiedNumber amount,
      @Nullable CountryCode country,
      @Nullable Code sex,
      @Nullable Code role,
      boolean isNamed,
      boolean isMore)
      implements RecordMetric.Share {
    static Part ofRow(Participation row, QualifiedNumber number) {
      return new Part(number, row.countryOrNull(), row.sexOrNull(), row.roleOrNull(), false, false);
    }

    static Part ofNobody(@Nullable CountryCode country) {
      return new Part(NOBODY, country, null, null, true, country == null);
    }

    @Override
    public Optional<String> value(Dimension dimension) {
      return Optional.ofNullable(said(dimension));
    }

    /** The same without an object around it. */
    @Nullable String said(Dimension dimension) {
      if (isMore) {
        return Facets.MORE;
      }
      return switch (dimension) {
        case COUNTRY, REGION, SUBREGION -> country == null ? null : dimension.place(country);
        case SEX -> sex == null ? null : sex.getCode();
        case ROLE -> role == null ? null : role.getCode();
        default -> null;
      };
    }

    @Override
    public Optional<String> name() {
      if (!isNamed) {
        return Optional.empty();
      }
      return Optional.of(country == null ? Facets.MORE : country.value());
    }
  }

  /**
   * The countries that an event names as taking part, one by one, and one more if it states that
   * there are more.
   *
   * @param event the event
   * @return the countries; none if it names none
   */
  public static List<RecordMetric.Share> countryShares(HubEvent event) {
    List<RecordMetric.Share> shares = new ArrayList<>();
    for (String country : countries(event).named().toList()) {
      shares.add(Part.ofNobody(CountryCode.of(country)));
    }
    if (!shares.isEmpty() && Judgement.isMoreThan(event.getStatedCountries(), shares.size())) {
      shares.add(Part.ofNobody(null));
    }
    return shares;
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
  public static Countries countries(HubEvent event) {
    Names distinct = new Names();
    List<CountryCode> named = event.getCountries();
    for (int i = 0; i < named.size(); i++) {
      distinct.add(named.get(i).value());
    }
    boolean isOfAll = true;
    List<Participation> rows = event.getParticipations();
    for (int i = 0; i < rows.size(); i++) {
      Participation row = rows.get(i);
      if (isOfSomebody(row)) {
        CountryCode country = row.countryOrNull();
        if (country != null && row.isAttendance()) {
          distinct.add(country.value());
        } else {
          isOfAll = false;
        }
      }
    }
    return new Countries(distinct, isOfAll);
  }

  /**
   * The countries of an event.
   *
   * @param named their distinct codes
   * @param isOfAll whether the event's rows say the country of everybody who attended: false if a
   *     row of people lacks it, or is of people who may not have attended
   */
  public record Countries(Names named, boolean isOfAll) {}

  private static boolean isOfSomebody(Participation row) {
    return !isWorking(row) && !isNobody(row.getNumber());
  }

  /** Whether a row is one of organisers or staff. */
  private static boolean isWorking(Participation row) {
    // Most rows are of people who attended, and to be told that takes no object.
    return !row.isAttendance() && row.getRole().filter(Code::isKnown).isPresent();
  }

  /**
   * How many attended of a row that is not surely one of people who did: of an unknown role,
   * anything from none to all; null if it is of organisers or staff. Apart from the many rows of
   * which this is not asked, so that they are compiled without it.
   */
  private static @Nullable QualifiedNumber ofUnknownRole(Participation row) {
    if (isWorking(row)) {
      return null;
    }
    QualifiedNumber all = row.getNumber();
    return QualifiedNumber.interval(
        Optional.of(BigDecimal.ZERO),
        false,
        all.getHigh().map(high -> high.max(BigDecimal.ZERO)),
        all.isHighOpen() && all.getHigh().filter(high -> high.signum() > 0).isPresent());
  }
}
