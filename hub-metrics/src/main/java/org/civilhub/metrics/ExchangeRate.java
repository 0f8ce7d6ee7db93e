package org.civilhub.metrics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * What one unit of a currency was worth in another, from a day on.
 *
 * @param from currency converted from, ISO 4217
 * @param to currency converted to, ISO 4217
 * @param effectiveOn first day it holds
 * @param rate how many units of {@code to} one unit of {@code from} is; above zero
 * @param source who says so
 */
public record ExchangeRate(
    String from, String to, LocalDate effectiveOn, BigDecimal rate, String source)
    implements Serializable {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /**
   * Keeps the rate without trailing zeros and the source on one line.
   *
   * @throws IllegalArgumentException if a currency is not three capital letters, both are the same,
   *     or the rate is not above zero
   */
  public ExchangeRate {
    if (!CURRENCY.matcher(from).matches() || !CURRENCY.matcher(to).matches() || from.equals(to)) {
      throw new IllegalArgumentException(
          "exchange rate must be between two currencies such as USD and KZT, found '"
              + from
              + "' and '"
              + to
              + "'");
    }
    if (rate.signum() <= 0) {
      throw new IllegalArgumentException("exchange rate must be above zero, found " + rate);
    }
    rate = new BigDecimal(rate.stripTrailingZeros().toPlainString());
    source = source.replaceAll("\\s+", " ").strip();
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @param text the text
   * @return the rate
   * @throws IllegalArgumentException if the text is none
   */
  public static ExchangeRate parse(String text) {
    String[] parts = text.split(" ", 4);
    if (parts.length < 4 || parts[0].length() != 7) {
      throw new IllegalArgumentException("no exchange rate: '" + text + "'");
    }
    try {
      return new ExchangeRate(
          parts[0].substring(0, 3),
          parts[0].substring(4),
          LocalDate.parse(parts[2]),
          new BigDecimal(parts[1]),
          parts[3]);
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException("no exchange rate: '" + text + "'", e);
    }
  }

  /** Such as {@code EUR/USD 1.0832 2024-05-01 European Central Bank}. */
  @Override
  public String toString() {
    return from + "/" + to + " " + rate.toPlainString() + " " + effectiveOn + " " + source;
  }
}
