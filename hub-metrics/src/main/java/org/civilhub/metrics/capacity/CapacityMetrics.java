package org.civilhub.metrics.capacity;

import java.util.List;
import java.util.Optional;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Attendance;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Judgement;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricGroup;
import org.civilhub.metrics.Names;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.RecordMetric;
import org.civilhub.model.CommunityOfPractice;
import org.civilhub.model.HubEvent;
import org.civilhub.model.Scholarship;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.ScholarshipStatus;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;

/** Standard metrics of capacity building and peer-to-peer learning. */
public final class CapacityMetrics {
  private static final Judgement ATTENDED = Judgement.leftOut("attended");

  private CapacityMetrics() {}

  /**
   * Capacity-building events of the Hub: those it organised, co-organised, or held a session of,
   * which stands for its session. An event belongs to the period of its first day.
   *
   * <p>Number of events, 0 or more; a flow. Always split by role; events that the Hub only attended
   * are left out with a reason.
   */
  public static final RecordMetric CAPACITY_EVENTS =
      capacity("capacity_events", "events", Accrual.FLOW)
          .of(HubEvent.class, CapacityMetrics::own, "/hubRole", "/startsOn")
          .splitBy(Dimension.HUB_ROLE)
          .splitBy(Dimension.YEAR)
          .build();

  /**
   * Attendances of the Hub's events: a person at two events counts twice. The event's own total is
   * taken, else the sum of its rows; organisers and staff are not counted.
   *
   * <p>Number of attendances, 0 or more; a flow. Events without either are missing.
   */
  public static final RecordMetric CAPACITY_PARTICIPANTS =
      capacity("capacity_participants", "participants", Accrual.FLOW)
          .of(
              HubEvent.class,
              (event, query) -> attendance(event, own(event, query)),
              "/participants",
              "/participations")
          .inShares(
              HubEvent.class,
              Attendance::shares,
              Dimension.COUNTRY,
              Dimension.REGION,
              Dimension.SUBREGION,
              Dimension.SEX,
              Dimension.ROLE)
          .splitBy(Dimension.HUB_ROLE)
          .splitBy(Dimension.YEAR)
          .ofPeople()
          .build();

  /**
   * Distinct countries named as taking part in the Hub's events; the host only if it is named.
   *
   * <p>Number of countries, 0 or more; distinct, so it adds up neither over time nor over parts.
   * The proof also takes the largest number of countries that one event states.
   */
  public static final RecordMetric CAPACITY_COUNTRIES =
      capacity("capacity_countries", "countries", Accrual.DISTINCT)
          .of(
              HubEvent.class,
              (event, query) -> countries(event, own(event, query)),
              "/countries",
              "/statedCountries",
              "/participations")
          .inShares(
              HubEvent.class,
              Attendance::countryShares,
              Dimension.COUNTRY,
              Dimension.REGION,
              Dimension.SUBREGION)
          .splitBy(Dimension.HUB_ROLE)
          .splitBy(Dimension.YEAR)
          .build();

  /**
   * The Hub's online events in response to COVID-19: the marker says yes. A blank marker is
   * missing, not no.
   *
   * <p>Number of events, 0 or more; a flow.
   */
  public static final RecordMetric COVID_ONLINE_EVENTS =
      capacity("covid_online_events", "events", Accrual.FLOW)
          .of(
              HubEvent.class,
              CapacityMetrics::covid,
              "/hubRole",
              "/startsOn",
              "/covidRelated",
              "/format")
          .splitBy(Dimension.YEAR)
          .build();

  /**
   * Attendances of the Hub's online events in response to COVID-19, counted as those of all events.
   *
   * <p>Number of attendances, 0 or more; a flow.
   */
  public static final RecordMetric COVID_PARTICIPANTS =
      capacity("covid_participants", "participants", Accrual.FLOW)
          .of(
              HubEvent.class,
              (event, query) -> attendance(event, covid(event, query)),
              "/participants",
              "/participations")
          .inShares(
              HubEvent.class,
              Attendance::shares,
              Dimension.COUNTRY,
              Dimension.REGION,
              Dimension.SUBREGION,
              Dimension.SEX,
              Dimension.ROLE)
          .ofPeople()
          .build();

  /**
   * Distinct countries of the Hub's online events in response to COVID-19, counted as those of all
   * events.
   *
   * <p>Number of countries, 0 or more; distinct.
   */
  public static final RecordMetric COVID_COUNTRIES =
      capacity("covid_countries", "countries", Accrual.DISTINCT)
          .of(
              HubEvent.class,
              (event, query) -> countries(event, covid(event, query)),
              "/countries",
              "/statedCountries",
              "/participations")
          .inShares(
              HubEvent.class,
              Attendance::countryShares,
              Dimension.COUNTRY,
              Dimension.REGION,
              Dimension.SUBREGION)
          .build();

