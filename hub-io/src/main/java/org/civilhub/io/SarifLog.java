package org.civilhub.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.LanguageTag;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A report on findings as SARIF 2.1.0. Sections named here are those of that standard. */
final class SarifLog {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final Pattern ARGUMENT = Pattern.compile("\\{[a-z]+}");
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final FindingsReport report;
  private final LanguageTag language;
  private final List<FindingCode> described;

  SarifLog(FindingsReport report, LanguageTag language) {
    this.report = report;
    this.language = language;
    Set<FindingCode> codes = new TreeSet<>(report.countsByCode().keySet());
    report.rules().catalogue().stream().filter(this::isChanged).forEach(codes::add);
    this.described = List.copyOf(codes);
  }

  private boolean isChanged(FindingCode code) {
    return !report.rules().severity(code).equals(Optional.of(code.getSeverity()));
  }

  ObjectNode toJson() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", SCHEMA);
    root.put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "hub");
    driver.put("language", language.value());
    ArrayNode rules = driver.putArray("rules");
    described.forEach(code -> rules.add(rule(code)));
    ObjectNode invocation = run.putArray("invocations").addObject();
    invocation.put("executionSuccessful", true);
    ArrayNode overrides = invocation.putArray("ruleConfigurationOverrides");
    described.stream().filter(this::isChanged).forEach(code -> overrides.add(override(code)));
    run.put("language", language.value());
    run.put("columnKind", "utf16CodeUnits");
    ObjectNode totals = run.putObject("properties");
    totals.put("read", report.counts().read());
    totals.put("accepted", report.counts().accepted());
    totals.put("rejected", report.counts().rejected());
    ObjectNode byCode = totals.putObject("countsByCode");
    report.countsByCode().forEach((code, n) -> byCode.put(code.getCode(), n));
    ArrayNode results = run.putArray("results");
    report.kept().forEach(finding -> results.add(result(finding)));
    return root;
  }

  private ObjectNode rule(FindingCode code) {
    ObjectNode rule = JsonNodeFactory.instance.objectNode();
    rule.put("id", code.getCode());
    String message = code.getMessage().inAnyOf(language);
    rule.putObject("shortDescription")
        .put("text", plain(ARGUMENT.matcher(message).replaceAll("…")));
    rule.putObject("fullDescription").put("text", plain(code.getRationale().inAnyOf(language)));
    rule.putObject("defaultConfiguration").put("level", level(code.getSeverity()));
    rule.putObject("properties").put("scope", code.getScope().getCode());
    return rule;
  }

  private ObjectNode override(FindingCode code) {
    ObjectNode override = JsonNodeFactory.instance.objectNode();
    override
        .putObject("descriptor")
        .put("id", code.getCode())
        .put("index", described.indexOf(code));
    ObjectNode configuration = override.putObject("configuration");
    report
        .rules()
        .severity(code)
        .ifPresentOrElse(
            severity -> configuration.put("level", level(severity)),
            () -> configuration.put("enabled", false));
    return override;
  }

  private ObjectNode result(Finding finding) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("ruleId", finding.code().getCode());
    result.put("ruleIndex", described.indexOf(finding.code()));
    result.put("level", level(finding.severity()));
    result.putObject("message").put("text", plain(finding.message(language)));
    ObjectNode location = location(finding);
    if (!location.isEmpty()) {
      result.putArray("locations").add(location);
    }
    finding
        .type()
        .ifPresent(type -> result.putObject("properties").put("recordType", type.getCode()));
    return result;
  }

  /**
   * Names of one place (3.28.4): that of the record, that of the cell, and that of the spot as JSON
   * pointer. A workbook has no lines.
   */
  private static ObjectNode location(Finding finding) {
    ObjectNode location = JsonNodeFactory.instance.objectNode();
    Place place = finding.place();
    if (!place.source().isEmpty()) {
      ObjectNode physical = location.putObject("physicalLocation");
      physical.putObject("artifactLocation").put("uri", uri(JsonText.printable(place.source())));
      if (place.line() > 0 && place.sheet().isEmpty()) {
        ObjectNode region = physical.putObject("region").put("startLine", place.line());
        if (place.column() > 0) {
          region.put("startColumn", place.column());
        }
      }
    }
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    finding.recordId().ifPresent(id -> names.addObject().put("name", JsonText.printable(id)));
    if (!place.sheet().isEmpty()) {
      names.addObject().put("fullyQualifiedName", JsonText.printable(place.cell()));
    }
    if (!place.pointer().isEmpty()) {
      names.addObject().put("fullyQualifiedName", JsonText.printable(place.pointer()));
    }
    if (!names.isEmpty()) {
      location.set("logicalLocations", names);
    }
    return location;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case ADVICE -> "note";
    };
  }

  /**
   * Text that is nothing but text. Braces are doubled, or they would be placeholders (3.11.5); what
   * would make a link of text in brackets (3.11.6) is shown as an escape.
   */
  private static String plain(String text) {
    return text.replace("{", "{{").replace("}", "}}").replace("](", "]\\u0028");
  }

  /**
   * The name of a source as a relative reference (RFC 3986), in which no part of it can be a scheme
   * or, by two slashes, a host.
   */
  private static String uri(String source) {
    StringBuilder uri = new StringBuilder();
    for (byte b : source.getBytes(UTF_8)) {
      boolean path = b == '/' && (uri.isEmpty() || uri.charAt(uri.length() - 1) != '/');
      if (path || UNRESERVED.indexOf(b) >= 0) {
        uri.append((char) b);
      } else {
        uri.append('%').append(HEX.toHexDigits(b));
      }
    }
    return uri.toString();
  }
}
