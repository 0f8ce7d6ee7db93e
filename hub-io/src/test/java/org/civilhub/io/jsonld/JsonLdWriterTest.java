package org.civilhub.io.jsonld;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.io.Dataset;
import org.civilhub.io.internal.Written;
import org.civilhub.model.ContactChannel;
import org.civilhub.model.Country;
import org.civilhub.model.FoundingOrganisation;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubProfile;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Partner;
import org.civilhub.model.Source;
import org.civilhub.model.code.ChannelKind;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * JSON-LD, also as the processor Titanium expands it, with a context that stands in for that of
 * schema.org: its vocabulary, and that these properties hold addresses. The golden files are
 * written anew by {@code mvn test -Dgolden.update=true}.
 */
class JsonLdWriterTest {
  private static final String SCHEMA = "http://schema.org/";
  private static final String CONTEXT =
      """
      {"@context": {
        "@vocab": "http://schema.org/",
        "url": {"@type": "@id"},
        "sameAs": {"@type": "@id"},
        "eventAttendanceMode": {"@type": "@id"}
      }}
      """;
  private static final String BASE = "https://example.org/hub.jsonld";

  @TempDir private Path folder;

  private static Written write(LanguageTag language, Dataset dataset) {
    JsonLdWriter writer = new JsonLdWriter(language);
    return Written.by(writer::write, dataset);
  }

  private static Written write(Dataset dataset) {
    return write(LanguageTag.EN, dataset);
  }

  private static JsonArray expanded(Written written) {
    DocumentLoader loader =
        (url, options) -> {
          assertThat(url).hasToString("https://schema.org");
          return JsonDocument.of(new StringReader(CONTEXT));
        };
    try {
      JsonLdOptions options = new JsonLdOptions(loader);
      options.setBase(URI.create(BASE));
      return JsonLd.expand(JsonDocument.of(new StringReader(written.text())))
          .options(options)
          .get();
    } catch (JsonLdError e) {
      throw new AssertionError(written.text(), e);
    }
  }

