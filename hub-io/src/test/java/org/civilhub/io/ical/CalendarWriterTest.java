package org.civilhub.io.ical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.util.DateTimeComponents;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.civilhub.io.Dataset;
import org.civilhub.io.internal.Written;
import org.civilhub.model.HubEvent;
import org.civilhub.model.Partner;
import org.civilhub.model.Source;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.testkit.HubArbitraries;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/**
 * Calendars as two other programs read them: ical4j, which judges them strictly, and biweekly. The
 * golden ones are written anew by {@code mvn test -Dgolden.update=true}.
 */
class CalendarWriterTest {
  @TempDir private Path folder;

  private static HubEvent.Builder event(String id, String startsOn) {
    return HubEvent.builder()
        .id(Id.of(id))
        .title(LocalizedText.of("en", "Workshop"))
        .type(EventType.WORKSHOP)
        .startsOn(PartialDate.parse(startsOn));
  }

  private static Written write(Dataset dataset) {
    return write(LanguageTag.EN, dataset);
  }

  private static Written write(LanguageTag language, Dataset dataset) {
    CalendarWriter writer = new CalendarWriter(language);
    return Written.by(writer::write, dataset);
  }

  private static String unfolded(Written written) {
    return written.text().replace("\r\n ", "");
  }

  /** By ical4j, with all that it has to say against it. */
  private static Calendar strictlyRead(Written written) throws IOException, ParserException {
    Calendar calendar = new CalendarBuilder().build(new StringReader(written.text()));
    assertThat(calendar.validate(true).getEntries()).isEmpty();
    return calendar;
  }

  private static ICalendar read(Written written) {
    return Biweekly.parse(written.text()).first();
  }

