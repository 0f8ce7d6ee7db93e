package org.civilhub.examples.cli;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civilhub.io.Completeness;
import org.civilhub.io.Manifest;
import org.civilhub.model.Partner;
import org.civilhub.model.Project;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.Code;
import org.civilhub.model.code.ContributionKind;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.ParticipationRole;
import org.civilhub.model.code.PartnerRelation;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.code.ProjectStatus;
import org.civilhub.model.code.Sex;
import org.civilhub.model.code.Theme;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.joda.money.CurrencyUnit;

/**
 * Records as a register may hold them, all made up, a line of JSON each. A record follows from the
 * seed and its number alone, so the first thousand are the same however many there are.
 *
 * <p>Events and contributions are written as text at once, several times as fast as by way of the
 * model. A test holds each line to what the library reads and writes.
 */
final class SampleRecords {
  private static final LocalDate FIRST_DAY = LocalDate.of(2013, 3, 15);
  private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

  /** So many that the month of the last one has ended before the dataset's day. */
  private static final int DAYS = 4_600;

  private static final int PARTNERS = 40;
  private static final int PROJECTS = 6;
  private static final int DONORS = 12;

  /** Added to numbers, so that all ids of a type are of one length. */
  private static final long FIRST_ID = 10_000_000;

  private static final List<String> KK =
      words(
          """
          адал аймақ азамат ақпарат алмасу арна ауыл әдеп басқару баға бағдар бейін білім бірлік \
          дерек деңгей дағды ереже еңбек жаңа желі жоба жоспар жол заң кадр кеңес қала қоғам құқық \
          қызмет мақсат маман мәлімет орта пікір реформа сала сапа тәжірибе""");

  private static final List<String> RU =
      words(
          """
          аудит бюджет ведомство вопрос выбор город данные доступ доверие задача закон запрос \
          знание кадры карьера качество клуб команда курс меры мнение навык новый обмен обзор общий \
          опыт отбор отдел оценка план право проект рабочий регион реестр речь связь служба совет""");

  private static final List<String> EN =
      words(
          """
          ability audit better budget career change citizen city civil code common data digital \
          draft early ethics exchange fair future goal guide health learning local measure merit \
          model office open people plan public quality reform region rules service skills study \
          trust""");

  /** Those of the region first, as more of them come. */
  private static final List<String> COUNTRIES =
      words(
          """
              KZ KG UZ TJ AZ GE AM TM MN TR BY MD UA KR CN IN PK JP EE LV LT PL DE FR GB NL FI SE \
              NO DK IT ES PT AT CH CZ SK HU RO BG GR IE US CA BR MX EG ZA KE MA SA AE QA ID MY SG \
              TH VN PH AU NZ""");

  private record City(String name, String country) {}

  private static final List<City> CITIES =
      List.of(
          new City("Astana", "KZ"),
          new City("Almaty", "KZ"),
          new City("Shymkent", "KZ"),
          new City("Bishkek", "KG"),
          new City("Tashkent", "UZ"),
          new City("Dushanbe", "TJ"),
          new City("Baku", "AZ"),
          new City("Tbilisi", "GE"),
          new City("Yerevan", "AM"),
          new City("Ulaanbaatar", "MN"),
          new City("Ankara", "TR"),
          new City("Seoul", "KR"));

  private static final List<CurrencyUnit> CURRENCIES =
      Stream.of("USD", "EUR", "KZT", "KRW", "JPY").map(CurrencyUnit::of).toList();

  private final long events;
  private final long contributions;

  /** Records of a seed; any number is one. */
  SampleRecords(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.events = random.nextLong();
    this.contributions = random.nextLong();
  }

  /** What the dataset says of itself: it is made up, and it is complete. */
  static Manifest manifest() {
    return new Manifest(
        new LocalizedText(
            Map.of(
                LanguageTag.EN, "Sample of made-up records",
                LanguageTag.RU, "Образец из вымышленных записей",
                LanguageTag.KK, "Ойдан шығарылған жазбалар үлгісі")),
        Manifest.FORMAT_VERSION,
        AS_OF,
        Optional.empty(),
        Map.of(
            RecordType.EVENT, Completeness.COMPLETE,
            RecordType.CONTRIBUTION, Completeness.COMPLETE,
            RecordType.PARTNER, Completeness.COMPLETE,
            RecordType.PROJECT, Completeness.COMPLETE));
  }