  /**
   * Communities of practice marked as counted among the Hub's; a platform is none.
   *
   * <p>Number of communities, 0 or more; a flow. Communities without a mark are missing.
   */
  public static final RecordMetric COMMUNITIES_OF_PRACTICE =
      capacity("communities_of_practice", "communities", Accrual.FLOW)
          .of(CommunityOfPractice.class, CapacityMetrics::community, "/counted", "/launchedOn")
          .build();

  /**
   * Scholarships awarded; one withdrawn before it was taken up is left out with a reason.
   *
   * <p>Number of awards, 0 or more; a flow.
   */
  public static final RecordMetric SCHOLARSHIPS =
      capacity("scholarships", "scholarships", Accrual.FLOW)
          .of(Scholarship.class, CapacityMetrics::scholarship)
          .splitBy(Dimension.YEAR)
          .ofPeople()
          .build();

  /**
   * These metrics in the order of a report.
   *
   * @return the definitions
   */
  public static List<MetricDefinition> all() {
    return List.of(
        CAPACITY_EVENTS,
        CAPACITY_PARTICIPANTS,
        CAPACITY_COUNTRIES,
        COMMUNITIES_OF_PRACTICE,
        COVID_ONLINE_EVENTS,
        COVID_PARTICIPANTS,
        COVID_COUNTRIES,
        SCHOLARSHIPS);
  }

  private static RecordMetric.Builder capacity(String id, String unit, Accrual accrual) {
    return RecordMetric.named(id, MetricGroup.CAPACITY, unit, accrual);
  }

  private static Judgement own(HubEvent event, Query query) {
    Optional<PartialDate> day = event.getStartsOn();
    Judgement judgement = Judgement.dated(query.fit(day));
    if (judgement.verdict() == Judgement.Verdict.NONE) {
      return judgement;
    }
    Optional<HubRole> role = event.getHubRole();
    if (role.isEmpty()) {
      return Judgement.missing();
    }
    if (role.get().equals(HubRole.PARTICIPANT)) {
      return ATTENDED;
    }
    return role.get().isKnown() ? judgement.bearing(day) : Judgement.undecided("unknown_code");
  }

  private static Judgement covid(HubEvent event, Query query) {
    Judgement own = own(event, query);
    boolean offline =
        event.getFormat().filter(f -> f.isKnown() && !f.equals(EventFormat.ONLINE)).isPresent();
    if (offline || event.getCovidRelated().equals(Optional.of(false))) {
      return Judgement.none();
    }
    if (own.mayCount() && event.getFormat().filter(f -> !f.isKnown()).isPresent()) {
      return Judgement.undecided("unknown_code");
    }
    boolean said = event.getCovidRelated().isPresent() && event.getFormat().isPresent();
    return own.isCounted() && !said ? own.butMissing() : own;
  }

  private static Judgement attendance(HubEvent event, Judgement own) {
    if (!own.isCounted()) {
      return own;
    }
    Optional<QualifiedNumber> total = Attendance.total(event);
    return total.isPresent() ? own.withAmount(total.get()) : own.butMissing();
  }

  private static Judgement countries(HubEvent event, Judgement own) {
    if (!own.isCounted()) {
      return own;
    }
    Attendance.Countries countries = Attendance.countries(event);
    Names named = countries.named();
    if (named.isEmpty() && event.getStatedCountries().isEmpty()) {
      return own.butMissing();
    }
    Judgement judgement = own.withNames(named, event.getStatedCountries());
    return countries.isOfAll() ? judgement : judgement.butOpen();
  }

  private static Judgement community(CommunityOfPractice community, Query query) {
    Judgement judgement = Judgement.dated(query.fit(community.getLaunchedOn()));
    if (judgement.verdict() == Judgement.Verdict.NONE) {
      return judgement;
    }
    if (community.getCounted().isEmpty()) {
      return Judgement.missing();
    }
    return community.getCounted().get()
        ? judgement.bearing(community.getLaunchedOn())
        : Judgement.leftOut("not_counted");
  }

  private static Judgement scholarship(Scholarship scholarship, Query query) {
    Judgement judgement = Judgement.dated(query.fit(scholarship.getAwardedOn()));
    boolean withdrawn =
        scholarship.getStatus().filter(ScholarshipStatus.WITHDRAWN::equals).isPresent();
    if (withdrawn && judgement.verdict() != Judgement.Verdict.NONE) {
      return Judgement.leftOut("withdrawn");
    }
    if (judgement.mayCount() && scholarship.getStatus().filter(s -> !s.isKnown()).isPresent()) {
      return Judgement.undecided("unknown_code");
    }
    return judgement.bearing(scholarship.getAwardedOn());
  }
}