  private static VEvent readOne(Written written) {
    List<VEvent> events = read(written).getEvents();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static Optional<LocalDate> day(DateOrDateTimeProperty property) {
    return Optional.ofNullable(property)
        .map(
            p -> {
              assertThat(p.getValue().hasTime()).isFalse();
              DateTimeComponents day = p.getValue().getRawComponents();
              return LocalDate.of(day.getYear(), day.getMonth(), day.getDate());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void write_publicRecord_givesGoldenFile(String language) throws Exception {
    Written written = write(new LanguageTag(language), Written.astanaHub());
    written.assertGolden("ical/astana-hub." + language + ".ics");
    assertThat(strictlyRead(written).getComponents()).hasSize(26);
  }

  @Test
  void write_samples_givesGoldenFile() throws Exception {
    HubEvent full =
        HubEvent.builder()
            .from(Written.sample(HubEvent.class))
            .startsOn(PartialDate.parse("2023-05-27"))
            .build();
    Written written =
        write(LanguageTag.KK, Written.dataset(full, event("sample-2", "2024").build()));
    written.assertGolden("ical/samples.ics");
    strictlyRead(written);
  }

  @Test
  void write_fullEvent_holdsOrTellsEveryField() {
    HubEvent event =
        HubEvent.builder()
            .from(Written.sample(HubEvent.class))
            .startsOn(PartialDate.parse("2023-05-27"))
            .build();
    Written written = write(Written.dataset(event));
    Map<String, String> shown =
        Map.ofEntries(
            Map.entry("/id", "UID:sample-1@"),
            Map.entry("/startsOn", "DTSTART;VALUE=DATE:20230527\r\n"),
            Map.entry("/endsOn", "DTEND;VALUE=DATE:20261108\r\n"),
            Map.entry("/title/en", "SUMMARY;LANGUAGE=en:Invented title\r\n"),
            Map.entry("/type", "CATEGORIES;LANGUAGE=en:Conference,"),
            Map.entry("/format", ",In person,"),
            Map.entry("/theme", ",Civil service reform,"),
            Map.entry("/area", ",Partnership and cooperation\r\n"),
            Map.entry("/city", "LOCATION:Invented city\\, "),
            Map.entry("/host", "\\, Brunei\r\n"),
            Map.entry("/note", "COMMENT:Invented note\r\n"),
            Map.entry("/sources/0/url", "URL:https://example.org/sources\r\n"));
    new Written(unfolded(written), written.log()).assertAllOf(event, shown);
    assertThat(written.lost(event))
        .contains("/title/kk", "/title/ru", "/participations", "/sources/1", "/titleOrigin");
    assertThat(written.reasons("/title/ru")).containsExactly("lost_language");
    assertThat(written.reasons("/participants")).containsExactly("lost_field");
  }

  @Test
  void write_otherRecords_areToldByTypeAndNumber() {
    Partner partner =
        Partner.builder()
            .id(Id.of("p-1"))
            .name(LocalizedText.of("en", "Academy"))
            .type(PartnerType.ACADEMIC)
            .build();
    Partner other = Partner.builder().from(partner).id(Id.of("p-2")).build();
    Written written = write(Written.dataset(event("e", "2024-05-27").build(), partner, other));
    assertThat(written.log().countsByCode()).containsExactly(Map.entry(FindingCode.VALUE_LOST, 2L));
    assertThat(written.log().kept())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.type().orElseThrow().getCode()).isEqualTo("partner");
              assertThat(finding.arguments()).containsEntry("expected", "lost_type");
            });
    assertThat(written.text()).doesNotContain("Academy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024", "2024-05", "../2024-05-27"})
  void write_startWithoutDay_isToldAndNotWritten(String startsOn) {
    HubEvent vague = event("vague", startsOn).build();
    Written written = write(Written.dataset(event("e", "2024-05-27").build(), vague));
    assertThat(readOne(written).getUid().getValue()).startsWith("e@");
    assertThat(written.lost(vague)).containsExactly("");
    assertThat(written.log().kept().get(0).arguments())
        .containsEntry("expected", "lost_date")
        .containsEntry("found", startsOn);
  }

  @Test
  void write_noStart_isToldAndNotWritten() {
    HubEvent event =
        HubEvent.builder()
            .id(Id.of("e"))
            .title(LocalizedText.of("en", "Workshop"))
            .type(EventType.WORKSHOP)
            .build();
    Written written = write(Written.dataset(event));
    assertThat(written.lost(event)).containsExactly("");
    assertThat(written.text()).doesNotContain("VEVENT");
    assertThat(written.log().countsByCode()).containsEntry(FindingCode.VALUE_NEEDED, 1L);
  }

  @Test
  void write_lastDay_isFollowedByTheEnd() throws Exception {
    Written written =
        write(
            Written.dataset(
                event("one", "2024-02-29").endsOn(PartialDate.parse("2024-02-29")).build(),
                event("many", "2024-12-30").endsOn(PartialDate.parse("2024-12-31")).build(),
                event("open", "2024-05-27").build()));
    strictlyRead(written);
    assertThat(read(written).getEvents())
        .extracting(e -> day(e.getDateStart()).orElseThrow(), e -> day(e.getDateEnd()))
        .containsExactly(
            tuple(LocalDate.of(2024, 2, 29), Optional.of(LocalDate.of(2024, 3, 1))),
            tuple(LocalDate.of(2024, 12, 30), Optional.of(LocalDate.of(2025, 1, 1))),
            tuple(LocalDate.of(2024, 5, 27), Optional.empty()));
    assertThat(written.log().kept()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-05-26", "2024-05", "2024", "../2024-06-01", "9999-12-31"})
  void write_lastDayThatIsNone_isTold(String endsOn) {
    HubEvent event = event("e", "2024-05-27").endsOn(PartialDate.parse(endsOn)).build();
    Written written = write(Written.dataset(event));
    assertThat(day(readOne(written).getDateEnd())).isEmpty();
    assertThat(written.lost(event)).containsExactly("/endsOn");
    assertThat(written.reasons("/endsOn")).containsExactly("lost_date");
  }

  @Test
  void write_everyLine_hasAtMost75OctetsAndWholeCharacters() {
    String cyrillic =
        "Мемлекеттік қызмет реформалары және тәжірибелері халықаралық форумы ".repeat(3);
    String title = cyrillic + "🎓👩🏽‍💻".repeat(30);
    Written written =
        write(
            LanguageTag.KK,
            Written.dataset(event("e", "2024-05-27").title(LocalizedText.of("kk", title)).build()));
    List<String> lines = List.of(written.text().split("\r\n", -1));
    assertThat(lines).allSatisfy(line -> assertThat(line.getBytes(UTF_8)).hasSizeLessThan(76));
    assertThat(lines).anySatisfy(line -> assertThat(line.getBytes(UTF_8)).hasSize(75));
    assertThat(written.text()).doesNotContain("\uFFFD");
    assertThat(readOne(written).getSummary().getValue()).isEqualTo(title);
  }

  @Test
  void write_textThatMeansSomething_isEscaped() throws Exception {
    String title = "A; b, c\\n d: \"e\"\nf";
    Written written =
        write(
            Written.dataset(event("e", "2024-05-27").title(LocalizedText.of("en", title)).build()));
    assertThat(written.text()).contains("SUMMARY;LANGUAGE=en:A\\; b\\, c\\\\n d: \"e\"\\nf\r\n");
    assertThat(readOne(written).getSummary().getValue()).isEqualTo(title);
    assertThat(summary(strictlyRead(written))).isEqualTo(title);
  }

  private static String summary(Calendar calendar) {
    CalendarComponent event = calendar.getComponents().get(0);
    return event.<Property>getRequiredProperty("SUMMARY").getValue();
  }

  @net.jqwik.api.Property
  void write_anyTitle_isReadBackByOthers(@ForAll("titles") String title) throws Exception {
    Written written =
        write(
            LanguageTag.RU,
            Written.dataset(event("e", "2024-05-27").title(LocalizedText.of("ru", title)).build()));
    assertThat(written.log().kept()).isEmpty();
    assertThat(readOne(written).getSummary().getValue()).isEqualTo(title);
    Calendar strict = strictlyRead(written);
    if (!title.contains("\\")) { // ical4j undoes one kind of escape after another
      assertThat(summary(strict)).isEqualTo(title);
    }
  }

  @Provide
  Arbitrary<String> titles() {
    return Arbitraries.strings()
        .withChars("abc ,;:\\\"^nN'=АЖқңғ–„")
        .withChars('\n', '\t')
        .ofMaxLength(120)
        .map(text -> text.replaceAll("(?s)^\\s|\\s$", "x"))
        .flatMap(text -> Arbitraries.of("", "🎓", "👩🏽‍💻").map(emoji -> "x" + text + emoji));
  }

  @net.jqwik.api.Property
  void write_anyEvent_isReadByOthers(@ForAll("events") HubEvent event) throws Exception {
    Written written = write(LanguageTag.KK, Written.dataset(event));
    Optional<PartialDate> start =
        event.getStartsOn().filter(date -> date.precision() == PartialDate.Precision.DAY);
    assertThat(written.text().split("\r\n", -1))
        .allSatisfy(line -> assertThat(line.getBytes(UTF_8)).hasSizeLessThan(76));
    assertThat(read(written).getEvents())
        .extracting(read -> day(read.getDateStart()))
        .isEqualTo(start.stream().map(date -> Optional.of(date.lastDay())).toList());
    if (start.isPresent()) {
      strictlyRead(written);
    }
  }

  @Provide
  Arbitrary<HubEvent> events() {
    return HubArbitraries.of(HubEvent.class);
  }

  @Test
  void write_charactersThatAreNone_areReplacedAndTold() throws Exception {
    HubEvent event =
        event("e", "2024-05-27").title(LocalizedText.of("en", "a\u0000b\u0085c")).build();
    Written written = write(Written.dataset(event));
    assertThat(readOne(written).getSummary().getValue()).isEqualTo("a\uFFFDb\uFFFDc");
    assertThat(written.reasons("/title/en")).containsExactly("lost_characters");
    strictlyRead(written);
  }

  @Test
  void write_halfACharacter_isRefusedBeforeAnythingIsWritten() {
    Dataset dataset =
        Written.dataset(event("e", "2024-05-27").title(LocalizedText.of("en", "a\uD83Cb")).build());
    Path file = folder.resolve("events.ics");
    CalendarWriter writer = new CalendarWriter(LanguageTag.EN);
    assertThatThrownBy(() -> writer.write(dataset, file)).isInstanceOf(JacksonException.class);
    assertThat(file).doesNotExist();
  }

  @Test
  void write_languages_areThoseOfTheTexts() {
    LocalizedText title = LocalizedText.of("ru", "Форум").with("und", "Forum");
    Dataset dataset = Written.dataset(event("e", "2024-05-27").title(title).build());
    assertThat(write(new LanguageTag("ru-KZ"), dataset).text())
        .contains(
            "SUMMARY;LANGUAGE=ru:Форум\r\n", "CATEGORIES;LANGUAGE=ru:Практический семинар\r\n");
    assertThat(write(LanguageTag.UND, dataset).text()).contains("SUMMARY:Forum\r\n");
    Written english = write(LanguageTag.EN, dataset);
    assertThat(english.text()).contains("SUMMARY;LANGUAGE=ru:Форум\r\n");
    assertThat(english.reasons("/title/und")).containsExactly("lost_language");
  }

  @Test
  void write_unknownCode_standsAsItCameWithoutLanguage() {
    HubEvent event = event("e", "2024-05-27").type(EventType.of("hackathon")).build();
    Written written = write(Written.dataset(event));
    assertThat(written.text()).contains("CATEGORIES:hackathon\r\n");
    assertThat(written.log().kept()).isEmpty();
  }

  @Test
  void write_sources_givesTheFirstThatHasAnAddress() throws Exception {
    HubEvent event =
        event("e", "2024-05-27")
            .addSources(
                Source.builder().document("a.pdf").build(),
                Source.builder().url("no address").build(),
                Source.builder().url("https://example.org/қазақ?a=1").build(),
                Source.builder().url("https://example.org/b").build())
            .build();
    Written written = write(Written.dataset(event));
    assertThat(unfolded(written))
        .contains("URL:https://example.org/%D2%9B%D0%B0%D0%B7%D0%B0%D2%9B?a=1\r\n");
    strictlyRead(written);
    assertThat(written.lost(event)).containsExactly("/sources/0", "/sources/1/url", "/sources/3");
    assertThat(written.reasons("/sources/1/url")).containsExactly("lost_address");
  }

  @Test
  void write_onlineEvent_hasNoLocation() {
    Written written =
        write(Written.dataset(event("e", "2024-05-27").format(EventFormat.ONLINE).build()));
    assertThat(readOne(written).getLocation()).isNull();
    assertThat(readOne(written).getCategories().get(0).getValues())
        .containsExactly("Workshop", "Online");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Astana", "Nur-Sultan", "Нұр-Сұлтан", "Almaty"})
  void write_knownCity_hasItsZoneBesideTheDays(String city) throws Exception {
    Written written =
        write(
            Written.dataset(
                event("e", "2024-05-27").city(city).host(CountryCode.of("KZ")).build()));
    assertThat(readOne(written).getExperimentalProperty("X-CIVILHUB-TIMEZONE").getValue())
        .isEqualTo("Asia/Almaty");
    assertThat(written.text()).doesNotContain("TZID");
    strictlyRead(written);
  }

  @Test
  void write_unknownCityOrCountry_hasNoZone() {
    Written written =
        write(
            Written.dataset(
                event("e", "2024-05-27").city("Astana").build(),
                event("f", "2024-05-27").city("Astana").host(CountryCode.of("US")).build(),
                event("g", "2024-05-27").host(CountryCode.of("KZ")).build()));
    assertThat(written.text()).doesNotContain("TIMEZONE");
  }

  @Test
  void zones_everyCity_isKnownToTheZoneDatabase() {
    assertThat(HostCity.zones()).hasSizeGreaterThan(80);
    assertThat(HostCity.zones().values()).allMatch(ZoneId.getAvailableZoneIds()::contains);
    assertThat(HostCity.zones().keySet())
        .allMatch(key -> CountryCode.of(key.substring(0, 2)).isAssigned());
  }

  @Test
  void write_uid_staysWhateverElseChanges() {
    Dataset dataset = Written.dataset(event("e", "2024-05-27").build());
    Dataset changed =
        Written.dataset(
            event("d", "2023-01-01").build(),
            event("e", "2024-06-01").title(LocalizedText.of("ru", "Семинар")).build());
    String uid = readOne(write(dataset)).getUid().getValue();
    // UUID of version 3 (RFC 4122) of the bytes of "Invented hub", by Python's hashlib.
    assertThat(uid).isEqualTo("e@75fc9050-6185-3408-8610-c3c9b0def328");
    assertThat(read(write(LanguageTag.KK, changed)).getEvents().get(1).getUid().getValue())
        .isEqualTo(uid);
  }

  @Test
  void write_calendar_saysWhatItIs() {
    ICalendar calendar =
        read(write(LanguageTag.KK, Written.dataset(event("e", "2024-05-27").build())));
    assertThat(calendar.getVersion()).isEqualTo(ICalVersion.V2_0);
    assertThat(calendar.getProductId().getValue()).isEqualTo("-//civilhub.org//hub-io//EN");
    assertThat(calendar.getNames().get(0).getValue()).isEqualTo("Ойдан шығарылған хаб");
    assertThat(calendar.validate(ICalVersion.V2_0).getWarnings()).isEmpty();
    assertThat(calendar.getEvents().get(0).getDateTimeStamp().getValue())
        .isEqualTo(Date.from(Instant.parse("2026-11-23T00:00:00Z")));
  }

  @Test
  void write_anyLocaleAndZone_givesTheSameBytesToFileAndStream() throws IOException {
    Written expected = write(Written.astanaHub());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(new Locale.Builder().setLanguageTag("ar-EG-u-nu-arab").build());
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Path file = folder.resolve("events.ics");
      Files.writeString(file, "old");
      new CalendarWriter(LanguageTag.EN).write(Written.astanaHub(), file);
      assertThat(Files.readString(file)).isEqualTo(expected.text());
      try (var files = Files.list(folder)) {
        assertThat(files).containsExactly(file);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }
}
