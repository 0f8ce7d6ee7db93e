package org.civilhub.io.iati;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day that a date or time of the schema is in. */
final class IatiDay {
  private static final Pattern DATE =
      Pattern.compile(
          "(-?\\d{4,6})-(\\d\\d)-(\\d\\d)"
              + "(?<time>T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.\\d+)?)?"
              + "(?:Z|(?<zone>([+-])(\\d\\d):(\\d\\d)))?");
  private static final int MINUTES_OF_DAY = 24 * 60;
  private static final int WIDEST_ZONE = 14 * 60;

  private IatiDay() {}

  /**
   * The day that an {@code xsd:date} or {@code xsd:dateTime} is in. A time with a zone is taken to
   * UTC first; one without is in UTC. A date is the day that it names, whatever its zone.
   *
   * @return the day; empty if the text is neither, or no day of the calendar
   */
  static Optional<LocalDate> of(String text) {
    Matcher date = DATE.matcher(XmlText.strip(text));
    if (!date.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
      int zone = zone(date);
      return Optional.of(
          date.group("time") == null
              ? day
              : day.plusDays(Math.floorDiv(minutes(date) - zone, MINUTES_OF_DAY)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int minutes(Matcher date) {
    int minutes = 60 * number(date, 5) + number(date, 6);
    boolean midnight = minutes == MINUTES_OF_DAY && number(date, 7) == 0;
    if (number(date, 6) > 59 || number(date, 7) > 59 || (minutes >= MINUTES_OF_DAY && !midnight)) {
      throw new DateTimeException("no time of day");
    }
    return minutes;
  }

  private static int zone(Matcher date) {
    if (date.group("zone") == null) {
      return 0;
    }
    int minutes = 60 * number(date, 10) + number(date, 11);
    if (number(date, 11) > 59 || minutes > WIDEST_ZONE) {
      throw new DateTimeException("no zone");
    }
    return date.group(9).equals("-") ? -minutes : minutes;
  }

  private static int number(Matcher date, int group) {
    return Integer.parseInt(date.group(group));
  }
}
