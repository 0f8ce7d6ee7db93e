package org.civilhub.io.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.HubJson;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.HubValidator;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.testkit.HubArbitraries;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a validator of another make says by our schemas, and what reader and rules say. */
final class Checked {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<Severity, Map<String, ObjectNode>> MADE = new ConcurrentHashMap<>();
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
  private static final HubValidator RULES = HubValidator.at(HubArbitraries.AS_OF);

  private Checked() {}

  /** What the standard's own schema says of a schema. */
  static List<String> bySpecification(JsonNode schema) {
    return errors(
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema")),
        schema);
  }

  /** What the schema of a file says of a value. */
  static List<String> bySchema(Severity asserted, String file, JsonNode value) {
    Schema schema =
        SCHEMAS.computeIfAbsent(
            asserted + " " + file, key -> REGISTRY.getSchema(asShipped(asserted, file)));
    return errors(schema, value);
  }

  private static JsonNode asShipped(Severity asserted, String file) {
    ObjectNode schema =
        Objects.requireNonNull(
            MADE.computeIfAbsent(asserted, severity -> JsonSchemas.asserting(severity).all())
                .get(file));
    return HubJson.mapper().readTree(JsonSchemas.toText(schema));
  }

  static List<String> bySchema(Severity asserted, RecordType type, JsonNode record) {
    return bySchema(asserted, type.getCode() + ".schema.json", record);
  }

  private static List<String> errors(Schema schema, JsonNode value) {
    return schema.validate(value).stream().map(Object::toString).toList();
  }

  /** What the reader says of a record, and the rules if it can be read. */
  static List<Finding> byReader(RecordType type, JsonNode record) {
    FindingLog log = new FindingLog();
    List<Finding> findings = new ArrayList<>();
    new DatasetReader()
        .lines("records.ndjson", type, log)
        .read(1, HubJson.mapper().writeValueAsString(record))
        .ifPresent(located -> findings.addAll(RULES.check(located.record())));
    findings.addAll(log.kept());
    return findings;
  }

  static JsonNode json(Object value) {
    return HubJson.mapper().readTree(HubJson.mapper().writeValueAsBytes(value));
  }
}
