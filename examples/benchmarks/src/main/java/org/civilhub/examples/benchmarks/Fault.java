package org.civilhub.examples.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.civilhub.model.Discrepancy;
import org.civilhub.model.HubEvent;
import org.civilhub.model.Participation;
import org.civilhub.model.Source;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.Sex;
import org.civilhub.model.code.Theme;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;

/** One thing that can be wrong with an event. */
enum Fault {
  HOST_UNASSIGNED,
  NUMBER_NEGATIVE,
  THEME_UNKNOWN,
  TITLE_BLANK,
  ROW_COUNTRY_UNASSIGNED,
  ENDS_BEFORE_START,
  ROWS_BEYOND_TOTAL,
  COUNTRIES_BEYOND_STATED,
  COUNTRY_REPEATED,
  URL_MALFORMED,
  PUBLISHED_IN_FUTURE,
  LANGUAGE_UNREGISTERED,
  TYPE_UNKNOWN,
  SEX_UNKNOWN,
  TOTAL_NOT_WHOLE,
  COVID_BEFORE_OUTBREAK,
  COVID_WITHOUT_FORMAT,
  POINTER_MALFORMED,
  CITY_BLANK,
  NOTE_BLANK;

  /** A valid event with this fault and no other. */
  HubEvent in(HubEvent event) {
    HubEvent.Builder copy = HubEvent.builder().from(event);
    HubEvent.Builder broken =
        switch (this) {
          case HOST_UNASSIGNED -> copy.host(CountryCode.of("XX"));
          case NUMBER_NEGATIVE -> copy.addParticipations(row(-1).build());
          case THEME_UNKNOWN -> copy.theme(Theme.of("weather"));
          case TITLE_BLANK -> copy.title(event.getTitle().with("ru", " "));
          case ROW_COUNTRY_UNASSIGNED ->
              copy.statedCountries(Optional.empty())
                  .addParticipations(row(0).country(CountryCode.of("ZZ")).build());
          case ENDS_BEFORE_START ->
              copy.covidRelated(false).startsOn(day(2021, 6, 2)).endsOn(day(2021, 6, 1));
          case ROWS_BEYOND_TOTAL ->
              copy.participants(QualifiedNumber.exact(EventGenerator.attended(event) - 1));
          case COUNTRIES_BEYOND_STATED ->
              copy.statedCountries(QualifiedNumber.exact(event.getCountries().size() - 1));
          case COUNTRY_REPEATED -> copy.addCountries(event.getCountries().get(0));
          case URL_MALFORMED -> copy.addSources(Source.builder().url("www.example.org").build());
          case PUBLISHED_IN_FUTURE ->
              copy.addSources(
                  Source.builder().document("plan").publishedOn(PartialDate.ofYear(9999)).build());
          case LANGUAGE_UNREGISTERED -> copy.title(event.getTitle().with("kz", "Семинар"));
          case TYPE_UNKNOWN -> copy.type(EventType.of("hackathon"));
          case SEX_UNKNOWN -> copy.addParticipations(row(0).sex(Sex.of("f")).build());
          case TOTAL_NOT_WHOLE -> copy.participants(half(EventGenerator.attended(event)));
          case COVID_BEFORE_OUTBREAK ->
              copy.covidRelated(true)
                  .format(EventFormat.ONLINE)
                  .startsOn(day(2018, 6, 1))
                  .endsOn(day(2018, 6, 1));
          case COVID_WITHOUT_FORMAT ->
              copy.covidRelated(true)
                  .format(Optional.empty())
                  .startsOn(day(2021, 6, 1))
                  .endsOn(Optional.empty());
          case POINTER_MALFORMED ->
              copy.addDiscrepancies(
                  Discrepancy.builder()
                      .pointer("participants")
                      .statement("120")
                      .source(Source.builder().document("report").build())
                      .build());
          case CITY_BLANK -> copy.city(" ");
          case NOTE_BLANK -> copy.note("");
        };
    return broken.build();
  }

  private static Participation.Builder row(int number) {
    return Participation.builder().number(QualifiedNumber.exact(number));
  }

  private static PartialDate day(int year, int month, int day) {
    return PartialDate.of(LocalDate.of(year, month, day));
  }

  /** A half more than a number. */
  private static QualifiedNumber half(long number) {
    return QualifiedNumber.of(
        Qualifier.EXACT, BigDecimal.valueOf(number).add(new BigDecimal("0.5")));
  }
}
