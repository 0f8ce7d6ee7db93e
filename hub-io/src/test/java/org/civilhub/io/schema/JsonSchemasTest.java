package org.civilhub.io.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.io.Dataset;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.DatasetWriter;
import org.civilhub.io.HubJson;
import org.civilhub.io.Manifest;
import org.civilhub.io.internal.Written;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Participation;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas as documents: their form, what they promise and what they say of whole files. */
class JsonSchemasTest {
  private static final JsonSchemas ERRORS = JsonSchemas.asserting(Severity.ERROR);
  private static final Path SHIPPED = Path.of("src/main/resources/META-INF/hub/schema");
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final String DATASET = "dataset.schema.json";

  private static JsonNode read(Path file) throws IOException {
    return HubJson.mapper().readTree(Files.readString(file));
  }

  private static JsonNode json(String withApostrophes) {
    return HubJson.mapper().readTree(withApostrophes.replace('\'', '"'));
  }

  // ---- what is shipped ----

  @Test
  void shippedFiles_folder_holdsTheSchemasOfErrors() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(SHIPPED);
      for (var schema : ERRORS.all().entrySet()) {
        Files.writeString(SHIPPED.resolve(schema.getKey()), JsonSchemas.toText(schema.getValue()));
      }
    }
    try (Stream<Path> files = Files.list(SHIPPED)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrderElementsOf(ERRORS.all().keySet());
    }
    for (var schema : ERRORS.all().entrySet()) {
      assertThat(JsonSchemas.toText(schema.getValue()))
          .as("%s; -Dgolden.update=true writes it anew", schema.getKey())
          .isEqualTo(Files.readString(SHIPPED.resolve(schema.getKey())));
    }
  }

  @Test
  void shippedFiles_classPath_isWhereTheyAreFound() throws IOException {
    try (InputStream in =
        JsonSchemas.class.getResourceAsStream("/META-INF/hub/schema/event.schema.json")) {
      assertThat(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(JsonSchemas.toText(ERRORS.record(RecordType.EVENT)));
    }
  }

  @Test
  void toText_anySchema_isAsciiAndReadsBack() {
    String text = JsonSchemas.toText(ERRORS.dataset());
    assertThat(text).matches("[\\n\\x20-\\x7E]+").endsWith("}\n");
    ObjectNode read = (ObjectNode) HubJson.mapper().readTree(text);
    assertThat(JsonSchemas.toText(read)).isEqualTo(text);
  }

  // ---- the form of schemas ----

  @ParameterizedTest
  @EnumSource
  void all_everySeverity_obeysTheStandardsOwnSchema(Severity asserted) {
    JsonSchemas.asserting(asserted)
        .all()
        .forEach((file, schema) -> assertThat(Checked.bySpecification(schema)).as(file).isEmpty());
  }

  @Test
  void all_names_areThoseOfTheTypes() {
    assertThat(ERRORS.all().keySet())
        .hasSize(RecordType.values().length + 2)
        .startsWith("dataset.schema.json", "hub.schema.json", "profile.schema.json")
        .endsWith("budget.schema.json", "reported_figure.schema.json");
  }

  @Test
  void all_identifiers_differBySeverityToo() {
    Set<String> ids = new TreeSet<>();
    for (Severity asserted : Severity.values()) {
      JsonSchemas.asserting(asserted).all().values().forEach(s -> ids.add(text(s, "$id")));
    }
    assertThat(ids)
        .hasSize(3 * ERRORS.all().size())
        .contains("urn:civilhub:schema:1:error:event", "urn:civilhub:schema:1:advice:dataset");
  }

  private static String text(JsonNode schema, String name) {
    return schema.get(name).asString();
  }

  @ParameterizedTest
  @EnumSource
  void all_references_areToWhatIsThereAndNothingIsIdle(Severity asserted) {
    JsonSchemas.asserting(asserted)
        .all()
        .forEach(
            (file, schema) -> {
              Set<String> wanted = new TreeSet<>();
              schema.findValuesAsString("$ref").forEach(wanted::add);
              Set<String> there = new TreeSet<>();
              schema.get("$defs").propertyNames().forEach(name -> there.add("#/$defs/" + name));
              assertThat(wanted).as(file).isEqualTo(there);
            });
  }

  /** Every keyword is of the standard: what a validator does not know it passes over. */
  @ParameterizedTest
  @EnumSource
  void all_keywords_areOfTheStandard(Severity asserted) {
    Set<String> keywords = new TreeSet<>();
    JsonSchemas.asserting(asserted)
        .all()
        .values()
        .forEach(schema -> walk(schema, (keyword, value) -> keywords.add(keyword)));
    assertThat(
            Set.of(
                "$schema",
                "$id",
                "$ref",
                "$defs",
                "$comment",
                "title",
                "description",
                "type",
                "enum",
                "const",
                "properties",
                "required",
                "additionalProperties",
                "propertyNames",
                "minProperties",
                "items",
                "minItems",
                "uniqueItems",
                "pattern",
                "minLength",
                "maxLength",
                "minimum",
                "maximum",
                "exclusiveMinimum",
                "exclusiveMaximum",
                "allOf",
                "anyOf",
                "oneOf",
                "not",
                "if",
                "then"))
        .containsAll(keywords);
  }

  private static void walk(JsonNode schema, BiConsumer<String, JsonNode> keywords) {
    if (schema.isArray()) {
      schema.forEach(one -> walk(one, keywords));
    } else if (schema.isObject()) {
      schema
          .properties()
          .forEach(
              keyword -> {
                keywords.accept(keyword.getKey(), keyword.getValue());
                if (Set.of("properties", "$defs").contains(keyword.getKey())) {
                  keyword.getValue().forEach(named -> walk(named, keywords));
                } else {
                  walk(keyword.getValue(), keywords);
                }
              });
    }
  }

  @Test
  void record_event_tellsWhatItsFieldsAre() {
    ObjectNode event = ERRORS.record(RecordType.EVENT);
    assertThat(event.get("$schema").asString())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(event.get("title").asString()).isEqualTo("Events");
    assertThat(event.at("/properties/city/title").asString()).isEqualTo("City");
    assertThat(event.at("/properties/countries/description").asString())
        .isEqualTo(
            "Countries named as taking part in the event, each by two letters such as KZ; there"
                + " may be fewer than the stated number.");
    assertThat(event.get("required")).isEqualTo(json("['id', 'title', 'type']"));
    assertThat(event.at("/$defs/EventFormat"))
        .isEqualTo(
            json(
                "{'anyOf': [{'type': 'string', 'enum': ['in_person', 'online', 'hybrid']},"
                    + " {'$ref': '#/$defs/code'}]}"));
  }

  @Test
  void all_descriptions_saySomethingAndNothingOfTables() {
    ERRORS
        .all()
        .forEach(
            (file, schema) ->
                walk(
                    schema,
                    (keyword, value) -> {
                      if (Set.of("title", "description").contains(keyword)) {
                        assertThat(value.asString())
                            .as(file)
                            .isNotBlank()
                            .doesNotContain("column", "cell", "|");
                      }
                    }));
  }

  @Test
  void all_comments_nameTheCodesOfWhatIsNotExpressed() {
    assertThat(comments(Severity.ERROR))
        .containsExactlyInAnyOrder(
            "hub.country.unique",
            "hub.date.end-before-start",
            "hub.date.in-future",
            "hub.event.countries-within-stated",
            "hub.event.participants-within-total",
            "hub.isbn.check-digit",
            "hub.issn.check-digit",
            "hub.journal.issue-unique",
            "hub.list.within-stated-number",
            "hub.membership.disjoint",
            "hub.orcid.check-digit",
            "hub.project.keys-unique",
            "hub.record.duplicate-id",
            "hub.reference.resolves",
            "hub.ror.check-digit",
            "hub.scholarship.participating-country");
    assertThat(comments(Severity.WARNING))
        .containsAll(comments(Severity.ERROR))
        .contains("hub.event.covid-after-outbreak", "hub.project.results-within-project")
        .contains("hub.field.agreed", "hub.delivery.disjoint");
    assertThat(comments(Severity.ADVICE)).containsAll(comments(Severity.WARNING));
  }

  private static Set<String> comments(Severity asserted) {
    return JsonSchemas.asserting(asserted).dataset().findValuesAsString("$comment").stream()
        .flatMap(comment -> Stream.of(comment.split("[,:]? ", -1)))
        .filter(word -> word.startsWith("hub."))
        .collect(Collectors.toSet());
  }

  @Test
  void part_type_hasItsOwnSchema() {
    ObjectNode part = ERRORS.part(Participation.class);
    assertThat(text(part, "$id")).isEqualTo("urn:civilhub:schema:1:error:Participation");
    assertThat(part.get("required")).isEqualTo(json("['number']"));
    assertThat(ERRORS.part(HubEvent.class)).isEqualTo(ERRORS.record(RecordType.EVENT));
    assertThat(ERRORS.part(Manifest.class)).isEqualTo(ERRORS.all().get("hub.schema.json"));
  }

  @Test
  void part_otherType_isRefused() {
    for (Class<?> other : List.of(String.class, Id.class, HubRecord.class)) {
      assertThatThrownBy(() -> ERRORS.part(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(other.getName());
    }
  }

  // ---- the golden files ----

  @ParameterizedTest
  @EnumSource
  void schema_goldenFiles_takesThoseThatTheRulesLetPass(RecordType type) throws IOException {
    for (String file : List.of(type.getCode() + ".json", type.getCode() + ".minimal.json")) {
      JsonNode record = read(GOLDEN.resolve(file));
      List<FindingCode> found =
          Checked.byReader(type, record).stream()
              .map(Finding::code)
              .filter(code -> !code.equals(FindingCode.DATE_IN_FUTURE)) // for a schema has no today
              .toList();
      for (Severity asserted : Severity.values()) {
        assertThat(Checked.bySchema(asserted, type, record).isEmpty())
            .as("%s %s: %s", file, asserted, found)
            .isEqualTo(found.isEmpty());
      }
      // With its required fields alone an agreement lacks the parties that the rules demand.
      boolean bare = file.equals("agreement.minimal.json");
      assertThat(found).isEqualTo(bare ? List.of(FindingCode.LIST_EMPTY) : List.of());
    }
  }

  /** A list of lists is none of the forms of the wire, wherever it stands. */
  @ParameterizedTest
  @EnumSource
  void schema_goldenFileWithOneValueBroken_refusesIt(RecordType type) throws IOException {
    JsonNode golden = read(GOLDEN.resolve(type.getCode() + ".json"));
    List<String> pointers = new ArrayList<>();
    collect(golden, "", pointers);
    assertThat(pointers).hasSizeGreaterThan(golden.size());
    for (String pointer : pointers) {
      JsonNode broken = golden.deepCopy();
      int cut = pointer.lastIndexOf('/');
      JsonNode parent = broken.at(pointer.substring(0, cut));
      String name = pointer.substring(cut + 1);
      if (parent instanceof ObjectNode object) {
        object.set(name, json("[[5]]"));
      } else {
        ((ArrayNode) parent).set(Integer.parseInt(name), json("[[5]]"));
      }
      assertThat(Checked.bySchema(Severity.ERROR, type, broken)).as(pointer).isNotEmpty();
      assertThat(Checked.byReader(type, broken))
          .as(pointer)
          .extracting(Finding::code)
          .contains(FindingCode.FIELD_UNREADABLE);
    }
  }

  private static void collect(JsonNode node, String pointer, List<String> pointers) {
    if (!pointer.isEmpty()) {
      pointers.add(pointer);
    }
    node.properties().forEach(e -> collect(e.getValue(), pointer + "/" + e.getKey(), pointers));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), pointer + "/" + i, pointers);
    }
  }

  @ParameterizedTest
  @EnumSource
  void schema_goldenFileWithoutARequiredField_refusesIt(RecordType type) throws IOException {
    JsonNode golden = read(GOLDEN.resolve(type.getCode() + ".minimal.json"));
    for (String name : golden.propertyNames()) {
      ObjectNode without = ((ObjectNode) golden.deepCopy()).without(name);
      assertThat(Checked.bySchema(Severity.ERROR, type, without)).as(name).isNotEmpty();
      ObjectNode withNull = ((ObjectNode) golden.deepCopy()).putNull(name);
      assertThat(Checked.bySchema(Severity.ERROR, type, withNull)).as(name).isNotEmpty();
    }
  }

  // ---- datasets ----

  @Test
  void dataset_astanaHub_isTakenWholeAndRecordForRecord(@TempDir Path folder) throws IOException {
    Dataset hub = Written.astanaHub();
    Path document = folder.resolve("hub.json");
    new DatasetWriter().writeDocument(hub, document);
    for (Severity asserted : List.of(Severity.ERROR, Severity.WARNING)) {
      assertThat(Checked.bySchema(asserted, DATASET, read(document))).isEmpty();
      assertThat(Checked.bySchema(asserted, "hub.schema.json", Checked.json(hub.manifest())))
          .isEmpty();
      hub.records()
          .forEach(
              record ->
                  assertThat(
                          Checked.bySchema(asserted, RecordType.of(record), Checked.json(record)))
                      .as("%s %s", asserted, record.getId())
                      .isEmpty());
    }
  }

  private static final String HUB =
      "{'hub': {'name': {'en': 'x'}, 'formatVersion': 1, 'asOf': '2024-12-31'%s}%s}";

  private static final String EVENT = "{'id': 'E', 'title': {'en': 'x'}, 'type': 'forum'%s}";

  private static String events(String fields) {
    return ", 'events': [" + EVENT.formatted(fields) + "]";
  }

  private static void assertTaken(String document, Severity... by) {
    for (Severity asserted : Severity.values()) {
      assertThat(Checked.bySchema(asserted, DATASET, json(document)).isEmpty())
          .as("%s: %s", asserted, document)
          .isEqualTo(Set.of(by).contains(asserted));
    }
  }

  private static void assertTakenByReader(Path folder, String document, Severity... found)
      throws IOException {
    Path file = folder.resolve("dataset.json");
    Files.writeString(file, document.replace('\'', '"'));
    assertThat(new DatasetReader().read(file).findings().kept())
        .as(document)
        .extracting(finding -> finding.code().getSeverity())
        .containsExactly(found);
  }

  @Test
  void dataset_whatTheReaderTakes_isTaken(@TempDir Path folder) throws IOException {
    for (String document :
        List.of(
            HUB.formatted("", ""),
            HUB.formatted(", 'licence': null, 'completeness': null", ", 'events': null"),
            HUB.formatted(", 'completeness': {'event': 'complete', 'budget': null}", ""),
            HUB.formatted("", ", 'events': []"),
            HUB.formatted("", events("")))) {
      assertTaken(document, Severity.values());
      assertTakenByReader(folder, document);
    }
  }

  @Test
  void dataset_whatTheReaderDoesNotKnow_isTakenUnlessItMustBeKnown(@TempDir Path folder)
      throws IOException {
    for (String document :
        List.of(
            HUB.formatted("", ", 'visitors': []"),
            HUB.formatted(", 'mood': 1", ""),
            HUB.formatted(", 'completeness': {'visitor': 5}", ""),
            HUB.formatted("", events(", 'mood': 1")))) {
      assertTaken(document, Severity.ERROR);
      // A document's manifest and its members are read one after the other.
      assertTakenByReader(folder, document, Severity.WARNING);
    }
  }

  @Test
  void dataset_whatTheReaderRefuses_isRefused() {
    for (String document :
        List.of(
            "{}",
            "[]",
            "{'hub': null}",
            HUB.replace("1, 'as", "2, 'as").formatted("", ""),
            HUB.replace("'en'", "'e'").formatted("", ""),
            HUB.replace("-12-31", "-12-32").formatted("", ""),
            HUB.formatted(", 'completeness': {'event': 'whole'}", ""),
            HUB.formatted("", ", 'events': {}"),
            HUB.formatted("", ", 'events': [null]"),
            HUB.formatted("", events(", 'host': 'ZZ'")))) {
      assertTaken(document);
    }
  }

  // ---- what a severity asserts ----

  private static void assertEvent(String fields, Severity... by) {
    JsonNode event = json(EVENT.formatted(fields));
    for (Severity asserted : Severity.values()) {
      assertThat(Checked.bySchema(asserted, RecordType.EVENT, event).isEmpty())
          .as("%s: %s", asserted, fields)
          .isEqualTo(Set.of(by).contains(asserted));
    }
  }

  @Test
  void asserting_eachSeverity_assertsItsOwnAndWhatIsWorse() {
    assertEvent("", Severity.values());
    assertEvent(", 'theme': 'later'", Severity.ERROR, Severity.WARNING);
    assertEvent(", 'covidRelated': true", Severity.ERROR, Severity.WARNING);
    assertEvent(", 'covidRelated': true, 'format': null", Severity.ERROR, Severity.WARNING);
    assertEvent(", 'covidRelated': true, 'format': 'online'", Severity.values());
    assertEvent(", 'covidRelated': false", Severity.values());
    assertEvent(", 'mood': 1", Severity.ERROR);
    assertEvent(", 'countries': ['KZ', 'KZ']", Severity.ERROR);
    assertEvent(", 'sources': [{'title': {'kz': 'x'}}]", Severity.ERROR);
    assertEvent(", 'city': '\u2003'");
    assertEvent(", 'theme': '" + "x".repeat(100) + "'", Severity.ERROR, Severity.WARNING);
    assertEvent(", 'theme': '" + "x".repeat(101) + "'");
    assertEvent(", 'sources': [{'document': null, 'publishedOn': '2016'}]");
  }
}
