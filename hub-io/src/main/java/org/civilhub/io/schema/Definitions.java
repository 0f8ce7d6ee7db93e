package org.civilhub.io.schema;

import jakarta.validation.constraints.NotEmpty;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.io.Dataset;
import org.civilhub.io.Manifest;
import org.civilhub.io.WireType;
import org.civilhub.io.WireType.Cardinality;
import org.civilhub.io.WireType.Kind;
import org.civilhub.io.WireType.WireField;
import org.civilhub.model.CovidFormatKnown;
import org.civilhub.model.RecordType;
import org.civilhub.model.Source;
import org.civilhub.model.StageNamed;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.RuleScope;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of types, and what they refer to: made once for one document, each under a name that
 * tells the type, or the kind of value and what is demanded of it.
 *
 * <p>Absent and null are the same to the reader, so a field that may be absent may be null. Where a
 * schema cannot tell what a rule or the reader refuses, its {@code $comment} says so.
 */
final class Definitions {
  /** What builders refuse beyond a missing field: that all of these are missing. */
  private static final Map<Class<?>, List<String>> ANY_OF =
      Map.of(Source.class, List.of("document", "title", "url"));

  private final Severity asserted;
  private final Map<String, ObjectNode> made = new TreeMap<>();
  private final Values values = new Values(this);

  /**
   * @param asserted the mildest findings that a schema refuses
   */
  Definitions(Severity asserted) {
    this.asserted = asserted;
  }

  /** What was referred to so far. */
  Map<String, ObjectNode> made() {
    return made;
  }

  // ---- types ----

  /** A whole dataset in one document. */
  ObjectNode dataset() {
    ObjectNode schema = typed("object");
    ObjectNode members = schema.putObject("properties");
    members.set("hub", reference(WireType.of(Manifest.class).orElseThrow()));
    for (RecordType type : RecordType.values()) {
      ObjectNode list = members.putObject(Dataset.member(type));
      list.put("title", english(type.getLabel()));
      list.setAll(orNull(typed("array")));
      list.set("items", reference(WireType.of(type)));
    }
    schema.putArray("required").add("hub");
    close(schema);
    noteNotExpressed(
        schema,
        FindingCode.catalogue().stream()
            .filter(
                code ->
                    code.getScope() == RuleScope.DATASET || code.equals(FindingCode.FIELD_AGREED)));
    return schema;
  }

  /** A record, a part of one or the manifest. */
  ObjectNode object(WireType type) {
    ObjectNode schema = typed("object");
    ObjectNode properties = schema.putObject("properties");
    for (WireField field : type.fields()) {
      properties.set(field.name(), property(field));
      if (isRequired(field)) {
        schema.withArray("required").add(field.name());
      }
    }
    close(schema);
    if (ANY_OF.containsKey(type.type())) {
      ArrayNode anyOf = schema.putArray("anyOf");
      ANY_OF.get(type.type()).forEach(name -> anyOf.add(recorded(name)));
    }
    List<Rule> rules = asserted(annotations(type.type()));
    List<ObjectNode> expressed =
        rules.stream().filter(rule -> !rule.isComparing()).map(Definitions::onFields).toList();
    if (!expressed.isEmpty()) {
      schema.putArray("allOf").addAll(expressed);
    }
    noteComparing(schema, rules);
    return schema;
  }

