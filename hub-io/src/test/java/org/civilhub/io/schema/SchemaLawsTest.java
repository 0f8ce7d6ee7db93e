package org.civilhub.io.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import org.civilhub.io.HubJson;
import org.civilhub.io.internal.Written;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.testkit.Fault;
import org.civilhub.model.testkit.Faults;
import org.civilhub.model.testkit.HubArbitraries;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A schema and the reader with the rules say the same of a record, as far as a schema can tell. */
class SchemaLawsTest {
  private static final int GENERATOR_SIZE = 1000;

  /** What only a comparison tells. */
  private static final Set<FindingCode> NOT_EXPRESSED =
      Set.of(
          FindingCode.DATE_END_BEFORE_START,
          FindingCode.DATE_IN_FUTURE,
          FindingCode.EVENT_COUNTRIES_WITHIN_STATED,
          FindingCode.EVENT_COVID_AFTER_OUTBREAK,
          FindingCode.EVENT_PARTICIPANTS_WITHIN_TOTAL,
          FindingCode.LIST_WITHIN_STATED_NUMBER,
          FindingCode.MEMBERSHIP_DISJOINT,
          FindingCode.PROJECT_KEYS_UNIQUE,
          FindingCode.PROJECT_RESULTS_WITHIN_PROJECT);

  /** Given for a form, which is expressed, and for a check digit, which is not. */
  private static final Set<FindingCode> HALF_EXPRESSED =
      Set.of(
          FindingCode.ISBN_CHECK_DIGIT,
          FindingCode.ISSN_CHECK_DIGIT,
          FindingCode.ORCID_CHECK_DIGIT,
          FindingCode.ROR_CHECK_DIGIT);

  /** Refused for their form, which is expressed, or because one end lies before the other. */
  private static final Set<String> WITH_TWO_ENDS = Set.of("period", "qualified_number");

  private static void assertAgreement(RecordType type, JsonNode record) {
    List<Finding> findings = Checked.byReader(type, record);
    for (Severity asserted : Severity.values()) {
      List<Finding> counting =
          findings.stream()
              .filter(f -> f.code().getSeverity().compareTo(asserted) <= 0)
              .filter(f -> !NOT_EXPRESSED.contains(f.code()))
              .toList();
      List<String> errors = Checked.bySchema(asserted, type, record);
      if (counting.isEmpty()) {
        assertThat(errors).as("%s: %s", asserted, record).isEmpty();
      } else if (!counting.stream().allMatch(SchemaLawsTest::isHalfExpressed)) {
        assertThat(errors).as("%s: %s of %s", asserted, counting, record).isNotEmpty();
      }
    }
  }

  private static boolean isHalfExpressed(Finding finding) {
    return HALF_EXPRESSED.contains(finding.code())
        || (finding.code().equals(FindingCode.FIELD_UNREADABLE)
            && WITH_TWO_ENDS.contains(finding.arguments().getOrDefault("expected", "")));
  }

  // ---- records of the test kit ----

  @Provide
  Arbitrary<HubRecord> validRecords() {
    return HubArbitraries.validRecords();
  }

  @Property
  void schema_validRecord_takesIt(@ForAll("validRecords") HubRecord record) {
    for (Severity asserted : Severity.values()) {
      assertThat(Checked.bySchema(asserted, RecordType.of(record), Checked.json(record)))
          .as("%s: %s", asserted, record)
          .isEmpty();
    }
  }

  @Property(tries = 1)
  void schema_recordWithOneFault_refusesItIfAssertedAndExpressed(@ForAll Random random) {
    for (Fault fault : Faults.all()) {
      RandomGenerator<HubRecord> records =
          HubArbitraries.withFault(fault).generator(GENERATOR_SIZE);
      boolean expressed =
          !NOT_EXPRESSED.contains(fault.code()) && !HALF_EXPRESSED.contains(fault.code());
      for (int i = 0; i < 2; i++) {
        JsonNode record = Checked.json(records.next(random).value());
        for (Severity asserted : Severity.values()) {
          boolean refused = expressed && fault.code().getSeverity().compareTo(asserted) <= 0;
          assertThat(!Checked.bySchema(asserted, fault.type(), record).isEmpty())
              .as("%s, %s: %s", asserted, fault, record)
              .isEqualTo(refused);
        }
      }
    }
  }

  @Provide
  Arbitrary<HubRecord> records() {
    return HubArbitraries.records();
  }

  @Property
  void schema_whateverABuilderTakes_agreesWithReaderAndRules(@ForAll("records") HubRecord record) {
    assertAgreement(RecordType.of(record), Checked.json(record));
  }

