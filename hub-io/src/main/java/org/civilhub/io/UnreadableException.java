package org.civilhub.io;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Place;
import org.civilhub.model.value.LanguageTag;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A field that cannot be read, as the finding that it becomes. */
final class UnreadableException extends MismatchedInputException {
  private static final long serialVersionUID = 1L;

  private final transient FindingCode code;
  private final transient Spot spot;
  private final TreeMap<String, String> arguments;

  UnreadableException(
      JsonParser parser, FindingCode code, Spot spot, Map<String, String> arguments) {
    super(parser, message(code, arguments), parser.currentTokenLocation());
    this.code = code;
    this.spot = spot;
    this.arguments = new TreeMap<>(arguments);
  }

  /** The value that the parser stands at; leaves the parser at its end. */
  static UnreadableException of(JsonParser parser, String expected) {
    Spot spot = Spot.of(parser);
    return of(parser, spot, expected, JsonText.read(parser));
  }

  static UnreadableException of(JsonParser parser, Spot spot, String expected, String found) {
    return new UnreadableException(
        parser,
        FindingCode.FIELD_UNREADABLE,
        spot,
        Map.of("expected", expected, "found", JsonText.unlessPersonal(found, spot.pointer())));
  }

  FindingCode code() {
    return code;
  }

  Spot spot() {
    return spot;
  }

  Map<String, String> arguments() {
    return arguments;
  }

  private static String message(FindingCode code, Map<String, String> arguments) {
    return new Finding(code, Place.NONE, Optional.empty(), Optional.empty(), arguments)
        .message(LanguageTag.EN);
  }
}
