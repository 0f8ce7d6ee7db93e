package org.civilhub.io;

import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/**
 * Where a parser found something.
 *
 * @param line line of what the parser was given, from 1
 * @param column character of that line, from 1
 * @param offset character of what the parser was given, from 0
 * @param pointer JSON pointer from its root
 */
record Spot(long line, long column, long offset, String pointer) {

  /** The token that the parser stands at. */
  static Spot of(JsonParser parser) {
    return of(parser.currentTokenLocation(), parser);
  }

  /** Another location, with the pointer to where the parser stands now. */
  static Spot of(TokenStreamLocation location, JsonParser parser) {
    return new Spot(
        Math.max(location.getLineNr(), 0),
        Math.max(location.getColumnNr(), 0),
        Math.max(location.getCharOffset(), 0),
        JsonText.printable(parser.streamReadContext().pathAsPointer().toString()));
  }

  Spot at(String name) {
    String segment = name.replace("~", "~0").replace("/", "~1");
    return new Spot(line, column, offset, pointer + "/" + segment);
  }
}