  private static List<Annotation> annotations(Class<?> type) {
    return Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()))
        .flatMap(t -> Arrays.stream(t.getAnnotations()))
        .toList();
  }

  private static ObjectNode onFields(Rule rule) {
    ObjectNode schema = node();
    if (rule.constraint() instanceof CovidFormatKnown known) {
      schema.set("if", has(known.marker(), node().put("const", true)));
      schema.set("then", recorded(known.format()));
    } else if (rule.constraint() instanceof StageNamed named) {
      schema.set("if", has(named.indicator(), node().put("const", "contributions")));
      schema.set("then", has(named.split(), typed("object").setAll(recorded("stage"))));
    } else {
      throw rule.unknownOn("a type");
    }
    return schema;
  }

  private static ObjectNode recorded(String field) {
    ObjectNode something = node();
    something.set("not", typed("null"));
    return has(field, something);
  }

  private static ObjectNode has(String field, ObjectNode schema) {
    ObjectNode has = node();
    has.putArray("required").add(field);
    has.putObject("properties").set(field, schema);
    return has;
  }

  // ---- fields ----

  private ObjectNode property(WireField field) {
    ObjectNode schema = node();
    schema.put("title", english(field.label()));
    schema.put("description", description(field));
    ObjectNode value =
        switch (field.cardinality()) {
          case ONE, OPTIONAL -> element(field);
          case LIST -> list(field);
          case MAP -> map(field);
        };
    schema.setAll(isRequired(field) ? value : orNull(value));
    noteComparing(schema, asserted(field.constraints()));
    return schema;
  }

  /** Notes are on the columns of tables; what they say of columns alone is left out. */
  private static String description(WireField field) {
    return english(field.note())
        .replace(", in the language of the column", "")
        .replace(", several with | between them", "");
  }

  /** A list that is absent is empty. */
  private boolean isRequired(WireField field) {
    return field.cardinality() == Cardinality.ONE
        || asserted(field.ofList()).stream().anyMatch(rule -> rule.type() == NotEmpty.class);
  }

  ObjectNode element(WireField field) {
    if (field.owner().equals("Manifest") && field.name().equals("formatVersion")) {
      return node().put("const", Manifest.FORMAT_VERSION);
    }
    List<Rule> rules =
        asserted(field.constraints()).stream().filter(rule -> !rule.isComparing()).toList();
    return field.kind() == Kind.OBJECT ? reference(field.object()) : values.of(field, rules);
  }

  ObjectNode list(WireField field) {
    ObjectNode schema = typed("array");
    schema.set("items", element(field));
    for (Rule rule : asserted(field.ofList())) {
      if (rule.type() == NotEmpty.class) {
        schema.put("minItems", 1);
      } else if (rule.type() == NoRepeats.class) {
        schema.put("uniqueItems", true);
      } else {
        throw rule.unknownOn("a list");
      }
    }
    return schema;
  }

  private ObjectNode map(WireField field) {
    ObjectNode schema = typed("object");
    ObjectNode value = orNull(element(field));
    if (field.key() == RecordType.class) {
      ObjectNode keys = schema.putObject("properties");
      for (RecordType type : RecordType.values()) {
        keys.set(type.getCode(), value.deepCopy());
      }
      close(schema);
    } else if (field.key() == String.class) {
      schema.set("additionalProperties", value);
    } else {
      throw new IllegalStateException("no schema for keys that are " + field.key());
    }
    return schema;
  }

  // ---- what all have in common ----

  private ObjectNode reference(WireType type) {
    return reference(type.type().getSimpleName(), () -> object(type));
  }

  /** A reference to what has this name, which is made if it is not there yet. */
  ObjectNode reference(String name, Supplier<ObjectNode> definition) {
    if (!made.containsKey(name)) {
      made.put(name, node()); // it may refer to itself
      made.put(name, definition.get());
    }
    return node().put("$ref", "#/$defs/" + name);
  }

  private List<Rule> asserted(List<Annotation> annotations) {
    return Rule.of(annotations).stream().filter(rule -> asserts(rule.code())).toList();
  }

  private boolean asserts(FindingCode code) {
    return code.getSeverity().compareTo(asserted) <= 0;
  }

  /** The reader leaves out what it does not know, and warns. */
  void close(ObjectNode object) {
    if (asserts(FindingCode.FIELD_UNKNOWN)) {
      object.put("additionalProperties", false);
    }
  }

  private void noteComparing(ObjectNode schema, List<Rule> rules) {
    noteNotExpressed(schema, rules.stream().filter(Rule::isComparing).map(Rule::code));
  }

  private void noteNotExpressed(ObjectNode schema, Stream<FindingCode> codes) {
    String named =
        codes
            .filter(this::asserts)
            .map(FindingCode::getCode)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!named.isEmpty()) {
      schema.put("$comment", "Not expressed here: " + named);
    }
  }

  static ObjectNode orNull(ObjectNode schema) {
    ObjectNode nullable = schema.deepCopy();
    if (schema.has("type")) {
      nullable.putArray("type").add(schema.get("type")).add("null");
    } else {
      nullable = node();
      nullable.putArray("anyOf").add(schema).add(typed("null"));
    }
    return nullable;
  }

  static ObjectNode typed(String type) {
    return node().put("type", type);
  }

  static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String english(LocalizedText text) {
    return text.inAnyOf(LanguageTag.EN);
  }
}
