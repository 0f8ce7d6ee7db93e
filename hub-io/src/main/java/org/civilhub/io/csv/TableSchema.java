package org.civilhub.io.csv;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.civilhub.io.HubJson;
import org.civilhub.io.Manifest;
import org.civilhub.io.table.Column;
import org.civilhub.io.table.Column.Content;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.LanguageTag;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Describes tables as a Frictionless Data Package with Table Schemas, both of version 1. */
final class TableSchema {
  private static final LanguageTag DESCRIBED_IN = LanguageTag.EN;
  private static final Pattern LICENCE_NAME = Pattern.compile("[-a-zA-Z0-9._]+");
  private static final Pattern LICENCE_ADDRESS = Pattern.compile("https?://[!-~]+");

  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private final ArrayNode resources;
  private final char separator;

  TableSchema(Manifest manifest, char separator) {
    this.separator = separator;
    root.put("profile", "tabular-data-package");
    root.put("name", "hub");
    root.put("title", manifest.name().inAnyOf(DESCRIBED_IN));
    root.put("created", manifest.asOf() + "T00:00:00Z");
    manifest.licence().ifPresent(this::licence);
    this.resources = root.putArray("resources");
  }

  /** The standard takes an identifier or an address; other words stand for themselves. */
  private void licence(String terms) {
    if (LICENCE_NAME.matcher(terms).matches()) {
      root.putArray("licenses").addObject().put("name", terms);
    } else if (LICENCE_ADDRESS.matcher(terms).matches()) {
      root.putArray("licenses").addObject().put("path", terms);
    } else {
      root.put("licence", terms);
    }
  }

  void add(
      String table,
      Optional<RecordType> type,
      Collection<Column> columns,
      Function<Column, String> header,
      Optional<LanguageTag> language) {
    ObjectNode resource = resources.addObject();
    resource.put("profile", "tabular-data-resource");
    resource.put("name", table);
    resource.put("path", table + ".csv");
    type.ifPresent(t -> resource.put("title", t.getLabel().inAnyOf(DESCRIBED_IN)));
    resource.put("format", "csv");
    resource.put("mediatype", "text/csv");
    resource.put("encoding", "utf-8");
    ObjectNode dialect = resource.putObject("dialect");
    dialect.put("delimiter", String.valueOf(separator));
    dialect.put("lineTerminator", "\r\n");
    dialect.put("quoteChar", "\"");
    dialect.put("doubleQuote", true);
    dialect.put("header", true);
    ObjectNode schema = resource.putObject("schema");
    ArrayNode fields = schema.putArray("fields");
    columns.forEach(column -> field(fields.addObject(), column, header.apply(column), language));
    schema.putArray("missingValues").add("");
    if (type.isPresent()) {
      columns.stream()
          .filter(column -> column.name().equals("id"))
          .findFirst()
          .ifPresent(id -> schema.put("primaryKey", header.apply(id)));
    }
  }

  private static void field(
      ObjectNode field, Column column, String header, Optional<LanguageTag> language) {
    LanguageTag spoken = language.orElse(DESCRIBED_IN);
    field.put("name", header);
    field.put("type", type(column));
    field.put("title", column.label(spoken));
    field.put("description", column.note(spoken));
    if (column.content() == Content.TRUTH) {
      field.putArray("trueValues").add("true");
      field.putArray("falseValues").add("false");
    }
    if (column.name().equals("id")) {
      field.putObject("constraints").put("required", true).put("unique", true);
    }
  }

  /** Dates may be months or years, so they are texts here; days are dates. */
  private static String type(Column column) {
    if (column.isList()) {
      return "string";
    }
    return switch (column.content()) {
      case WHOLE_NUMBER -> "integer";
      case NUMBER -> "number";
      case TRUTH -> "boolean";
      case DAY -> "date";
      default -> "string";
    };
  }

  String toText() {
    return HubJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }
}
