package org.civilhub.metrics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * Conversion into one currency by rates that the caller gives: none comes with this library. An
 * amount is converted by the newest rate that is not after its value date and not older than the
 * caller allows; without one it stays in its own currency. Amounts converted by one rate are summed
 * before it is applied, and the sum of all is rounded once, half-even, to the currency's decimals.
 *
 * @param to the currency, ISO 4217
 * @param mostDays how old a rate may be on the value date, in days
 * @param rates the rates into that currency: by currency, by first day
 */
public record Conversion(
    String to, int mostDays, SortedMap<String, NavigableMap<LocalDate, ExchangeRate>> rates)
    implements Serializable {
  /** Takes a copy. */
  public Conversion {
    SortedMap<String, NavigableMap<LocalDate, ExchangeRate>> copy = new TreeMap<>();
    rates.forEach(
        (currency, byDay) ->
            copy.put(currency, Collections.unmodifiableNavigableMap(new TreeMap<>(byDay))));
    rates = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * A conversion by a table.
   *
   * @param to the currency, ISO 4217
   * @param mostDays how old a rate may be on the value date, in days; 0 or more
   * @param table the rates; those into other currencies are not used
   * @return the conversion
   * @throws IllegalArgumentException if the currency is not known, a number of days is negative, or
   *     the table holds two rates of one pair and day
   */
  public static Conversion into(String to, int mostDays, Collection<ExchangeRate> table) {
    if (CurrencyUnit.registeredCurrencies().stream().noneMatch(c -> c.getCode().equals(to))) {
      throw new IllegalArgumentException("currency must be one of ISO 4217, found '" + to + "'");
    }
    if (mostDays < 0) {
      throw new IllegalArgumentException("days must be 0 or more, found " + mostDays);
    }
    SortedMap<String, NavigableMap<LocalDate, ExchangeRate>> rates = new TreeMap<>();
    for (ExchangeRate rate : table) {
      if (!rate.to().equals(to)) {
        continue;
      }
      ExchangeRate other =
          rates.computeIfAbsent(rate.from(), c -> new TreeMap<>()).put(rate.effectiveOn(), rate);
      if (other != null && !other.equals(rate)) {
        throw new IllegalArgumentException(
            "two exchange rates of one pair and day: " + other + "; " + rate);
      }
    }
    return new Conversion(to, mostDays, rates);
  }

  /**
   * The rate for an amount.
   *
   * @param from its currency
   * @param valueDate the day it is of
   * @return the newest rate not after that day; empty if there is none, or it is too old
   */
  public Optional<ExchangeRate> rate(String from, LocalDate valueDate) {
    NavigableMap<LocalDate, ExchangeRate> byDay =
        rates.getOrDefault(from, Collections.emptyNavigableMap());
    return Optional.ofNullable(byDay.floorEntry(valueDate))
        .map(Map.Entry::getValue)
        .filter(newest -> !newest.effectiveOn().isBefore(valueDate.minusDays(mostDays)));
  }

  /**
   * An amount of the currency as it is shown.
   *
   * @param amount the amount in full precision
   * @return half-even, to the currency's decimals
   */
  public BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(CurrencyUnit.of(to).getDecimalPlaces(), RoundingMode.HALF_EVEN);
  }
}
