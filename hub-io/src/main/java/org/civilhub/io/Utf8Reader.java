package org.civilhub.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Characters of UTF-8, strictly: bytes that are none throw a {@code CharacterCodingException} once
 * every character before them has been given. A byte order mark at the start is left out.
 */
final class Utf8Reader extends Reader {
  private static final int BUFFER = 8192;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private boolean ended;
  private boolean started;
  private long allowed = Long.MAX_VALUE;
  private long bound = Long.MAX_VALUE;

  Utf8Reader(InputStream in) {
    this.in = in;
  }

  /**
   * From here on gives this many characters, and then throws a {@link BoundExceededException},
   * unless more are allowed by then.
   */
  void allow(long characters) {
    bound = characters;
    allowed = characters;
  }

  /** Needs room for two characters, which one code point may be. */
  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (true) {
      CharBuffer characters = CharBuffer.wrap(target, offset, length);
      CoderResult result = decoder.decode(bytes, characters, ended);
      int count = characters.position() - offset;
      if (count > 0 && !started) {
        started = true;
        if (target[offset] == BYTE_ORDER_MARK) {
          System.arraycopy(target, offset + 1, target, offset, --count);
        }
      }
      if (count > 0) {
        allowed -= count;
        if (allowed < 0) {
          throw new BoundExceededException(BoundExceededException.RECORD + bound);
        }
        return count;
      }
      if (result.isError()) {
        result.throwException();
      }
      if (ended) {
        return -1;
      }
      bytes.compact();
      int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = got < 0;
      bytes.position(bytes.position() + Math.max(got, 0)).flip();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
