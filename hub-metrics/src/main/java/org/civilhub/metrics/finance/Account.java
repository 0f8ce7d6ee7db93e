package org.civilhub.metrics.finance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.civilhub.metrics.Cell;
import org.civilhub.metrics.ExchangeRate;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Tally;
import org.civilhub.model.value.PartialPeriod;
import org.jspecify.annotations.Nullable;

/** What a ledger says of one project in one currency, as of a day. */
final class Account {
  /** What was spent in a period. */
  record Spent(PartialPeriod period, Cell line) {
    BigDecimal amount() {
      return Ledger.amount(line);
    }
  }

  /** Spending a day, as a fraction so that nothing is rounded before the end. */
  record Pace(BigDecimal spent, long days, int year) {}

  private final Optional<LocalDate> firstDay;
  private final Optional<LocalDate> lastDay;
  private final Map<Ledger.Entry, SortedMap<String, Cell>> lines =
      new EnumMap<>(Ledger.Entry.class);
  private final List<Spent> spent = new ArrayList<>();

  private final SortedSet<String> rates = new TreeSet<>();
  private final String currency;
  private boolean lacksRate;

  private Account(String currency, Optional<LocalDate> firstDay, Optional<LocalDate> lastDay) {
    this.currency = currency;
    this.firstDay = firstDay;
    this.lastDay = lastDay;
  }

  /** Accounts by project and then by currency, both in alphabetical order. */
  static SortedMap<String, SortedMap<String, Account>> of(Tally ledger) {
    SortedMap<String, SortedMap<String, Account>> accounts = new TreeMap<>();
    Map<String, Ledger.Key> spans = new TreeMap<>();
    List<Map.Entry<Ledger.Key, Cell>> entries = new ArrayList<>();
    for (Map.Entry<String, Cell> entry : new TreeMap<>(ledger.views().get(0)).entrySet()) {
      Ledger.Key key = Ledger.Key.parse(entry.getKey());
      if (key.entry() == Ledger.Entry.SPAN) {
        spans.putIfAbsent(key.project(), key);
      } else {
        entries.add(Map.entry(key, entry.getValue()));
      }
    }
    for (Map.Entry<Ledger.Key, Cell> entry : entries) {
      Ledger.Key key = entry.getKey();
      boolean isConverted = !key.rate().isEmpty() && !key.rate().equals(Ledger.NO_RATE);
      Optional<ExchangeRate> rate =
          isConverted ? Optional.of(ExchangeRate.parse(key.rate())) : Optional.empty();
      String currency = rate.isPresent() ? rate.get().to() : key.currency();
      accounts
          .computeIfAbsent(key.project(), project -> new TreeMap<>())
          .computeIfAbsent(currency, c -> of(c, spans.get(key.project())))
          .take(key, rate, entry.getValue());
    }
    return accounts;
  }

  private static Account of(String currency, Ledger.@Nullable Key span) {
    return span == null
        ? new Account(currency, Optional.empty(), Optional.empty())
        : new Account(currency, day(span.part()), day(span.currency()));
  }

