package org.civilhub.examples.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.civilhub.metrics.Conversion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which rates amounts of money are converted, if they are. */
final class RatesOptions {
  @Option(
      names = "--rates",
      paramLabel = "FILE",
      description =
          "Convert amounts by these rates: CSV with the columns from, to, effectiveOn, rate and"
              + " source. An amount without a rate stays in its own currency.")
  private @Nullable Path file;

  @Option(
      names = "--currency",
      paramLabel = "CURRENCY",
      description = "Currency to convert into, ISO 4217, such as USD; with --rates.")
  private @Nullable String currency;

  @Option(
      names = "--max-age-days",
      paramLabel = "DAYS",
      description =
          "How old a rate may be on the day of an amount; ${DEFAULT-VALUE} by default. A later rate"
              + " is never used.",
      defaultValue = "31")
  private int mostDays;

  /** Whether there is anything to convert by. */
  boolean isGiven() {
    return file != null || currency != null;
  }

  /** The table and what it converts into; empty if nothing is to be converted. */
  Optional<Converting> read(HubCommand command) {
    if (!isGiven()) {
      return Optional.empty();
    }
    if (file == null || currency == null) {
      throw command.wrongUsage("rates_and_currency", "");
    }
    if (mostDays < 0) {
      throw command.wrongUsage("bad_age", mostDays);
    }
    try {
      RateTable table = RateTable.read(file);
      return Optional.of(
          new Converting(table, Conversion.into(currency, mostDays, table.accepted())));
    } catch (IOException e) {
      throw command.wrongUsage("bad_rates", file + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw command.wrongUsage("bad_currency", currency);
    }
  }

  /**
   * How amounts are converted.
   *
   * @param table the rates as they were read
   * @param conversion the conversion by those that could be
   */
  record Converting(RateTable table, Conversion conversion) {}
}
