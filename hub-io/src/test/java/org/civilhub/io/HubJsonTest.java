package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.civilhub.model.Budget;
import org.civilhub.model.Country;
import org.civilhub.model.Expert;
import org.civilhub.model.HubEvent;
import org.civilhub.model.RecordType;
import org.civilhub.model.Source;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.EventType;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** The mapper, and the module in a mapper of somebody else's. */
class HubJsonTest {
  private static final String EVENT =
      "{\"id\":\"E1\",\"title\":{\"en\":\"Workshop\",\"kk\":\"Семинар\"},\"type\":\"workshop\"}";
  private static final JsonMapper OWN = JsonMapper.builder().addModule(new HubModule()).build();

  private static String write(Object value) {
    return HubJson.mapper().writeValueAsString(value);
  }

  private static <T> T read(String json, Class<T> type) {
    return HubJson.mapper().readValue(json, type);
  }

  @Test
  void module_ownMapper_readsAndWrites() {
    HubEvent event = OWN.readValue(EVENT, HubEvent.class);
    assertThat(event.getType()).isEqualTo(EventType.WORKSHOP);
    assertThat(OWN.writeValueAsString(event)).isEqualTo(EVENT);
    JsonNode tree = OWN.valueToTree(event);
    assertThat(OWN.treeToValue(tree, HubEvent.class)).isEqualTo(event);
  }

  @Test
  void module_ownMapperOnEveryType_roundTrips() {
    for (RecordType type : RecordType.values()) {
      Object record = Samples.full(type);
      assertThat((Object) OWN.readValue(OWN.writeValueAsBytes(record), type.getType()))
          .isEqualTo(record);
    }
  }

  @Test
  void module_unknownField_isForTheMapperToSay() {
    String json = EVENT.replace("\"type\"", "\"colour\":[{}],\"type\"");
    assertThat(
            OWN.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(json, HubEvent.class)
                .getId())
        .isEqualTo(Id.of("E1"));
    assertThatExceptionOfType(UnrecognizedPropertyException.class)
        .isThrownBy(() -> read(json, HubEvent.class));
    String nested = "{\"amount\":1,\"currency\":\"USD\",\"note\":\"x\"}";
    assertThatExceptionOfType(UnrecognizedPropertyException.class)
        .isThrownBy(() -> read(nested, BigMoney.class));
  }

  @Test
  void module_serviceLoader_isFound() {
    JsonMapper mapper = JsonMapper.builder().findAndAddModules().build();
    assertThat(mapper.readValue(EVENT, HubEvent.class).getId()).isEqualTo(Id.of("E1"));
  }

