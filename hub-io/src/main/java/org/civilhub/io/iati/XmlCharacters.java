package org.civilhub.io.iati;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;

/**
 * The characters of an XML file, by its byte order mark and declaration, UTF-8 if it has neither.
 * Bytes that are no characters throw a {@code CharacterCodingException} once every character before
 * them has been given. What is held between two calls of {@link #allow} is bounded.
 */
final class XmlCharacters extends Reader {
  private static final int BUFFER = 1 << 14;
  private static final int LONGEST_DECLARATION = 1000;
  private static final String SPACE = "[ \\t\\r\\n]";
  private static final String IS = SPACE + "*=" + SPACE + "*";
  private static final Pattern DECLARATION =
      Pattern.compile(
          ("<\\?xml_+version=(?<q>[\"'])(?<version>1\\.[0-9]+)\\k<q>"
                  + "(_+encoding=(?<r>[\"'])(?<encoding>[A-Za-z][A-Za-z0-9._-]*)\\k<r>)?"
                  + "(_+standalone=(?<s>[\"'])(yes|no)\\k<s>)?_*\\?>")
              .replace("=", IS)
              .replace("_", SPACE));
  private static final Pattern DECLARED = Pattern.compile("<\\?xml[\\x00- ]");

  private final InputStream in;
  private final int bound;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
  private final CharsetDecoder decoder;
  private boolean ended;
  private int allowed;
  private int line = 1;
  private int column = 1;

  /** A file cannot be read as characters at all. */
  static final class EncodingException extends IOException {
    private static final long serialVersionUID = 1L;

    EncodingException(String message) {
      super(message);
    }
  }

  private record Place(int getLineNumber, int getColumnNumber) implements Location {
    @Override
    public int getCharacterOffset() {
      return -1;
    }

    @Override
    public String getPublicId() {
      return "";
    }

    @Override
    public String getSystemId() {
      return "";
    }
  }

  /** More characters were asked for than allowed. */
  static final class BoundException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param bound how many characters are given before more are allowed
   * @throws EncodingException if the declaration is none, or names an encoding that cannot be
   */
  XmlCharacters(InputStream in, int bound) throws IOException {
    this.in = in;
    this.bound = bound;
    this.allowed = bound;
    while (!ended && bytes.position() < 2 * LONGEST_DECLARATION) {
      fill();
    }
    bytes.flip();
    this.decoder =
        charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private void fill() throws IOException {
    int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = got < 0;
    bytes.position(bytes.position() + Math.max(got, 0));
  }

  private Charset charset() throws EncodingException {
    if (starts(0xEF, 0xBB, 0xBF)) {
      bytes.position(3);
      return agreed(StandardCharsets.UTF_8, "UTF-8");
    } else if (starts(0xFF, 0xFE, 0, 0) || starts(0, 0, 0xFE, 0xFF)) {
      throw new EncodingException("encoding must be UTF-8 or UTF-16, found UTF-32");
    } else if (starts(0xFE, 0xFF)) {
      bytes.position(2);
      return agreed(StandardCharsets.UTF_16BE, "UTF-16");
    } else if (starts(0xFF, 0xFE)) {
      bytes.position(2);
      return agreed(StandardCharsets.UTF_16LE, "UTF-16");
    } else if (starts(0, '<')) {
      return agreed(StandardCharsets.UTF_16BE, "UTF-16");
    } else if (starts('<', 0)) {
      return agreed(StandardCharsets.UTF_16LE, "UTF-16");
    }
    String declared = declared(StandardCharsets.ISO_8859_1, "UTF-8");
    Charset charset = charset(declared);
    // The declaration itself was read as ASCII.
    if (!charset.equals(StandardCharsets.UTF_8)
        && !charset.decode(bytes.duplicate().limit(4)).toString().equals("<?xm")) {
      throw new EncodingException("encoding must be that of the file, found " + declared);
    }
    return charset;
  }

  private static Charset charset(String name) throws EncodingException {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new EncodingException("encoding must be known to Java, found " + name);
    }
  }

  private boolean starts(int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= bytes.limit() || (bytes.get(i) & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** The charset that the bytes show, if the declaration names no other. */
  private Charset agreed(Charset shown, String name) throws EncodingException {
    String declared = declared(shown, name);
    if (!declared.equalsIgnoreCase(name) && !declared.equalsIgnoreCase(shown.name())) {
      throw new EncodingException("encoding must be " + name + " by the bytes, found " + declared);
    }
    return shown;
  }

  private String declared(Charset shown, String otherwise) throws EncodingException {
    ByteBuffer start = bytes.duplicate();
    start.limit(Math.min(start.limit(), start.position() + 2 * LONGEST_DECLARATION));
    String text = shown.decode(start).toString();
    if (!DECLARED.matcher(text).lookingAt()) {
      return otherwise;
    }
    Matcher matcher = DECLARATION.matcher(text);
    if (!matcher.lookingAt()) {
      throw new EncodingException("XML declaration that is none");
    }
    if (!matcher.group("version").equals("1.0")) {
      throw new EncodingException("XML of version " + matcher.group("version") + ", not 1.0");
    }
    String encoding = matcher.group("encoding");
    return encoding == null ? otherwise : encoding;
  }

  /** From here on gives as many characters as the bound allows. */
  void allow() {
    allowed = bound;
  }

  /** Needs room for two characters, which one code point may be. */
  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (true) {
      CharBuffer characters = CharBuffer.wrap(target, offset, length);
      CoderResult result = decoder.decode(bytes, characters, ended);
      int count = characters.position() - offset;
      if (count > 0) {
        pass(target, offset, count);
        allowed -= count;
        if (allowed < 0) {
          throw new BoundException();
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
      fill();
      bytes.flip();
    }
  }

  /** Keeps count of lines, which the parser loses where the bytes fail it. */
  private void pass(char[] target, int offset, int count) {
    int lines = 0;
    for (int i = offset; i < offset + count; i++) {
      lines += target[i] == '\n' ? 1 : 0;
    }
    int since = offset + count;
    while (lines > 0 && target[since - 1] != '\n') {
      since--;
    }
    line += lines;
    column = lines > 0 ? 1 + offset + count - since : column + count;
  }

  /** Where the characters given so far end. */
  Location place() {
    return new Place(line, column);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