  // ---- records that were changed by hand ----

  private static final List<String> VALUES =
      List.of(
          "null, true, 0, 1, -1, 1.5, -0.5, 2147483647, 2147483648",
          "9999999999999999999999999999999999999999, 10000000000000000000000000000000000000000",
          "'', ' ', '\\u00A0', '\\u2003', 'x', ' x', 'x\\n', 'a\\u0085', '\\uD83D\\uDE00'",
          "'KZ', 'ZZ', 'SU', 'kz', 'kk', 'zz-abc', 'x-y', 'und', 'a_b', 'en-', 'i-lux'",
          "'2016', '2016-02-29', '2015-02-29', '../2016-05-27', '../2016-05', '2016-13', '0000'",
          "'2016/2017', '2016/..', '2016/', '+12016-05-27', '16-05-27', '2016-05-27\\n'",
          "'10.1000/182', '10.1000/', 'http://x', 'ftp://x', '/x', '/~', '/x/'",
          "[], {}, [[]], [null], ['KZ', 'KZ'], ['kk', 'kk'], [1], [{}]",
          "{'en': 'x'}, {'EN': 'x', 'zz': 'y'}, {'en': ' '}, {'en': null}, {'e': 'x'}, {'en': 5}",
          "{'amount': 1, 'currency': 'USD'}, {'amount': -1, 'currency': 'USD'}",
          "{'amount': 1, 'currency': 'XAU'}, {'amount': 1, 'currency': 'ZZZ'}, {'amount': 1}",
          "{'amount': 1, 'currency': 'USD', 'note': 1}, {'amount': null, 'currency': 'USD'}",
          "{'qualifier': 'exact', 'value': 1}, {'qualifier': 'exact', 'value': 1, 'low': null}",
          "{'qualifier': 'exact', 'value': -1}, {'qualifier': 'fewer_than', 'value': 0}",
          "{'qualifier': 'about', 'value': 2.5}, {'qualifier': 'unknown', 'value': 1}",
          "{'qualifier': 'unknown', 'mood': 1}, {'qualifier': 'many'}, {'value': 1}",
          "{'document': null}, {'document': 'x', 'url': null}, {'url': 'http://x', 'mood': 1}");

  private static final List<JsonNode> POOL = pool();

  private static final Map<RecordType, JsonNode> SAMPLES =
      Arrays.stream(RecordType.values())
          .collect(
              Collectors.toMap(type -> type, type -> Checked.json(Written.sample(type.getType()))));

  private static List<JsonNode> pool() {
    List<JsonNode> pool = new ArrayList<>();
    for (String some : VALUES) {
      String json = "[" + some.replace('\'', '"') + "]";
      HubJson.mapper().readTree(json).forEach(pool::add);
    }
    for (int length : List.of(100, 101, 200, 201)) {
      pool.add(HubJson.mapper().valueToTree("x".repeat(length)));
    }
    return pool;
  }

  /** Fields of every kind, and of every constraint on one. */
  private static final List<String> FIELDS =
      List.of(
          "agreement parties",
          "contribution amount",
          "contribution period",
          "event city",
          "event countries",
          "event covidRelated",
          "event host",
          "event id",
          "event participants",
          "event sources",
          "event startsOn",
          "event theme",
          "event title",
          "expert consentGivenOn",
          "expert languages",
          "journal issn",
          "journal_issue issue",
          "partner ror",
          "partner url",
          "research_product doi",
          "research_product isbn",
          "reported_figure roundedTo",
          "reported_figure split",
          "reported_figure value");

  @Example
  void schema_everyValueInEveryKindOfField_agreesWithReaderAndRules() {
    for (String field : FIELDS) {
      RecordType type = RecordType.of(field.split(" ", -1)[0]).orElseThrow();
      String name = field.split(" ", -1)[1];
      ObjectNode record = (ObjectNode) sample(type).deepCopy();
      assertThat(record.has(name)).as(field).isTrue();
      for (JsonNode value : POOL) {
        assertAgreement(type, record.set(name, value));
      }
    }
  }

  /**
   * A change of a record.
   *
   * @param where which of its values, counted through, changes
   * @param what whether that is replaced, left out, or joined by a field that is not known
   * @param value what takes its place or joins it
   */
  record Change(int where, int what, JsonNode value) {
    JsonNode apply(JsonNode record) {
      JsonNode changed = record.deepCopy();
      List<Runnable> changes = new ArrayList<>();
      collect(changed, changes);
      changes.get(where % changes.size()).run();
      return changed;
    }