  /** The partners that events name; the same for every seed. */
  static List<Partner> partners() {
    return IntStream.range(0, PARTNERS)
        .mapToObj(
            i ->
                Partner.builder()
                    .id(Id.of(partner(i)))
                    .name(
                        new LocalizedText(
                            Map.of(
                                LanguageTag.EN, "Institute of public service no. " + i,
                                LanguageTag.RU, "Институт государственной службы № " + i,
                                LanguageTag.KK, "№ " + i + " мемлекеттік қызмет институты")))
                    .type(PartnerType.known().get(i % PartnerType.known().size()))
                    .country(CountryCode.of(COUNTRIES.get(i)))
                    .addRelations(PartnerRelation.CO_ORGANISER)
                    .url("https://example.org/partners/" + i)
                    .build())
        .toList();
  }

  /** The projects that events and contributions name; the same for every seed. */
  static List<Project> projects() {
    return IntStream.range(0, PROJECTS)
        .mapToObj(
            i ->
                Project.builder()
                    .id(Id.of(project(i)))
                    .title(LocalizedText.of("en", "Support of public service, part " + i))
                    .status(ProjectStatus.ONGOING)
                    .startsOn(PartialDate.of(FIRST_DAY))
                    .build())
        .toList();
  }

  private static String partner(int number) {
    return "PA-" + (10 + number);
  }

  private static String project(int number) {
    return "PR-" + number;
  }

  /** Writes an event, 3 to 12 rows of attendance with it; numbers start with 0. */
  void event(StringBuilder json, int number) {
    Draw draw = new Draw(new SplittableRandom(events + number), json);
    LocalDate start = FIRST_DAY.plusDays(draw.below(DAYS));
    boolean isMonth = draw.oneIn(10);
    String format = draw.code(EventFormat.known());
    Optional<City> city =
        format.equals(EventFormat.ONLINE.getCode())
            ? Optional.empty()
            : Optional.of(draw.any(CITIES));
    json.append("{\"id\":\"EV-").append(FIRST_ID + number).append('"');
    city.ifPresent(host -> draw.text("city", host.name()));
    if (!isMonth) {
      draw.text("endsOn", start.plusDays(draw.below(5)));
    }
    draw.text("format", format);
    city.ifPresent(host -> draw.text("host", host.country()));
    if (!draw.oneIn(20)) {
      draw.text("hubRole", draw.code(HubRole.known()));
    }
    addOrganisers(draw);
    addAttendance(draw);
    if (draw.oneIn(3)) {
      draw.text("project", project(draw.below(PROJECTS)));
    }
    json.append(",\"sources\":[{\"url\":\"https://example.org/news/");
    json.append(start.getYear()).append('/').append(number).append("\"}");
    if (draw.oneIn(10)) {
      json.append(",{\"document\":\"Annual report ").append(start.getYear()).append("\"}");
    }
    json.append(']');
    draw.text("startsOn", isMonth ? YearMonth.from(start) : start);
    if (!draw.oneIn(10)) {
      draw.text("theme", draw.code(Theme.known()));
    }
    boolean isQuoted = draw.oneIn(20);
    json.append(",\"title\":{\"en\":\"");
    draw.title(EN, isQuoted);
    json.append("\",\"kk\":\"");
    draw.title(KK, isQuoted);
    json.append("\",\"ru\":\"");
    draw.title(RU, isQuoted);
    json.append("\"}");
    draw.text("type", draw.code(EventType.known()));
    json.append('}');
  }

  private static void addOrganisers(Draw draw) {
    int first = draw.below(PARTNERS);
    draw.json().append(",\"organisers\":[\"").append(partner(first));
    if (draw.oneIn(2)) {
      int other = (first + 1 + draw.below(PARTNERS - 1)) % PARTNERS;
      draw.json().append("\",\"").append(partner(other));
    }
    draw.json().append("\"]");
  }

