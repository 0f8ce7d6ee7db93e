package org.civilhub.io.iati;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values by the types of the schema; whatever is none of a type is empty. */
final class IatiValue {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(Z|[+-].*)?");
  private static final int LONGEST_NUMBER = 100;

  private IatiValue() {}

  /** An {@code xsd:decimal}, of at most 100 characters, with the digits that it has. */
  static Optional<BigDecimal> number(String text) {
    String number = XmlText.strip(text);
    return number.length() <= LONGEST_NUMBER && DECIMAL.matcher(number).matches()
        ? Optional.of(new BigDecimal(number))
        : Optional.empty();
  }

  /** An {@code xsd:date} of a year of four digits, in the calendar of its own time zone. */
  static Optional<LocalDate> date(String text) {
    String date = XmlText.strip(text);
    if (!DATE.matcher(date).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(date, DateTimeFormatter.ISO_DATE));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** An {@code xsd:boolean}. */
  static Optional<Boolean> flag(String text) {
    return switch (XmlText.strip(text)) {
      case "1", "true" -> Optional.of(true);
      case "0", "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** The value of an attribute without white space at its ends; empty if nothing is left. */
  static Optional<String> word(IatiElement element, String attribute) {
    return element.attribute(attribute).map(XmlText::strip).filter(word -> !word.isEmpty());
  }

  /** The date that the first element of a name gives as {@code iso-date}. */
  static Optional<LocalDate> dateOf(IatiElement element, String child) {
    return element
        .first(child)
        .flatMap(each -> each.attribute("iso-date"))
        .flatMap(IatiValue::date);
  }

  /** The code that the first element of a name gives as {@code code}. */
  static Optional<String> codeOf(IatiElement element, String child) {
    return element.first(child).flatMap(each -> word(each, "code"));
  }
}