    private void collect(JsonNode node, List<Runnable> changes) {
      if (node instanceof ObjectNode object) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
          changes.add(() -> change(object, member.getKey()));
          collect(member.getValue(), changes);
        }
      } else if (node instanceof ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
          int index = i;
          changes.add(() -> change(array, index));
          collect(array.get(i), changes);
        }
      }
    }

    private void change(ObjectNode object, String name) {
      switch (what) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + "Of", value);
        default -> object.set(name, value);
      }
    }

    private void change(ArrayNode array, int index) {
      switch (what) {
        case 0 -> array.remove(index);
        case 1 -> array.add(array.get(index));
        default -> array.set(index, value);
      }
    }
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9999),
            Arbitraries.integers().between(0, 7),
            Arbitraries.of(POOL))
        .as(Change::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(2);
  }

  @Property(tries = 300)
  void schema_changedRecord_agreesWithReaderAndRules(
      @ForAll RecordType type, @ForAll("changes") List<Change> changes) {
    JsonNode record = sample(type);
    for (Change change : changes) {
      record = change.apply(record);
    }
    assertAgreement(type, record);
  }

  private static JsonNode sample(RecordType type) {
    return Objects.requireNonNull(SAMPLES.get(type));
  }

  // ---- numbers ----

  private static final List<String> WORDS =
      List.of(
          "exact",
          "at_least",
          "more_than",
          "at_most",
          "fewer_than",
          "about",
          "between",
          "unknown",
          "many");
  private static final List<String> NUMBERS = List.of("", "null", "-1", "0", "1.5", "2.0");
  private static final List<String> ENDS = List.of("", "null", "-1", "2");
  private static final List<String> OPEN = List.of("", "null", "true", "1");

  /** Every word with every choice of members. Out of order, the reader is asked of others. */
  @Example
  void schema_qualifiedNumbers_agreeWithReaderAndRules() {
    for (String word : WORDS) {
      for (String value : NUMBERS) {
        for (String low : ENDS) {
          for (String high : ENDS) {
            for (String open : OPEN) {
              String number = number(word, value, low, high, open);
              boolean ordered = !isOutOfOrder(word, value, low, high);
              assertThat(isTakenBySchema(RecordType.REPORTED_FIGURE, figure(number)))
                  .as(number)
                  .isEqualTo(
                      isTakenByReader(
                          RecordType.REPORTED_FIGURE,
                          figure(
                              ordered
                                  ? number
                                  : number(word, isNumber(value) ? "1" : value, "0", "2", open))));
              if (ordered) {
                assertThat(isTakenBySchema(RecordType.EVENT, event(number)))
                    .as("of people: %s", number)
                    .isEqualTo(isTakenByReader(RecordType.EVENT, event(number)));
              }
            }
          }
        }
      }
    }
  }

  /** The one thing that a schema cannot tell; whatever else is wrong, it can. */
  private static boolean isOutOfOrder(String word, String value, String low, String high) {
    if (!isNumber(low) || !isNumber(high)) {
      return false;
    }
    BigDecimal least = new BigDecimal(low);
    BigDecimal most = new BigDecimal(high);
    return switch (word) {
      case "between" -> least.compareTo(most) >= 0;
      case "about" ->
          isNumber(value)
              && (least.compareTo(new BigDecimal(value)) > 0
                  || most.compareTo(new BigDecimal(value)) < 0);
      default -> false;
    };
  }

  private static boolean isNumber(String json) {
    return !json.isEmpty() && !json.equals("null");
  }

  private static String number(String word, String value, String low, String high, String open) {
    return "{\"qualifier\":\""
        + word
        + "\""
        + member("value", value)
        + member("low", low)
        + member("high", high)
        + member("lowOpen", open)
        + "}";
  }

  private static String member(String name, String json) {
    return json.isEmpty() ? "" : ",\"" + name + "\":" + json;
  }

  private static JsonNode figure(String number) {
    return HubJson.mapper().readTree("{\"id\":\"F\",\"indicator\":\"x\",\"value\":" + number + "}");
  }

  private static JsonNode event(String number) {
    return HubJson.mapper()
        .readTree(
            "{\"id\":\"E\",\"title\":{\"en\":\"x\"},\"type\":\"forum\",\"participants\":"
                + number
                + "}");
  }

  private static boolean isTakenBySchema(RecordType type, JsonNode record) {
    return Checked.bySchema(Severity.ERROR, type, record).isEmpty();
  }

  private static boolean isTakenByReader(RecordType type, JsonNode record) {
    return Checked.byReader(type, record).isEmpty();
  }
}
