package org.civilhub.io.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.civilhub.io.HubJson;
import org.civilhub.io.Manifest;
import org.civilhub.io.WireType;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Severity;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes JSON Schemas (2020-12) of the JSON form: for each type of record, for the parts of records
 * and for a whole dataset. Immutable, to be shared.
 *
 * <p>What a schema takes, {@link org.civilhub.io.DatasetReader} reads and the rules let pass, as
 * far as a schema can tell: what compares values with each other, with today or with other records,
 * and check digits, it cannot, and its {@code $comment} names the codes of such rules. The reader's
 * bounds on depth and length are left out. A schema stands for itself: it refers to nothing
 * outside.
 */
public final class JsonSchemas {
  private static final String SUFFIX = ".schema.json";
  private static final String MANIFEST = "hub";
  private static final String DATASET = "dataset";

  private final Severity asserted;

  private JsonSchemas(Severity asserted) {
    this.asserted = asserted;
  }

  /**
   * Schemas of a strictness. Those of {@link Severity#ERROR} refuse what the reader or the rules
   * call an error, and keep what a later version may add: codes and fields that are not known. At
   * {@link Severity#WARNING} fields must be known, lists free of repeats and languages registered;
   * at {@link Severity#ADVICE} codes must be known too.
   *
   * @param severity the mildest finding that a schema refuses
   * @return schemas of that strictness
   */
  public static JsonSchemas asserting(Severity severity) {
    return new JsonSchemas(severity);
  }

  /**
   * The schema of a record.
   *
   * @param type the type of record
   * @return a new schema
   */
  public ObjectNode record(RecordType type) {
    return document(
        type.getCode(),
        Definitions.english(type.getLabel()),
        "One record of the type " + type.getCode(),
        definitions -> definitions.object(WireType.of(type)));
  }

  /**
   * The schema of a part of a record, of a record or of the manifest.
   *
   * @param type interface of the value type, or {@link Manifest}
   * @return a new schema
   * @throws IllegalArgumentException if it is of another type
   */
  public ObjectNode part(Class<?> type) {
    WireType part =
        WireType.of(type)
            .orElseThrow(() -> new IllegalArgumentException("not a value type: " + type));
    if (HubRecord.class.isAssignableFrom(part.type())) {
      return record(RecordType.of(part.type().asSubclass(HubRecord.class)));
    }
    boolean manifest = part.type() == Manifest.class;
    String name = part.type().getSimpleName();
    return document(
        manifest ? MANIFEST : name,
        name,
        manifest ? "What a dataset says of itself" : "A part of a record",
        definitions -> definitions.object(part));
  }

  /**
   * The schema of a dataset in one document.
   *
   * @return a new schema
   */
  public ObjectNode dataset() {
    return document(DATASET, "Dataset", "A dataset in one document", Definitions::dataset);
  }

  /**
   * The schemas of the dataset, of its manifest and of every type of record, by the names of their
   * files, such as {@code event.schema.json}.
   *
   * @return new schemas, unmodifiable as a map, in the order of the types
   */
  public Map<String, ObjectNode> all() {
    Map<String, ObjectNode> all = new LinkedHashMap<>();
    all.put(DATASET + SUFFIX, dataset());
    all.put(MANIFEST + SUFFIX, part(Manifest.class));
    for (RecordType type : RecordType.values()) {
      all.put(type.getCode() + SUFFIX, record(type));
    }
    return Collections.unmodifiableMap(all);
  }

  /**
   * The text of a schema as it is shipped: two blanks a level, lines that end in LF on every
   * system, and ASCII alone.
   *
   * @param schema a schema
   * @return its text
   */
  public static String toText(ObjectNode schema) {
    return HubJson.mapper()
            .writer()
            .with(
                new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .with(JsonWriteFeature.ESCAPE_NON_ASCII)
            .writeValueAsString(schema)
        + "\n";
  }

  private ObjectNode document(
      String name, String title, String what, Function<Definitions, ObjectNode> body) {
    Definitions definitions = new Definitions(asserted);
    ObjectNode schema = Definitions.node();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put(
        "$id",
        "urn:civilhub:schema:" + Manifest.FORMAT_VERSION + ":" + asserted.getCode() + ":" + name);
    schema.put("title", title);
    schema.put("description", what + ". Refuses what the rules call " + refused() + ".");
    schema.setAll(body.apply(definitions));
    schema.putObject("$defs").setAll(definitions.made());
    return schema;
  }

  private String refused() {
    return switch (asserted) {
      case ERROR -> "an error";
      case WARNING -> "an error or a warning";
      case ADVICE -> "an error, a warning or an advice";
    };
  }
}
