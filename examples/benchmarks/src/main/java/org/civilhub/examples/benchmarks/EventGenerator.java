package org.civilhub.examples.benchmarks;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.civilhub.model.Discrepancy;
import org.civilhub.model.HubEvent;
import org.civilhub.model.Participation;
import org.civilhub.model.Source;
import org.civilhub.model.code.ActivityArea;
import org.civilhub.model.code.Code;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.ParticipationRole;
import org.civilhub.model.code.Sex;
import org.civilhub.model.code.Theme;
import org.civilhub.model.code.TitleOrigin;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;

/**
 * Makes events as a register may hold them, with 3 to 12 rows of attendance; the same ones each
 * time. Nothing is shared between two of them, as if each had been read from a file.
 */
final class EventGenerator {
  private static final long SEED = 42;
  private static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 1);
  private static final int DAYS = 3_000;
  private static final List<CountryCode> COUNTRIES = CountryCode.assigned();
  private static final List<Fault> FAULTS = List.of(Fault.values());
  private static final List<String> CITIES = List.of("Astana", "Almaty", "Tbilisi", "Ankara");

  private final Random random = new Random(SEED);

  private EventGenerator() {}

  /** Events of which the mix says how many have a fault; the faults take turns. */
  static List<HubEvent> events(int count, Mix mix) {
    EventGenerator generator = new EventGenerator();
    List<HubEvent> events = new ArrayList<>();
    int faults = 0;
    for (int i = 0; i < count; i++) {
      HubEvent event = generator.event(i);
      events.add(mix.isBad(i) ? FAULTS.get(faults++ % FAULTS.size()).in(event) : event);
    }
    return events;
  }

  /** How many attended as the rows have it, which are all exact here. */
  static long attended(HubEvent event) {
    return event.getParticipations().stream()
        .filter(Participation::isAttendance)
        .mapToLong(row -> row.getNumber().wholeLow(0))
        .sum();
  }

  private HubEvent event(int number) {
    HubEvent.Builder event =
        HubEvent.builder()
            .id(Id.of("EV%06d".formatted(number)))
            .title(title(number))
            .type(EventType.of(anyCode(EventType.known())));
    if (oneIn(2)) {
      event.titleOrigin(TitleOrigin.of(anyCode(TitleOrigin.known())));
    }
    event.hubRole(HubRole.of(anyCode(HubRole.known())));
    event.theme(Theme.of(anyCode(Theme.known())));
    if (oneIn(3)) {
      event.area(ActivityArea.of(anyCode(ActivityArea.known())));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      event.addOrganisers(Id.of("PA%02d".formatted(i)));
    }
    addPlaceAndDates(event);
    addAttendance(event);
    addSources(event, number);
    return event.build();
  }

  private static LocalizedText title(int number) {
    return new LocalizedText(
        Map.of(
            LanguageTag.EN, "Seminar no. %d on the quality of public services".formatted(number),
            LanguageTag.RU, "Семинар № %d о качестве государственных услуг".formatted(number),
            LanguageTag.KK, "Мемлекеттік қызмет сапасы туралы № %d семинар".formatted(number)));
  }

  private void addPlaceAndDates(HubEvent.Builder event) {
    EventFormat format = EventFormat.of(anyCode(EventFormat.known()));
    event.format(format);
    if (!format.equals(EventFormat.ONLINE)) {
      event.host(own(any(COUNTRIES))).city(own(any(CITIES)));
    }
    LocalDate start = FIRST_DAY.plusDays(random.nextInt(DAYS));
    if (oneIn(5)) {
      event.startsOn(PartialDate.of(YearMonth.from(start)));
      event.startsOnBasis(DateBasis.of(anyCode(DateBasis.known())));
    } else {
      event.startsOn(PartialDate.of(start));
      event.endsOn(PartialDate.of(start.plusDays(random.nextInt(5))));
    }
    if (oneIn(2)) {
      event.covidRelated(start.getYear() == 2020 || start.getYear() == 2021);
    }
  }

  /** Rows by country and sex, the stated number of countries and the total that go with them. */
  private void addAttendance(HubEvent.Builder event) {
    int rows = 3 + random.nextInt(10);
    List<CountryCode> countries = new ArrayList<>(COUNTRIES);
    Collections.shuffle(countries, random);
    countries = countries.subList(0, 2 + rows / 2);
    countries.forEach(country -> event.addCountries(own(country)));
    int total = 0;
    for (int i = 0; i < rows; i++) {
      int number = 1 + random.nextInt(40);
      total += number;
      Participation.Builder row =
          Participation.builder()
              .country(own(countries.get(i / 2)))
              .sex(Sex.of(own((i % 2 == 0 ? Sex.FEMALE : Sex.MALE).getCode())))
              .number(QualifiedNumber.exact(number));
      if (oneIn(20)) {
        row.role(ParticipationRole.of(own(ParticipationRole.STAFF.getCode())));
        total -= number;
      } else if (oneIn(4)) {
        row.role(ParticipationRole.of(own(ParticipationRole.SPEAKER.getCode())));
      }
      event.addParticipations(row.build());
    }
    switch (random.nextInt(4)) {
      case 0 -> event.participants(QualifiedNumber.about(total));
      case 1 -> event.participants(QualifiedNumber.atLeast(total));
      default -> event.participants(QualifiedNumber.exact(total + random.nextInt(3)));
    }
    if (oneIn(4)) {
      event.statedCountries(QualifiedNumber.moreThan(countries.size() - 1));
    } else {
      event.statedCountries(QualifiedNumber.exact(countries.size()));
    }
  }

  private void addSources(HubEvent.Builder event, int number) {
    Source page =
        Source.builder()
            .title(LocalizedText.of("en", "News of the Hub"))
            .url("https://example.org/news/" + number)
            .publishedOn(PartialDate.ofYear(2024))
            .build();
    event.addSources(page);
    if (oneIn(2)) {
      event.addSources(Source.builder().document("Annual report").build());
    }
    if (oneIn(20)) {
      event.addDiscrepancies(
          Discrepancy.builder()
              .pointer("/participants")
              .statement("about 120")
              .source(page)
              .build());
    }
    if (oneIn(3)) {
      event.note("Held together with the regional school of administration");
    }
  }

  private boolean oneIn(int number) {
    return random.nextInt(number) == 0;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String anyCode(List<? extends Code> known) {
    return own(any(known).getCode());
  }

  /** Equal, and another object: a reader makes one each time. */
  private static String own(String text) {
    return String.valueOf(text.toCharArray());
  }

  private static CountryCode own(CountryCode country) {
    return CountryCode.of(own(country.value()));
  }
}