  private static Optional<LocalDate> day(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  private void take(Ledger.Key key, Optional<ExchangeRate> rate, Cell own) {
    Cell line = own;
    if (rate.isPresent()) {
      line = own.times(rate.get().rate());
      rates.add(rate.get().toString());
    }
    lacksRate |= key.rate().equals(Ledger.NO_RATE);
    if (key.entry() == Ledger.Entry.DELIVERY) {
      spent.add(new Spent(PartialPeriod.parse(key.part()), line));
    } else {
      lines
          .computeIfAbsent(key.entry(), e -> new TreeMap<>())
          .computeIfAbsent(key.part(), p -> Cell.empty())
          .addAll(line, Integer.MAX_VALUE);
    }
  }

  /** What is to be said of the rates that the amounts are converted by. */
  List<Note> rates() {
    List<Note> notes = new ArrayList<>();
    for (String rate : rates) {
      notes.add(Note.of("converted", rate));
    }
    if (lacksRate) {
      notes.add(Note.of("no_rate", currency));
    }
    return notes;
  }

  /** Whether any amount is converted. */
  boolean isConverted() {
    return !rates.isEmpty();
  }

  String currency() {
    return currency;
  }

  /** Lines of one sort by stage or period; none for expenditure, which is asked for by its days. */
  SortedMap<String, Cell> lines(Ledger.Entry entry) {
    return lines.getOrDefault(entry, Collections.emptySortedMap());
  }

  /** One of these lines; an empty one if there is none. */
  Cell line(Ledger.Entry entry, String part) {
    return lines(entry).getOrDefault(part, Cell.empty());
  }

  Optional<LocalDate> lastDay() {
    return lastDay;
  }

  /** Spending in periods that have ended by a day. */
  List<Spent> spentBy(LocalDate day) {
    List<Spent> ended = new ArrayList<>();
    for (Spent part : spent) {
      Optional<LocalDate> last = part.period().lastDay();
      if (last.isPresent() && !last.get().isAfter(day)) {
        ended.add(part);
      }
    }
    return ended;
  }

  /** Last day of the last period that has ended by a day: what delivery to date goes through. */
  Optional<LocalDate> through(LocalDate day) {
    LocalDate through = LocalDate.MIN;
    List<Spent> ended = spentBy(day);
    for (Spent part : ended) {
      LocalDate last = part.period().lastDay().orElseThrow();
      through = last.isAfter(through) ? last : through;
    }
    return ended.isEmpty() ? Optional.empty() : Optional.of(through);
  }

  Optional<BigDecimal> deliveredBy(LocalDate day) {
    List<Spent> ended = spentBy(day);
    return ended.isEmpty() ? Optional.empty() : Optional.of(sum(ended));
  }

  /**
   * Delivery of the last calendar year that lies wholly inside the project and has ended by the
   * through date, over its days. Empty if there is no such year, or no record covers all of it: a
   * year without recorded delivery is not recorded, not zero.
   */
  Optional<Pace> pace(LocalDate day) {
    Optional<LocalDate> through = through(day);
    if (through.isEmpty() || firstDay.isEmpty()) {
      return Optional.empty();
    }
    LocalDate last = lastDay.filter(through.get()::isAfter).orElse(through.get());
    int year =
        last.equals(last.withDayOfYear(last.lengthOfYear())) ? last.getYear() : last.getYear() - 1;
    LocalDate start = LocalDate.of(year, 1, 1);
    LocalDate end = LocalDate.of(year, 12, 31);
    List<Spent> ofYear = spentInside(start, end, day);
    if (start.isBefore(firstDay.get()) || !covers(ofYear, start, end)) {
      return Optional.empty();
    }
    return Optional.of(new Pace(sum(ofYear), ChronoUnit.DAYS.between(start, end) + 1, year));
  }

  /** Spending in periods that have ended by a day and lie within two days. */
  List<Spent> spentInside(LocalDate first, LocalDate last, LocalDate day) {
    List<Spent> inside = new ArrayList<>();
    for (Spent part : spentBy(day)) {
      if (!part.period().firstDay().isBefore(first)
          && !part.period().lastDay().orElseThrow().isAfter(last)) {
        inside.add(part);
      }
    }
    return inside;
  }

  static BigDecimal sum(List<Spent> parts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Spent part : parts) {
      sum = sum.add(part.amount());
    }
    return sum;
  }

  /** Whether some spending leaves none of the project's days within two days unrecorded. */
  boolean isWhole(List<Spent> parts, LocalDate first, LocalDate last) {
    LocalDate start = firstDay.filter(first::isBefore).orElse(first);
    LocalDate end = lastDay.filter(last::isAfter).orElse(last);
    return covers(parts, start, end);
  }

  private static boolean covers(List<Spent> parts, LocalDate start, LocalDate end) {
    LocalDate next = start;
    List<Spent> inOrder = new ArrayList<>(parts);
    inOrder.sort(Comparator.comparing(s -> s.period().firstDay()));
    for (Spent part : inOrder) {
      if (part.period().firstDay().isAfter(next)) {
        return false;
      }
      LocalDate after = part.period().lastDay().orElseThrow().plusDays(1);
      next = after.isAfter(next) ? after : next;
    }
    return next.isAfter(end);
  }
}
