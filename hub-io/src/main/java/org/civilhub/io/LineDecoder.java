package org.civilhub.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes characters of the bytes of a line, strictly as UTF-8. Belongs to one thread. */
final class LineDecoder {
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private char[] characters = new char[0];
  private int count;

  /**
   * Makes the characters.
   *
   * @return false if the bytes are not UTF-8; {@link #count()} is then the number of characters
   *     before those that are not
   */
  boolean decode(byte[] bytes, int from, int length) {
    if (characters.length < length) {
      characters =
          new char[Math.max(length, Math.min(2 * characters.length, HubJson.LONGEST_RECORD))];
    }
    CharBuffer target = CharBuffer.wrap(characters);
    boolean isWhole =
        !decoder.reset().decode(ByteBuffer.wrap(bytes, from, length), target, true).isError();
    count = target.position();
    return isWhole;
  }

  char[] characters() {
    return characters;
  }

  int count() {
    return count;
  }
}