  /**
   * Women and men of one country after another; where a total is stated, it is that of the rows.
   */
  private static void addAttendance(Draw draw) {
    StringBuilder json = draw.json();
    int start = json.length();
    int rows = 3 + Math.min(draw.below(10), draw.below(10));
    int country = Math.min(draw.below(COUNTRIES.size()), draw.below(COUNTRIES.size()));
    int total = 0;
    for (int i = 0; i < rows; i++) {
      int people = 1 + draw.below(40);
      ParticipationRole role =
          draw.oneIn(10) ? draw.any(ParticipationRole.known()) : ParticipationRole.PARTICIPANT;
      if (!role.equals(ParticipationRole.ORGANISER) && !role.equals(ParticipationRole.STAFF)) {
        total += people;
      }
      json.append(i == 0 ? ",\"participations\":[{\"country\":\"" : ",{\"country\":\"")
          .append(COUNTRIES.get((country + i / 2) % COUNTRIES.size()))
          .append("\",\"number\":{\"qualifier\":\"exact\",\"value\":")
          .append(people)
          .append('}');
      if (!role.equals(ParticipationRole.PARTICIPANT)) {
        draw.text("role", role.getCode());
      }
      if (!draw.oneIn(20)) {
        draw.text("sex", (i % 2 == 0 ? Sex.FEMALE : Sex.MALE).getCode());
      }
      json.append('}');
    }
    json.append(']');
    if (draw.oneIn(4)) {
      json.insert(start, ",\"participants\":{\"qualifier\":\"exact\",\"value\":" + total + "}");
    }
  }

  /** Writes a contribution; numbers start with 0. */
  void contribution(StringBuilder json, int number) {
    Draw draw = new Draw(new SplittableRandom(contributions + number), json);
    int donor = draw.below(DONORS);
    LocalDate day = FIRST_DAY.plusDays(draw.below(DAYS));
    CurrencyUnit currency = draw.any(CURRENCIES);
    json.append("{\"id\":\"CO-").append(FIRST_ID + number).append("\",\"amount\":{\"amount\":");
    json.append(BigDecimal.valueOf(1 + draw.below(100_000_000), currency.getDecimalPlaces()));
    draw.text("currency", currency);
    json.append('}');
    draw.text("donor", "Donor " + donor);
    draw.text("donorType", PartnerType.known().get(donor % PartnerType.known().size()).getCode());
    if (!draw.oneIn(10)) {
      draw.text("kind", draw.code(ContributionKind.known()));
    }
    draw.text("period", draw.oneIn(4) ? Year.from(day) : day);
    if (!draw.oneIn(5)) {
      draw.text("project", project(draw.below(PROJECTS)));
    }
    json.append(",\"sources\":[{\"url\":\"https://example.org/contributions/");
    json.append(number).append("\"}]");
    draw.text("stage", draw.code(ContributionStage.known()));
    json.append('}');
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split(" ", -1));
  }

  /** What is drawn for one record, and written of it. */
  private record Draw(SplittableRandom random, StringBuilder json) {
    int below(int bound) {
      return random.nextInt(bound);
    }

    boolean oneIn(int number) {
      return below(number) == 0;
    }

    <T> T any(List<T> list) {
      return list.get(below(list.size()));
    }

    String code(List<? extends Code> known) {
      return any(known).getCode();
    }

    /** A field more, of a text that needs no escape. */
    void text(String name, Object value) {
      json.append(",\"").append(name).append("\":\"").append(value).append('"');
    }

    /** Four to eight words, the last of them in quotation marks if asked for. */
    void title(List<String> words, boolean isQuoted) {
      int start = json.length();
      for (int i = 3 + below(5); i > 0; i--) {
        json.append(any(words)).append(' ');
      }
      json.setCharAt(start, Character.toUpperCase(json.charAt(start)));
      String last = any(words);
      json.append(isQuoted ? "\\\"" + last + "\\\"" : last);
    }
  }
}
