package org.civilhub.io;

import org.jspecify.annotations.Nullable;

/** What dates of ten characters were read as, by year, month and day. Belongs to one thread. */
final class RememberedDays {
  private static final int FIRST_YEAR = 1960;
  private static final int YEARS = 128;
  private static final int DAYS = 32;
  private static final int DAYS_OF_YEAR = 16 * DAYS;

  private final @Nullable Object[][] years = new Object[YEARS][];

  /** The date whose ten characters lie in the bytes; null if it is not remembered. */
  @Nullable Object find(byte[] bytes, int from) {
    int place = place(bytes, from);
    if (place < 0) {
      return null;
    }
    @Nullable Object[] ofYear = years[place / DAYS_OF_YEAR];
    return ofYear == null ? null : ofYear[place % DAYS_OF_YEAR];
  }

  void remember(byte[] bytes, int from, Object date) {
    int place = place(bytes, from);
    if (place >= 0) {
      @Nullable Object[] ofYear = years[place / DAYS_OF_YEAR];
      if (ofYear == null) {
        ofYear = new Object[DAYS_OF_YEAR];
        years[place / DAYS_OF_YEAR] = ofYear;
      }
      ofYear[place % DAYS_OF_YEAR] = date;
    }
  }

  /** Another number for each ten characters that have the form of a day; negative if none. */
  private static int place(byte[] bytes, int from) {
    int century = two(bytes, from);
    int year = 100 * century + two(bytes, from + 2) - FIRST_YEAR;
    int month = two(bytes, from + 5);
    int day = two(bytes, from + 8);
    boolean isDay =
        century >= 0
            && year >= 0
            && year < YEARS
            && month >= 0
            && month < DAYS_OF_YEAR / DAYS
            && day >= 0
            && day < DAYS
            && bytes[from + 4] == '-'
            && bytes[from + 7] == '-';
    return isDay ? year * DAYS_OF_YEAR + month * DAYS + day : -1;
  }

  /** The number of two digits; far below 0 if they are none. */
  private static int two(byte[] bytes, int from) {
    int tens = bytes[from] - '0';
    int ones = bytes[from + 1] - '0';
    return (tens | (9 - tens) | ones | (9 - ones)) < 0 ? -10_000 : 10 * tens + ones;
  }
}