  private static JsonObject node(Written written, String name) {
    return expanded(written).stream()
        .map(JsonValue::asJsonObject)
        .filter(node -> node.getString("@id").equals(BASE + "#" + name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> values(JsonObject node, String property) {
    return node.getOrDefault(SCHEMA + property, JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
        .map(JsonValue::asJsonObject)
        .map(value -> value.getString(value.containsKey("@id") ? "@id" : "@value"))
        .toList();
  }

  private static JsonObject inner(JsonObject node, String property) {
    return node.getJsonArray(SCHEMA + property).getJsonObject(0);
  }

  private static HubEvent.Builder event() {
    return HubEvent.builder()
        .id(Id.of("e"))
        .title(LocalizedText.of("en", "Workshop"))
        .type(EventType.WORKSHOP);
  }

  private static Partner.Builder partner(String id) {
    return Partner.builder()
        .id(Id.of(id))
        .name(LocalizedText.of("en", "Academy"))
        .type(PartnerType.ACADEMIC);
  }

  private static HubProfile.Builder hub() {
    return HubProfile.builder().id(Id.of("hub")).name(LocalizedText.of("en", "Hub"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void write_publicRecord_givesGoldenFile(String language) {
    Written written = write(new LanguageTag(language), Written.astanaHub());
    written.assertGolden("jsonld/astana-hub." + language + ".jsonld");
    assertThat(expanded(written)).hasSize(1 + 5 + 42 + 48);
  }

  @Test
  void write_samples_givesGoldenFile() {
    Written written = write(LanguageTag.RU, Written.dataset(Written.samples()));
    written.assertGolden("jsonld/samples.jsonld");
    assertThat(expanded(written)).hasSize(4);
  }

  @Test
  void write_fullEvent_holdsOrTellsEveryField() {
    HubEvent event =
        HubEvent.builder()
            .from(Written.sample(HubEvent.class))
            .organisers(List.of(Id.<Partner>of("p"), Id.<Partner>of("none")))
            .build();
    Written written = write(Written.dataset(event, partner("p").build(), hub().build()));
    Map<String, String> shown =
        Map.ofEntries(
            Map.entry("/id", "\"@id\": \"#event/sample-1\""),
            Map.entry("/title/en", "\"@value\": \"Invented title\""),
            Map.entry("/title/kk", "\"@value\": \"Ойдан шығарылған\""),
            Map.entry("/title/ru", "\"@value\": \"Вымышленное 58\""),
            Map.entry("/type", "\"@value\": \"Conference\""),
            Map.entry("/theme", "\"@value\": \"Civil service reform\""),
            Map.entry("/area", "\"@value\": \"Partnership and cooperation\""),
            Map.entry("/startsOn", "\"startDate\": \"2023-05\""),
            Map.entry("/endsOn", "\"endDate\": \"2026-11-07\""),
            Map.entry("/format", "\"https://schema.org/OfflineEventAttendanceMode\""),
            Map.entry("/city", "\"addressLocality\": \"Invented city\""),
            Map.entry("/host", "\"addressCountry\": \"BN\""),
            Map.entry("/hubRole", "\"@id\": \"#profile/hub\""),
            Map.entry("/organisers/0", "\"@id\": \"#partner/p\""),
            Map.entry("/sources/0/document", "\"identifier\": \"Invented document\""),
            Map.entry("/sources/0/publishedOn", "\"datePublished\": \"2026\""),
            Map.entry("/sources/0/title/en", "\"Invented title\""),
            Map.entry("/sources/0/title/kk", "\"Ойдан шығарылған\""),
            Map.entry("/sources/0/title/ru", "\"Вымышленное 47\""),
            Map.entry("/sources/0/url", "\"url\": \"https://example.org/sources\""),
            Map.entry("/sources/1/document", "\"identifier\": \"Invented document\""),
            Map.entry("/sources/1/publishedOn", "\"datePublished\": \"2026-11-07\""),
            Map.entry("/sources/1/title/en", "\"Invented title\""),
            Map.entry("/sources/1/title/kk", "\"Ойдан шығарылған\""),
            Map.entry("/sources/1/title/ru", "\"Вымышленное 52\""),
            Map.entry("/sources/1/url", "\"url\": \"https://example.org/sources\""));
    written.assertAllOf(event, shown);
    assertThat(written.lost(event)).contains("/organisers/1", "/participants", "/note");
    assertThat(written.reasons("/organisers/1")).containsExactly("lost_reference");
  }

  @Test
  void write_fullPartner_holdsOrTellsEveryField() {
    Partner partner =
        Partner.builder().from(Written.sample(Partner.class)).sources(List.of()).build();
    Map<String, String> shown =
        Map.ofEntries(
            Map.entry("/id", "\"@id\": \"#partner/sample-1\""),
            Map.entry("/name/en", "\"@value\": \"Invented name\""),
            Map.entry("/name/kk", "\"@value\": \"Ойдан шығарылған\""),
            Map.entry("/name/ru", "\"@value\": \"Вымышленное 20\""),
            Map.entry("/shortName", "\"alternateName\": \"Invented short name\""),
            Map.entry("/type", "\"@value\": \"Government body\""),
            Map.entry("/country", "\"addressCountry\": \"AF\""),
            Map.entry("/ror", "\"sameAs\": \"https://ror.org/000000098\""),
            Map.entry("/url", "\"url\": \"https://example.org/record\""));
    write(Written.dataset(partner)).assertAllOf(partner, shown);
  }

  @Test
  void write_fullFounder_holdsOrTellsEveryField() {
    FoundingOrganisation founder =
        FoundingOrganisation.builder()
            .from(Written.sample(FoundingOrganisation.class))
            .sources(List.of())
            .build();
    Map<String, String> shown =
        Map.ofEntries(
            Map.entry("/id", "\"@id\": \"#founding_organisation/sample-1\""),
            Map.entry("/name/en", "\"@value\": \"Invented name\""),
            Map.entry("/name/kk", "\"@value\": \"Ойдан шығарылған\""),
            Map.entry("/name/ru", "\"@value\": \"Вымышленное 19\""),
            Map.entry("/shortName", "\"alternateName\": \"Invented short name\""),
            Map.entry("/type", "\"@value\": \"Government body\""),
            Map.entry("/foundingSignatory", "\"founder\""));
    write(Written.dataset(hub().build(), founder)).assertAllOf(founder, shown);
    assertThat(write(Written.dataset(founder)).lost(founder)).contains("/foundingSignatory");
  }

  @Test
  void write_fullProfile_holdsOrTellsEveryField() {
    HubProfile profile =
        HubProfile.builder()
            .from(Written.sample(HubProfile.class))
            .sources(List.of())
            .contactChannels(
                List.of(
                    channel(ChannelKind.WEBSITE, "https://example.org/hub"),
                    channel(ChannelKind.EMAIL, "nobody@example.org"),
                    channel(ChannelKind.PHONE, "+7 000 000 00 00"),
                    channel(ChannelKind.SOCIAL_NETWORK, "https://example.org/social"),
                    channel(ChannelKind.POSTAL_ADDRESS, "Invented street 1"),
                    channel(ChannelKind.of("pager"), "123"),
                    channel(ChannelKind.WEBSITE, "no address")))
            .build();
    Written written = write(Written.dataset(profile));
    Map<String, String> shown =
        Map.ofEntries(
            Map.entry("/id", "\"@id\": \"#profile/sample-1\""),
            Map.entry("/name/en", "\"@value\": \"Invented name\""),
            Map.entry("/name/kk", "\"@value\": \"Ойдан шығарылған\""),
            Map.entry("/name/ru", "\"@value\": \"Вымышленное 35\""),
            Map.entry("/mission/en", "\"@value\": \"Invented mission\""),
            Map.entry("/mission/kk", "\"description\""),
            Map.entry("/mission/ru", "\"@value\": \"Вымышленное 34\""),
            Map.entry("/areas/0", "\"@value\": \"Partnership and cooperation\""),
            Map.entry("/areas/1", "\"@value\": \"Capacity building and peer-to-peer learning\""),
            Map.entry("/initiators/0/en", "\"@value\": \"Invented initiators\""),
            Map.entry("/initiators/0/kk", "\"founder\""),
            Map.entry("/initiators/0/ru", "\"@value\": \"Вымышленное 32\""),
            Map.entry("/initiators/1/en", "\"@value\": \"Invented initiators\""),
            Map.entry("/initiators/1/kk", "\"founder\""),
            Map.entry("/initiators/1/ru", "\"@value\": \"Вымышленное 33\""),
            Map.entry("/declaration/adoptedOn", "\"foundingDate\": \"2023-05-27\""),
            Map.entry("/declaration/city", "\"addressLocality\": \"Invented city\""),
            Map.entry("/declaration/country", "\"addressCountry\": \"AX\""),
            Map.entry("/contactChannels/0/kind", "\"url\""),
            Map.entry("/contactChannels/0/address", "\"url\": \"https://example.org/hub\""),
            Map.entry("/contactChannels/1/kind", "\"email\""),
            Map.entry("/contactChannels/1/address", "\"email\": \"nobody@example.org\""),
            Map.entry("/contactChannels/1/label/en", "\"@value\": \"Office\""),
            Map.entry("/contactChannels/2/kind", "\"telephone\""),
            Map.entry("/contactChannels/2/address", "\"telephone\": \"+7 000 000 00 00\""),
            Map.entry("/contactChannels/2/label/en", "\"@value\": \"Office\""),
            Map.entry("/contactChannels/3/kind", "\"sameAs\""),
            Map.entry("/contactChannels/3/address", "\"sameAs\": \"https://example.org/social\""),
            Map.entry("/contactChannels/4/kind", "\"address\""),
            Map.entry("/contactChannels/4/address", "\"address\": \"Invented street 1\""));
    written.assertAllOf(profile, shown);
    assertThat(written.lost(profile))
        .contains(
            "/objectives",
            "/publicationsUrl",
            "/declaration/title",
            "/contactChannels/0/label",
            "/contactChannels/5",
            "/contactChannels/6/address");
  }

  private static ContactChannel channel(ChannelKind kind, String address) {
    return ContactChannel.builder()
        .kind(kind)
        .address(address)
        .label(LocalizedText.of("en", "Office"))
        .build();
  }

  @Test
  void write_otherRecords_areToldByTypeAndNumber() {
    Country country = Written.sample(Country.class);
    Written written = write(Written.dataset(country));
    assertThat(expanded(written)).isEmpty();
    assertThat(written.log().countsByCode()).containsExactly(Map.entry(FindingCode.VALUE_LOST, 1L));
    assertThat(written.log().kept()).extracting(Finding::recordId).allMatch(id -> id.isEmpty());
  }

  @Test
  void write_names_areInEveryLanguageTheWantedFirst() {
    Partner partner =
        partner("p")
            .name(LocalizedText.of("en", "Academy").with("kk", "Академия").with("und", "Academia"))
            .build();
    Written written = write(LanguageTag.KK, Written.dataset(partner));
    JsonArray names = node(written, "partner/p").getJsonArray(SCHEMA + "name");
    assertThat(names.getJsonObject(0).getString("@value")).isEqualTo("Академия");
    assertThat(names.getJsonObject(0).getString("@language")).isEqualTo("kk");
    assertThat(names.getJsonObject(1).getString("@language")).isEqualTo("en");
    assertThat(names.getJsonObject(2)).doesNotContainKey("@language");
    assertThat(written.log().kept()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "government, GovernmentOrganization",
    "academic, Organization",
    "international_organisation, Organization",
    "ngo, NGO",
    "private, Organization",
    "alliance, Organization"
  })
  void write_partnerType_isTypeAndKeyword(String code, String type) {
    PartnerType partnerType = PartnerType.of(code);
    Written written = write(Written.dataset(partner("p").type(partnerType).build()));
    JsonObject node = node(written, "partner/p");
    assertThat(node.getJsonArray("@type").getString(0)).isEqualTo(SCHEMA + type);
    assertThat(values(node, "keywords"))
        .containsExactly(partnerType.getLabel().map(l -> l.inAnyOf(LanguageTag.EN)).orElse(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2016", "2016-05", "2016-05-27"})
  void write_date_isAsPreciseAsItIsKnown(String date) {
    Written written = write(Written.dataset(event().startsOn(PartialDate.parse(date)).build()));
    assertThat(values(node(written, "event/e"), "startDate")).containsExactly(date);
  }

  @Test
  void write_reportedDate_isTold() {
    HubEvent event = event().startsOn(PartialDate.parse("../2016-05-27")).build();
    Written written = write(Written.dataset(event));
    assertThat(values(node(written, "event/e"), "startDate")).isEmpty();
    assertThat(written.lost(event)).containsExactly("/startsOn");
    assertThat(written.reasons("/startsOn")).containsExactly("lost_date");
  }

  @Test
  void write_format_isModeAndLocation() {
    HubEvent.Builder hosted = event().city("Astana").host(CountryCode.of("KZ"));
    JsonObject inPerson =
        node(write(Written.dataset(hosted.format(EventFormat.IN_PERSON).build())), "event/e");
    assertThat(values(inPerson, "eventAttendanceMode"))
        .containsExactly("https://schema.org/OfflineEventAttendanceMode");
    JsonObject address = inner(inner(inPerson, "location"), "address");
    assertThat(values(address, "addressLocality")).containsExactly("Astana");
    assertThat(values(address, "addressCountry")).containsExactly("KZ");

    JsonObject hybrid =
        node(write(Written.dataset(hosted.format(EventFormat.HYBRID).build())), "event/e");
    assertThat(values(hybrid, "eventAttendanceMode"))
        .containsExactly("https://schema.org/MixedEventAttendanceMode");
    assertThat(hybrid.getJsonArray(SCHEMA + "location"))
        .extracting(place -> place.asJsonObject().getJsonArray("@type").getString(0))
        .containsExactly(SCHEMA + "Place", SCHEMA + "VirtualLocation");

    JsonObject online =
        node(write(Written.dataset(event().format(EventFormat.ONLINE).build())), "event/e");
    assertThat(inner(online, "location").getJsonArray("@type").getString(0))
        .isEqualTo(SCHEMA + "VirtualLocation");

    HubEvent unknown = event().format(EventFormat.of("by_post")).build();
    Written written = write(Written.dataset(unknown));
    assertThat(node(written, "event/e")).doesNotContainKey(SCHEMA + "eventAttendanceMode");
    assertThat(written.lost(unknown)).containsExactly("/format");
  }

  @ParameterizedTest
  @CsvSource({
    "organiser, true, false",
    "co_organiser, true, true",
    "session_organiser, false, true",
    "participant, false, true"
  })
  void write_hubRole_namesTheHubWhereItOrganised(String role, boolean named, boolean told) {
    HubEvent event = event().hubRole(HubRole.of(role)).build();
    Written written = write(Written.dataset(hub().build(), event));
    assertThat(values(node(written, "event/e"), "organizer").contains(BASE + "#profile/hub"))
        .isEqualTo(named);
    assertThat(written.lost(event).contains("/hubRole")).isEqualTo(told);
  }

  @Test
  void write_twoProfiles_namesNeitherAsOrganiser() {
    HubEvent event = event().hubRole(HubRole.ORGANISER).build();
    HubProfile other = hub().id(Id.<HubProfile>of("other")).build();
    Written written = write(Written.dataset(hub().build(), other, event));
    assertThat(node(written, "event/e")).doesNotContainKey(SCHEMA + "organizer");
    assertThat(written.lost(event)).containsExactly("/hubRole");
  }

  @Test
  void write_addressesThatAreNone_areTold() {
    Partner partner =
        partner("p")
            .url("example.org")
            .ror("000000098")
            .addSources(Source.builder().url("a b").build())
            .build();
    Written written = write(Written.dataset(partner));
    JsonObject node = node(written, "partner/p");
    assertThat(node).doesNotContainKeys(SCHEMA + "url", SCHEMA + "subjectOf");
    assertThat(values(node, "sameAs")).containsExactly("https://ror.org/000000098");
    assertThat(written.lost(partner)).containsExactly("/sources/0/url", "/url");
    assertThat(written.reasons("/url")).containsExactly("lost_address");
  }

  @Test
  void write_events_sayNothingThatIsNotRecorded() {
    JsonObject node = node(write(Written.dataset(event().build())), "event/e");
    assertThat(node.keySet())
        .containsExactlyInAnyOrder("@id", "@type", SCHEMA + "name", SCHEMA + "keywords");
  }

  @Property
  void write_anyText_isReadBackByAnother(@ForAll("texts") String text) {
    Partner partner = partner("p").shortName(text).build();
    Written written = write(Written.dataset(partner));
    String printable = text.replaceAll("[\\p{Cntrl}\\x80-\\x9F&&[^\\n\\r\\t]]", "\uFFFD");
    assertThat(values(node(written, "partner/p"), "alternateName")).containsExactly(printable);
    assertThat(written.lost(partner).isEmpty()).isEqualTo(printable.equals(text));
  }

  /** Without halves of surrogate pairs, which no file of the Hub can hold. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().ofMaxLength(100).map(text -> text.replaceAll("\\p{Cs}", "🎓"));
  }

  @Property
  void write_anyTwoIds_nameTwoNodes(@ForAll("texts") String a, @ForAll("texts") String b) {
    String first = "x" + a.replaceAll("[\\p{Cntrl}\\x80-\\x9F]", "-") + "x";
    String second = "x" + b.replaceAll("[\\p{Cntrl}\\x80-\\x9F]", "-") + "y";
    if (first.length() > 200 || second.length() > 200) {
      return;
    }
    Written written = write(Written.dataset(partner(first).build(), partner(second).build()));
    // The processor gives names with their escapes undone.
    assertThat(expanded(written))
        .extracting(node -> node.asJsonObject().getString("@id"))
        .containsExactly(BASE + "#partner/" + first, BASE + "#partner/" + second);
  }

  @Property
  void write_anyRecords_areReadByAnother(@ForAll("records") List<HubRecord> records) {
    assertThat(expanded(write(LanguageTag.RU, Written.dataset(records)))).hasSize(4);
  }

  @Provide
  Arbitrary<List<HubRecord>> records() {
    return Written.any(
        List.of(HubProfile.class, FoundingOrganisation.class, Partner.class, HubEvent.class));
  }

  @Test
  void write_file_hasTheBytesOfTheStream() throws IOException {
    Path file = folder.resolve("hub.jsonld");
    new JsonLdWriter(LanguageTag.EN).write(Written.astanaHub(), file);
    assertThat(Files.readString(file)).isEqualTo(write(Written.astanaHub()).text());
    assertThat(Files.readString(file)).doesNotContain("\r").endsWith("}\n");
  }
}
