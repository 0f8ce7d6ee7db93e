package org.civilhub.io.iati;

import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.civilhub.model.rule.FindingCode;

/** Something behind which a file is not read on, as the finding that it becomes. */
final class XmlFault extends XMLStreamException {
  private static final long serialVersionUID = 1L;

  private final transient FindingCode code;
  private final String argument;
  private final String value;

  private XmlFault(FindingCode code, String argument, String value, Location place) {
    super(value, place);
    this.code = code;
    this.argument = argument;
    this.value = value;
  }

  static XmlFault limit(String bound, Location place) {
    return new XmlFault(FindingCode.XML_LIMIT, "bound", bound, place);
  }

  static XmlFault forbidden(String found, Location place) {
    return new XmlFault(FindingCode.XML_FORBIDDEN, "found", found, place);
  }

  static XmlFault malformed(String reason, Location place) {
    return new XmlFault(FindingCode.XML_MALFORMED, "expected", reason, place);
  }

  FindingCode code() {
    return code;
  }

  Map<String, String> arguments() {
    return Map.of(argument, value);
  }
}
