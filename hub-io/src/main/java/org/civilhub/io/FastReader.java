package org.civilhub.io;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads well-formed records of one type from UTF-8 lines, in any order of their fields. It says
 * only "surely this value": whatever it does not fully understand it leaves to {@link
 * ShapeDeserializer}, which says what is wrong, if anything is. Belongs to one thread.
 *
 * <p>What the text of a scalar means, it asks the same {@link Scalar} as the reference, and
 * remembers the answers for short texts. Which fields a type has, and how its builder takes them,
 * stands in {@link ValueShape#read}, which asks here for one field after another.
 */
final class FastReader {
  /** How many bytes must be readable behind the end of a line. */
  static final int PADDING = 64;

  /** So many digits fit into a long. */
  private static final int MOST_DIGITS = 18;

  private static final int MOST_WHOLE = 30;
  private static final int MOST_LANGUAGES = 16;

  /** Expected tags are looked for ahead of what has been read, so within the padding. */
  private static final int LONGEST_TAG = 35;

  private static final int QUICK_DIGITS = 4;
  private static final int LONGEST_SPAN = 40;
  private static final int LETTERS = 26;
  private static final byte[] EXACT =
      "{\"qualifier\":\"exact\",\"value\":".getBytes(StandardCharsets.UTF_8);
  private static final long EXACT_1 = Words.at(EXACT, 0);
  private static final long EXACT_2 = Words.at(EXACT, 8);
  private static final long EXACT_3 = Words.at(EXACT, 16);
  private static final long EXACT_4 = Words.at(EXACT, EXACT.length - 8);

  /** Not surely a value. */
  private static final class UnsureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsureException() {
      super(null, null, false, false);
    }
  }

  private static final class Language extends FastName {
    final LanguageTag tag;

    Language(LanguageTag tag) {
      super(tag.value());
      this.tag = tag;
    }
  }

  /** The same each time: nobody asks where it was thrown. */
  private final UnsureException unsure = new UnsureException();

  private final FastFields root;
  private final Remembered numbers = new Remembered(10);
  private final Remembered languages = new Remembered(6);
  private final Remembered currencies = new Remembered(6);
  private final @Nullable CountryCode[] countries = new CountryCode[LETTERS * LETTERS];
  private final RememberedDays days = new RememberedDays();
  private final RememberedDays periods = new RememberedDays();

  /** The languages of the text by language that was read last, in their order. */
  private List<LanguageTag> lastTags = List.of();

  private Language[] lastLanguages = {};

  /** The languages of the text that is being read, and the bounds of what it is in each. */
  private final Language[] found = new Language[MOST_LANGUAGES];

  private final int[] bounds = new int[2 * MOST_LANGUAGES];

  private byte[] bytes = {};
  private boolean isLine = true;
  private int at;
  private int blanks;

  // The text read last.
  private byte[] text = {};
  private int textStart;
  private int textEnd;
  private boolean textIsAscii;

  /** The texts of this line that have escapes, without them, one behind the other. */
  private byte[] unescaped = new byte[256];

  private int unescapedEnd;

  FastReader(Class<?> type) {
    root = new FastFields(FastShape.of(type));
  }

  /**
   * Reads the line that starts somewhere in the bytes.
   *
   * @param lines hold the line and the line feed that ends it, and {@value #PADDING} bytes behind
   * @param from where the line starts
   * @return the value; null if it is not sure that there is one and what it is
   */
  @Nullable Object read(byte[] lines, int from) {
    isLine = true;
    Object value = readFrom(lines, from);
    return value != null && bytes[at] == '\n' ? value : null;
  }

  /**
   * Reads a whole document, which may have many lines.
   *
   * @param document its bytes
   * @return the value; null if it is not sure that there is one and what it is
   */
  @Nullable Object readDocument(byte[] document) {
    isLine = false;
    Object value = readFrom(Arrays.copyOf(document, document.length + PADDING), 0);
    return value != null && at == document.length ? value : null;
  }

  private @Nullable Object readFrom(byte[] source, int from) {
    bytes = source;
    at = from;
    unescapedEnd = 0;
    try {
      skipBlanks();
      blanks = at - from;
      Object value = root.shape().read(this, root);
      skipBlanks();
      return value;
    } catch (UnsureException
        | IllegalArgumentException
        | IllegalStateException
        | ArithmeticException
        | DateTimeException
        | NoSuchElementException e) {
      return null;
    }
  }

  /** Where the line ends that was read last. */
  int end() {
    return at;
  }

  /** How many blanks stood before the value that was read last. */
  int blanks() {
    return blanks;
  }

  private void skipBlanks() {
    while (bytes[at] == ' '
        || bytes[at] == '\t'
        || bytes[at] == '\r'
        || (bytes[at] == '\n' && !isLine)) {
      at++;
    }
  }

  /** The next byte that is not blank. */
  private byte next() {
    byte next = bytes[at];
    if (next <= ' ') {
      skipBlanks();
      next = bytes[at];
    }
    return next;
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw unsure;
    }
    at++;
  }

  /** Whether another element or member follows; else the end has been passed. */
  private boolean hasMore(char end) {
    byte next = next();
    at++;
    if (next == ',') {
      return true;
    } else if (next == end) {
      return false;
    }
    throw unsure;
  }

  private boolean isEmpty(char end) {
    if (next() == end) {
      at++;
      return true;
    }
    return false;
  }

  /**
   * Goes on in an object, up to the value of its next field that is not null.
   *
   * @param fields those of the object
   * @param last the field whose value has been read; at first the one where an object starts
   * @return the field whose value follows; where the object has ended, the one that says so
   */
  FastField next(FastFields fields, FastField last) {
    byte here = bytes[at];
    FastField next = last.follower();
    if (here == last.separator() && next.isIn(bytes, at + 1)) {
      at += next.length();
    } else if (here == last.end()) {
      at++;
      return end(fields);
    } else if (here == last.separator() && last.otherFollower().isIn(bytes, at + 1)) {
      next = last.otherFollower();
      last.follow(next);
      at += next.length();
    } else {
      next = unexpected(fields, last);
    }
    if (!fields.pass(next)) {
      throw unsure;
    }
    return bytes[at] == 'n' ? nextButNull(fields, next) : next;
  }

  private FastField nextButNull(FastFields fields, FastField field) {
    if (field.isRequired()) {
      throw unsure;
    }
    literal("null");
    return next(fields, field);
  }

  private FastField end(FastFields fields) {
    if (!fields.isComplete()) {
      throw unsure;
    }
    return fields.end();
  }

  /** What comes where something else was expected, or blanks. */
  private FastField unexpected(FastFields fields, FastField last) {
    boolean isAny;
    if (last.separator() == '{') {
      expect('{');
      isAny = !isEmpty('}');
    } else {
      isAny = hasMore('}');
    }
    if (!isAny) {
      return end(fields);
    }
    FastField next = fields.field(member(fields.shape()));
    last.follow(next);
    return next;
  }

  /** The field whose name follows, once its colon and what is blank behind it are passed. */
  private int member(FastShape shape) {
    if (next() != '"') {
      throw unsure;
    }
    int start = at + 1;
    int end = start;
    long special;
    while ((special = Words.special(Words.at(bytes, end))) == 0) {
      end += Long.BYTES;
    }
    end += Words.before(special);
    if (bytes[end] != '"') {
      throw unsure;
    }
    int index = shape.find(bytes, start, end - start);
    if (index < 0) {
      throw unsure;
    }
    at = end + 1;
    expect(':');
    skipBlanks();
    return index;
  }

  /** An object that is the value of a field. */
  Object object(FastField field) {
    FastFields fields = field.object();
    return fields.shape().read(this, fields);
  }

  /** Starts a list: whether it has an element. */
  boolean hasAny() {
    expect('[');
    return !isEmpty(']');
  }

  /** Behind an element of a list: whether there is another. */
  boolean hasMore() {
    return hasMore(']');
  }

  /** Texts by what their names say. */
  Map<Object, Object> map(FastField field) {
    Map<Object, Object> map = new LinkedHashMap<>();
    Scalar keys = Scalar.of(field.shape().wire().key()).orElseThrow();
    expect('{');
    if (isEmpty('}')) {
      return map;
    }
    do {
      readText();
      Object key = keys.parse().apply(string());
      expect(':');
      if (map.put(key, scalar(field)) != null) {
        throw unsure;
      }
    } while (hasMore('}'));
    return map;
  }

  /** What the text read last says, as a value of a field. */
  private Object parsed(FastField field) {
    return field.scalar().parse().apply(string());
  }

  /** A text that is probably no other record's. */
  Object own(FastField field) {
    readText();
    return parsed(field);
  }

  Object scalar(FastField field) {
    Remembered.Entry recent =
        bytes[at] == '"' ? field.remembered().recent(Words.at(bytes, at + 1)) : null;
    if (recent != null) {
      at += recent.quotedLength();
      return recent.value();
    }
    readText();
    Object value = field.remembered().find(text, textStart, textEnd);
    return value == null ? unknown(field) : value;
  }

  private Object unknown(FastField field) {
    Object value = parsed(field);
    field.remembered().remember(text, textStart, textEnd, value);
    return value;
  }

  CountryCode country() {
    if (next() == '"' && bytes[at + 3] == '"') {
      int first = bytes[at + 1] - 'A';
      int second = bytes[at + 2] - 'A';
      if (first >= 0 && first < LETTERS && second >= 0 && second < LETTERS) {
        int index = LETTERS * first + second;
        CountryCode country = countries[index];
        if (country == null) {
          country = CountryCode.of(new String(bytes, at + 1, 2, StandardCharsets.ISO_8859_1));
          countries[index] = country;
        }
        at += 4;
        return country;
      }
    }
    readText();
    return CountryCode.of(string());
  }

  Object date(FastField field) {
    return day(field, days);
  }

  /** A period, which may be a day. */
  Object period(FastField field) {
    return day(field, periods);
  }

  /** A day is found by its number; other dates and periods as other texts are. */
  private Object day(FastField field, RememberedDays days) {
    if (next() != '"' || bytes[at + 11] != '"') {
      return scalar(field);
    }
    Object known = days.find(bytes, at + 1);
    if (known != null) {
      at += 12;
      return known;
    }
    Object date = own(field);
    if (text == bytes && textEnd - textStart == 10) {
      days.remember(bytes, textStart, date);
    }
    return date;
  }

  boolean truth() {
    if (next() == 't') {
      literal("true");
      return true;
    }
    literal("false");
    return false;
  }

  private void literal(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        throw unsure;
      }
    }
    at += word.length();
  }

  /** Reads a text up to behind its quotation mark. */
  private void readText() {
    if (next() != '"') {
      throw unsure;
    }
    int start = at + 1;
    int end = start;
    long all = 0;
    long word;
    long special;
    while (true) {
      word = Words.at(bytes, end);
      special = Words.special(word);
      if (special != 0) {
        break;
      }
      all |= word;
      end += Long.BYTES;
    }
    int more = Words.before(special);
    all |= word & Words.mask(more);
    end += more;
    if (bytes[end] == '"') {
      if (text != bytes) {
        text = bytes;
      }
      textStart = start;
      textEnd = end;
      textIsAscii = Words.isAscii(all);
      at = end + 1;
    } else if (bytes[end] == '\\') {
      unescape(start, end);
    } else {
      throw unsure;
    }
    if (textEnd - textStart > HubJson.LONGEST_TEXT) {
      throw unsure;
    }
  }

  /** Reads a text with escapes; as bytes it is what it would be without. */
  private void unescape(int start, int firstEscape) {
    int from = start;
    int escape = firstEscape;
    int length = unescapedEnd;
    long all = 0;
    while (true) {
      int end = escape;
      while (bytes[end] != '"' && bytes[end] != '\\') {
        if (bytes[end] >= 0 && bytes[end] < ' ') {
          throw unsure;
        }
        end++;
      }
      makeRoom(length + end - from);
      for (int i = from; i < end; i++) {
        all |= bytes[i];
        unescaped[length++] = bytes[i];
      }
      if (bytes[end] == '"') {
        at = end + 1;
        break;
      }
      int code = escaped(end + 1);
      from = end + (bytes[end + 1] == 'u' ? 6 : 2);
      if (Character.isSurrogate((char) code)) {
        if (bytes[from] != '\\' || bytes[from + 1] != 'u') {
          throw unsure;
        }
        int low = escaped(from + 1);
        if (!Character.isSurrogatePair((char) code, (char) low)) {
          throw unsure;
        }
        code = Character.toCodePoint((char) code, (char) low);
        from += 6;
      }
      int before = length;
      length = append(code, length);
      all |= unescaped[before];
      escape = from;
    }
    text = unescaped;
    textStart = unescapedEnd;
    textEnd = length;
    textIsAscii = (all & 0x80) == 0;
    unescapedEnd = length;
  }

  /** Room for a character and a look ahead behind so many bytes. */
  private void makeRoom(int length) {
    if (length + PADDING > unescaped.length) {
      unescaped = Arrays.copyOf(unescaped, 2 * length + PADDING);
    }
  }

  private int escaped(int letter) {
    return switch (bytes[letter]) {
      case '"', '\\', '/' -> bytes[letter];
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 1; i <= 4; i++) {
          int digit = Character.digit(bytes[letter + i], 16);
          if (digit < 0) {
            throw unsure;
          }
          code = (code << 4) | digit;
        }
        yield code;
      }
      default -> throw unsure;
    };
  }

  private int append(int code, int at) {
    int length = at;
    if (code < 0x80) {
      unescaped[length++] = (byte) code;
    } else if (code < 0x800) {
      unescaped[length++] = (byte) (0xC0 | (code >> 6));
      unescaped[length++] = (byte) (0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
      unescaped[length++] = (byte) (0xE0 | (code >> 12));
      unescaped[length++] = (byte) (0x80 | ((code >> 6) & 0x3F));
      unescaped[length++] = (byte) (0x80 | (code & 0x3F));
    } else {
      unescaped[length++] = (byte) (0xF0 | (code >> 18));
      unescaped[length++] = (byte) (0x80 | ((code >> 12) & 0x3F));
      unescaped[length++] = (byte) (0x80 | ((code >> 6) & 0x3F));
      unescaped[length++] = (byte) (0x80 | (code & 0x3F));
    }
    return length;
  }

  private String string() {
    int length = textEnd - textStart;
    if (textIsAscii) {
      return new String(text, textStart, length, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(text, textStart, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw unsure;
    }
  }

  int wholeNumber() {
    next();
    int start = at;
    decimal();
    return Integer.parseInt(ascii(start, at));
  }

  /** A number without exponent, by the grammar of JSON. */
  BigDecimal decimal() {
    byte first = next();
    boolean isNegative = first == '-';
    int start = isNegative ? at + 1 : at;
    int end = start;
    long digits = 0;
    while (isDigit(bytes[end])) {
      digits = 10 * digits + bytes[end++] - '0';
    }
    int whole = end - start;
    int decimals = 0;
    if (bytes[end] == '.') {
      int point = end++;
      while (isDigit(bytes[end])) {
        digits = 10 * digits + bytes[end++] - '0';
      }
      decimals = end - point - 1;
      if (decimals == 0) {
        throw unsure;
      }
    }
    // Behind a zero there is no digit. A branch of its own, being rarely taken, would be compiled
    // anew with all that is around it when it is taken for the first time.
    int mostWhole = 1 + (MOST_WHOLE - 1) * (bytes[start] - '0');
    if (whole == 0
        || whole > mostWhole
        || whole > MOST_WHOLE
        || decimals > MOST_DIGITS
        || bytes[end] == 'e'
        || bytes[end] == 'E') {
      throw unsure;
    }
    String longer = whole + decimals > MOST_DIGITS ? ascii(at, end) : "";
    at = end;
    return !longer.isEmpty()
        ? new BigDecimal(longer)
        : BigDecimal.valueOf(isNegative ? -digits : digits, decimals);
  }

  private String ascii(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static boolean isDigit(byte letter) {
    return letter >= '0' && letter <= '9';
  }

  /** Text by language, of which only the bytes are kept. */
  LocalizedText localizedText() {
    int start = at;
    LocalizedText text = inLastLanguages();
    if (text == null) {
      at = start;
      text = inAnyLanguages();
    }
    return text;
  }

  /** Null if it is in other languages than the last, or not written as plainly. */
  private @Nullable LocalizedText inLastLanguages() {
    for (int i = 0; i < lastLanguages.length; i++) {
      if (bytes[at] != (i == 0 ? '{' : ',') || !lastLanguages[i].isIn(bytes, at + 1)) {
        return null;
      }
      at += lastLanguages[i].length();
      readText();
      if (text != bytes) {
        return null;
      }
      bounds[2 * i] = textStart;
      bounds[2 * i + 1] = textEnd;
    }
    return bytes[at++] == '}' && lastLanguages.length > 0
        ? LocalizedText.ofUtf8(lastTags, bytes, bounds)
        : null;
  }

  private LocalizedText inAnyLanguages() {
    expect('{');
    int count = 0;
    boolean isEscaped = false;
    if (isEmpty('}')) {
      throw unsure;
    }
    do {
      readText();
      Language language = (Language) languages.find(text, textStart, textEnd);
      if (language == null) {
        if (textEnd - textStart > LONGEST_TAG) {
          throw unsure;
        }
        language = new Language(new LanguageTag(string()));
        languages.remember(text, textStart, textEnd, language);
      }
      expect(':');
      readText();
      if (count == MOST_LANGUAGES) {
        throw unsure;
      }
      isEscaped |= text != bytes;
      int place = count++;
      for (; place > 0; place--) {
        int order = found[place - 1].tag.compareTo(language.tag);
        if (order == 0) {
          throw unsure;
        } else if (order < 0) {
          break;
        }
        found[place] = found[place - 1];
        bounds[2 * place] = bounds[2 * place - 2];
        bounds[2 * place + 1] = bounds[2 * place - 1];
      }
      found[place] = language;
      bounds[2 * place] = text == bytes ? textStart : ~textStart;
      bounds[2 * place + 1] = textEnd;
    } while (hasMore('}'));
    if (isEscaped) {
      gather(count);
      return LocalizedText.ofUtf8(tags(count), unescaped, bounds);
    }
    return LocalizedText.ofUtf8(tags(count), bytes, bounds);
  }

  /** Puts the texts without escapes beside those that had some, whose starts are negative. */
  private void gather(int count) {
    for (int i = 0; i < 2 * count; i += 2) {
      int start = bounds[i];
      if (start < 0) {
        bounds[i] = ~start;
      } else {
        int length = bounds[i + 1] - start;
        makeRoom(unescapedEnd + length);
        System.arraycopy(bytes, start, unescaped, unescapedEnd, length);
        bounds[i] = unescapedEnd;
        unescapedEnd += length;
        bounds[i + 1] = unescapedEnd;
      }
    }
  }

  /** The tags of the languages, the last ones if they are the same. */
  private List<LanguageTag> tags(int count) {
    if (!Arrays.equals(found, 0, count, lastLanguages, 0, lastLanguages.length)) {
      lastLanguages = Arrays.copyOf(found, count);
      lastTags = List.copyOf(Arrays.stream(lastLanguages).map(language -> language.tag).toList());
    }
    return lastTags;
  }

  /** A number with its word; the same bytes are the same number. */
  QualifiedNumber qualifiedNumber() {
    if (next() != '{') {
      throw unsure;
    }
    QualifiedNumber exact = exactNumber();
    if (exact != null) {
      return exact;
    }
    int start = at;
    int end = start;
    long brace = 0;
    while (brace == 0 && end < start + LONGEST_SPAN) {
      brace = Words.brace(Words.at(bytes, end));
      end += brace == 0 ? Long.BYTES : Words.before(brace) + 1;
    }
    if (brace != 0 && end - start <= LONGEST_SPAN) {
      QualifiedNumber known = (QualifiedNumber) numbers.find(bytes, start, end);
      if (known != null) {
        at = end;
        return known;
      }
    }
    QualifiedNumber number = readQualifiedNumber();
    if (at == end) {
      numbers.remember(bytes, start, end, number);
    }
    return number;
  }

  /** A whole number as it is mostly written; null if it is written otherwise. */
  private @Nullable QualifiedNumber exactNumber() {
    if (Words.at(bytes, at) != EXACT_1
        || Words.at(bytes, at + 8) != EXACT_2
        || Words.at(bytes, at + 16) != EXACT_3
        || Words.at(bytes, at + EXACT.length - 8) != EXACT_4) {
      return null;
    }
    int start = at + EXACT.length;
    int end = start;
    int number = 0;
    while (isDigit(bytes[end]) && end < start + QUICK_DIGITS) {
      number = 10 * number + bytes[end++] - '0';
    }
    if (bytes[end] != '}' || end == start || (end > start + 1 && bytes[start] == '0')) {
      return null;
    }
    at = end + 1;
    return QualifiedNumber.exact(number);
  }

  private QualifiedNumber readQualifiedNumber() {
    Optional<Qualifier> qualifier = Optional.empty();
    BigDecimal value = null;
    BigDecimal low = null;
    BigDecimal high = null;
    Boolean lowOpen = null;
    Boolean highOpen = null;
    expect('{');
    if (isEmpty('}')) {
      throw unsure;
    }
    do {
      readText();
      String name = string();
      expect(':');
      if (name.equals("qualifier") && qualifier.isEmpty()) {
        readText();
        qualifier = Qualifier.of(string());
      } else if (name.equals("value") && value == null) {
        value = decimal();
      } else if (name.equals("low") && low == null) {
        low = decimal();
      } else if (name.equals("high") && high == null) {
        high = decimal();
      } else if (name.equals("lowOpen") && lowOpen == null) {
        lowOpen = truth();
      } else if (name.equals("highOpen") && highOpen == null) {
        highOpen = truth();
      } else {
        throw unsure;
      }
    } while (hasMore('}'));
    if (qualifier.isEmpty()) {
      throw unsure;
    }
    Qualifier word = qualifier.get();
    boolean isClosed = lowOpen == null && highOpen == null;
    if (value == null && low == null && high == null && isClosed && word == Qualifier.UNKNOWN) {
      return QualifiedNumber.unknown();
    } else if (value == null && low != null && high != null && word == Qualifier.BETWEEN) {
      return between(low, Boolean.TRUE.equals(lowOpen), high, Boolean.TRUE.equals(highOpen));
    } else if (value != null
        && low != null
        && high != null
        && word == Qualifier.ABOUT
        && isClosed) {
      return QualifiedNumber.about(value, low, high);
    } else if (value != null && low == null && high == null && isClosed) {
      return QualifiedNumber.of(word, value);
    }
    throw unsure;
  }

  private QualifiedNumber between(
      BigDecimal low, boolean lowOpen, BigDecimal high, boolean highOpen) {
    QualifiedNumber between =
        QualifiedNumber.interval(Optional.of(low), lowOpen, Optional.of(high), highOpen);
    if (between.getQualifier() != Qualifier.BETWEEN) {
      throw unsure;
    }
    return between;
  }

  BigMoney money() {
    CurrencyUnit currency = null;
    BigDecimal amount = null;
    expect('{');
    if (isEmpty('}')) {
      throw unsure;
    }
    do {
      readText();
      boolean isAmount = is("amount");
      if (!isAmount && !is("currency")) {
        throw unsure;
      }
      expect(':');
      if (isAmount && amount == null) {
        amount = decimal();
      } else if (!isAmount && currency == null) {
        readText();
        currency = (CurrencyUnit) currencies.find(text, textStart, textEnd);
        if (currency == null) {
          currency = CurrencyUnit.of(string());
          currencies.remember(text, textStart, textEnd, currency);
        }
      } else {
        throw unsure;
      }
    } while (hasMore('}'));
    if (amount == null || currency == null) {
      throw unsure;
    }
    return BigMoney.of(currency, amount);
  }

  private boolean is(String name) {
    int length = textEnd - textStart;
    if (length != name.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text[textStart + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
