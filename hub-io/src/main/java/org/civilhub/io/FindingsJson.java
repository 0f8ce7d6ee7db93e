package org.civilhub.io;

import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.value.LanguageTag;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A report on findings as JSON, apart from the report so that its text needs no JSON. */
final class FindingsJson {
  private final FindingsReport report;
  private final LanguageTag language;

  FindingsJson(FindingsReport report, LanguageTag language) {
    this.report = report;
    this.language = language;
  }

  ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("read", report.counts().read());
    node.put("accepted", report.counts().accepted());
    node.put("rejected", report.counts().rejected());
    ObjectNode bySeverity = node.putObject("bySeverity");
    report.countsBySeverity().forEach((severity, n) -> bySeverity.put(severity.getCode(), n));
    ObjectNode byCode = node.putObject("byCode");
    report.countsByCode().forEach((code, n) -> byCode.put(code.getCode(), n));
    ArrayNode switchedOff = node.putArray("switchedOff");
    report.rules().switchedOff().forEach(code -> switchedOff.add(code.getCode()));
    ArrayNode sample = node.putArray("sample");
    report.kept().forEach(finding -> sample.add(json(finding)));
    return node;
  }

  private ObjectNode json(Finding finding) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("code", finding.code().getCode());
    node.put("severity", finding.severity().getCode());
    node.put("source", JsonText.printable(finding.place().source()));
    node.put("line", finding.place().line());
    node.put("column", finding.place().column());
    node.put("pointer", JsonText.printable(finding.place().pointer()));
    if (!finding.place().sheet().isEmpty()) {
      node.put("cell", JsonText.printable(finding.place().cell()));
    }
    finding.type().map(RecordType::getCode).ifPresent(type -> node.put("type", type));
    finding.recordId().ifPresent(id -> node.put("id", JsonText.printable(id)));
    node.put("message", finding.message(language));
    if (!finding.arguments().isEmpty()) {
      ObjectNode arguments = node.putObject("arguments");
      finding.arguments().forEach((name, value) -> arguments.put(name, JsonText.printable(value)));
    }
    return node;
  }
}
