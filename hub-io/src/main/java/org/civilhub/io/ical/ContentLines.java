package org.civilhub.io.ical;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.civilhub.io.internal.LocalText;
import org.civilhub.model.value.LanguageTag;

/** The lines of an iCalendar stream (RFC 5545, 3.1): folded, each ended by CR and LF. */
final class ContentLines {
  private static final int LONGEST_IN_OCTETS = 75;
  private static final String FOLD = "\r\n ";

  private final StringBuilder lines = new StringBuilder();

  /** A line whose value needs no escapes: a name, a day, an address. */
  void raw(String name, String value) {
    int octets = 0;
    for (int c : (name + ":" + value).codePoints().toArray()) {
      int more = octets(c);
      if (octets + more > LONGEST_IN_OCTETS) {
        lines.append(FOLD);
        octets = 1;
      }
      lines.appendCodePoint(c);
      octets += more;
    }
    lines.append("\r\n");
  }

  /** A line with a text. */
  void text(String name, String text) {
    raw(name, escaped(text));
  }

  /** A line with a text and, where it is known, its language. */
  void text(String name, LocalText text) {
    raw(name + parameter(text.language()), escaped(text.text()));
  }

  /** A line with several texts between commas; its language is said if they share it. */
  void texts(String name, List<LocalText> texts) {
    List<LanguageTag> languages = texts.stream().map(LocalText::language).distinct().toList();
    raw(
        name + (languages.size() == 1 ? parameter(languages.get(0)) : ""),
        texts.stream().map(text -> escaped(text.text())).collect(Collectors.joining(",")));
  }

  private static String parameter(LanguageTag language) {
    return language.equals(LanguageTag.UND) ? "" : ";LANGUAGE=" + language;
  }

  /** A line with a whole day, which is in no time zone. */
  void day(String name, LocalDate day) {
    raw(name + ";VALUE=DATE", day.format(DateTimeFormatter.BASIC_ISO_DATE));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .replace("\n", "\\n");
  }

  /** How many octets a character has in UTF-8. */
  private static int octets(int c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