  @Test
  void readValue_badField_throwsWithThePath() {
    String json = EVENT.replace("\"type\"", "\"sources\":[{\"url\":5}],\"type\"");
    assertThatThrownBy(() -> read(json, HubEvent.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageContaining("must be text, found '5'")
        .hasMessageContaining("[\"sources\"]")
        .hasMessageContaining("[\"url\"]");
  }

  /** Plain data of somebody's own. */
  private record Page(List<String> lines, Map<String, String> digests) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'lines':[null],'digests':{}}",
        "{'lines':[],'digests':{'a':null}}",
        "{'lines':[]}"
      })
  void readValue_nullInAListOrMapOrNone_throws(String json) {
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(() -> read(json.replace('\'', '"'), Page.class));
  }

  @Test
  void mapper_forLongerDocuments_readsWhatTheOtherRefuses() {
    String text = "\"" + "x".repeat(1_000_000) + "\"";
    String longer = "[" + String.join(",", Collections.nCopies(17, text)) + "]";
    assertThatExceptionOfType(StreamConstraintsException.class)
        .isThrownBy(() -> HubJson.mapper().readTree(longer));
    assertThat(HubJson.mapper(longer.length()).readTree(longer)).hasSize(17);
    assertThatExceptionOfType(StreamConstraintsException.class)
        .isThrownBy(() -> HubJson.mapper(longer.length() - 1).readTree(longer));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HubJson.mapper(0))
        .withMessage("longest must be above 0, found 0");
  }

  @Test
  void readValue_missingField_throws() {
    assertThatThrownBy(() -> read("{\"id\":\"E1\"}", HubEvent.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageContaining("must be given");
    assertThatThrownBy(() -> read("{}", Source.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageContaining("source must name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"E1\",\"id\":\"E2\",\"title\":{\"en\":\"W\"},\"type\":\"w\"}",
        "{\"id\":\"E1\",\"title\":{\"en\":\"W\",\"EN\":\"V\"},\"type\":\"w\"}",
        "{\"id\":\"E1\",\"title\":{\"en\":\"W\"},\"type\":\"w\"} x",
        "{\"id\":\"E1\",\"title\":{\"en\":\"W\"},\"type\":\"w\"",
        "{\"id\":\"E1\",\"title\":{},\"type\":\"w\"}",
        "[]",
        "5",
      })
  void readValue_whatIsNoEvent_throws(String json) {
    assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(json, HubEvent.class));
  }

  @Test
  void readValue_personalData_staysOutOfTheMessage() {
    assertThatThrownBy(
            () -> read("{\"id\":\"X\",\"person\":{\"name\":[\"Somebody\"]}}", Expert.class))
        .isInstanceOf(MismatchedInputException.class)
        .message()
        .doesNotContain("Somebody");
  }

  @Test
  void write_scalars_haveTheirForm() {
    assertThat(write(CountryCode.of("KZ"))).isEqualTo("\"KZ\"");
    assertThat(write(new LanguageTag("en-gb"))).isEqualTo("\"en-GB\"");
    assertThat(write(Id.of("EV001"))).isEqualTo("\"EV001\"");
    assertThat(write(ContributionStage.of("promised_verbally"))).isEqualTo("\"promised_verbally\"");
    assertThat(write(PartialDate.parse("../2016-11-07"))).isEqualTo("\"../2016-11-07\"");
    assertThat(write(RecordType.RESEARCH_PRODUCT)).isEqualTo("\"research_product\"");
    assertThat(write(Completeness.PARTIAL)).isEqualTo("\"partial\"");
    assertThat(write(LocalizedText.of("ru", "a/b \uD83D\uDE00").with("en", "\"")))
        .isEqualTo("{\"en\":\"\\\"\",\"ru\":\"a/b \uD83D\uDE00\"}");
  }

  @Test
  void write_bytesBeyondTheBasicPlane_areFourOfUtf8() {
    assertThat(HubJson.mapper().writeValueAsBytes(LocalizedText.of("en", "\uD83D\uDE00")))
        .contains(0xF0, 0x9F, 0x98, 0x80);
  }

  @Test
  void write_qualifiedNumbers_haveTheirForm() {
    assertThat(write(QualifiedNumber.moreThan(500)))
        .isEqualTo("{\"qualifier\":\"more_than\",\"value\":500}");
    assertThat(write(QualifiedNumber.about(100)))
        .isEqualTo("{\"qualifier\":\"about\",\"value\":100}");
    assertThat(
            write(
                QualifiedNumber.about(
                    new BigDecimal("100"), new BigDecimal("95.50"), new BigDecimal("100"))))
        .isEqualTo("{\"qualifier\":\"about\",\"value\":100,\"low\":95.5,\"high\":100}");
    assertThat(
            write(
                QualifiedNumber.interval(
                    Optional.of(new BigDecimal("1E+3")),
                    true,
                    Optional.of(new BigDecimal("2000.0")),
                    false)))
        .isEqualTo("{\"qualifier\":\"between\",\"low\":1000,\"high\":2000,\"lowOpen\":true}");
    assertThat(write(QualifiedNumber.unknown())).isEqualTo("{\"qualifier\":\"unknown\"}");
  }

  @Test
  void money_anyDigits_keepsItsOwn() {
    for (String amount : List.of("1200000.50", "1.10", "0.00", "-0.0000000001", "14000000")) {
      String json = "{\"amount\":" + amount + ",\"currency\":\"USD\"}";
      BigMoney money = read(json, BigMoney.class);
      assertThat(money).isEqualTo(BigMoney.of(CurrencyUnit.USD, new BigDecimal(amount)));
      assertThat(write(money)).isEqualTo(json);
      assertThat(OWN.readValue(OWN.writeValueAsString(money), BigMoney.class)).isEqualTo(money);
      assertThat(OWN.treeToValue(OWN.valueToTree(money), BigMoney.class)).isEqualTo(money);
    }
    assertThat(write(read("{\"amount\":12e3,\"currency\":\"KZT\"}", BigMoney.class)))
        .isEqualTo("{\"amount\":12000,\"currency\":\"KZT\"}");
  }

  @Test
  void write_numberBeyondTheLimits_isRefused() {
    Budget budget =
        Budget.builder()
            .from((Budget) Samples.full(RecordType.BUDGET))
            .id(Id.of("B"))
            .amount(BigMoney.of(CurrencyUnit.USD, new BigDecimal("1E-30")))
            .build();
    assertThatExceptionOfType(DatabindException.class).isThrownBy(() -> write(budget));
  }

  /** As partial results of metrics are: plain data of Java's own and of the Hub's values. */
  record Partial(
      Id<HubEvent> id,
      SortedMap<CountryCode, Long> byCountry,
      Map<RecordType, List<QualifiedNumber>> byType,
      Optional<BigMoney> total,
      Optional<LocalDate> asOf,
      List<PartialDate> dates,
      BigDecimal sum,
      long count) {}

  @Test
  void mapper_javaRecordOfValues_roundTrips() {
    Partial partial =
        new Partial(
            Id.of("E1"),
            new TreeMap<>(Map.of(CountryCode.of("KZ"), 2L, CountryCode.of("AZ"), 1L)),
            Map.of(RecordType.EVENT, List.of(QualifiedNumber.moreThan(5))),
            Optional.of(BigMoney.of(CurrencyUnit.USD, new BigDecimal("1.10"))),
            Optional.empty(),
            List.of(),
            new BigDecimal("1.50"),
            7);
    String json = write(partial);
    assertThat(json)
        .contains("\"byCountry\":{\"AZ\":1,\"KZ\":2}")
        .contains("\"byType\":{\"event\":[{\"qualifier\":\"more_than\",\"value\":5}]}")
        .contains("\"sum\":1.50")
        .doesNotContain("asOf");
    assertThat(read(json, Partial.class)).isEqualTo(partial);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"sum\":1.50    | \"sum\":\"1\"",
        "\"sum\":1.50    | \"sum\":null",
        "\"count\":7     | \"count\":\"7\"",
        "\"count\":7     | \"count\":7.0",
        "\"count\":7     | \"count\":7,\"unknown\":1",
        "\"count\":7     | \"count\":7,\"count\":7",
        "\"dates\":[]    | \"dates\":\"2016\"",
        "\"dates\":[]    | \"dates\":[\"May\"]",
        "\"dates\":[],   | ``",
        "\"id\":\"E1\"   | \"id\":5",
        "\"KZ\"          | \"kz\"",
        "\"event\"       | \"visit\"",
      })
  void mapper_javaRecordOfOtherTypes_throws(String good, String bad) {
    String json =
        "{\"id\":\"E1\",\"byCountry\":{\"KZ\":1},\"byType\":{\"event\":[]},\"dates\":[],"
            + "\"sum\":1.50,\"count\":7}";
    assertThat(read(json, Partial.class).total()).isEmpty();
    assertThat(json).contains(good);
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> read(json.replace(good, bad), Partial.class));
  }

  @Test
  void mapper_listsAndMapsOfRecords_roundTrip() {
    Country country = (Country) Samples.full(RecordType.COUNTRY);
    Map<String, List<Country>> value = Map.of("all", List.of(country));
    assertThat(
            HubJson.mapper()
                .readValue(write(value), new TypeReference<Map<String, List<Country>>>() {}))
        .isEqualTo(value);
  }

  @Test
  void mapper_documentBeyondTheBound_throws() {
    String json = "[" + "\"" + "x".repeat(900_000) + "\",".repeat(1) + "1]";
    assertThat(read(json, JsonNode.class)).hasSize(2);
    String tooLong = "[" + ("\"" + "x".repeat(900_000) + "\",").repeat(20) + "1]";
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(
            () ->
                HubJson.mapper()
                    .readTree(
                        new java.io.ByteArrayInputStream(
                            tooLong.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
  }
}
