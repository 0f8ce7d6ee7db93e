package org.civilhub.examples.benchmarks;

import static org.civilhub.examples.benchmarks.HandWrittenCheck.areAssigned;
import static org.civilhub.examples.benchmarks.HandWrittenCheck.isAssigned;
import static org.civilhub.examples.benchmarks.HandWrittenCheck.isCount;
import static org.civilhub.examples.benchmarks.HandWrittenCheck.isCovidPlausible;
import static org.civilhub.examples.benchmarks.HandWrittenCheck.isFreeOfRepeats;
import static org.civilhub.examples.benchmarks.HandWrittenCheck.isKnown;
import static org.civilhub.examples.benchmarks.HandWrittenCheck.isOrdered;
import static org.civilhub.examples.benchmarks.HandWrittenCheck.isPast;
import static org.civilhub.examples.benchmarks.HandWrittenCheck.isPointer;
import static org.civilhub.examples.benchmarks.HandWrittenCheck.isText;
import static org.civilhub.examples.benchmarks.HandWrittenCheck.isWebAddress;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.civilhub.examples.benchmarks.PlainEvent.PlainSource;
import org.civilhub.examples.benchmarks.PlainEvent.Row;
import org.civilhub.examples.benchmarks.PlainEvent.Statement;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/** The check of {@link HandWrittenCheck} where no accessor stands between it and the fields. */
final class HandWrittenFieldsCheck {
  private final long today;

  HandWrittenFieldsCheck(LocalDate today) {
    this.today = today.toEpochDay();
  }

  boolean accepts(PlainEvent event) {
    return isText(event.title())
        && event.type().isKnown()
        && isKnown(event.titleOrigin())
        && isKnown(event.hubRole())
        && isKnown(event.startsOnBasis())
        && isKnown(event.format())
        && isKnown(event.theme())
        && isKnown(event.area())
        && isText(event.dateText())
        && isText(event.city())
        && isText(event.note())
        && isAssigned(event.host())
        && isCount(event.participants())
        && isCount(event.statedCountries())
        && isOrdered(event.startsOn(), event.endsOn())
        && isCovidPlausible(
            event.covidRelated(),
            event.endsOn() == null ? event.startsOn() : event.endsOn(),
            event.format() != null)
        && isFreeOfRepeats(event.organisers())
        && isFreeOfRepeats(event.countries())
        && areAssigned(event.countries())
        && areSources(event.sources())
        && areStatements(event.discrepancies())
        && areRows(event);
  }

  private static boolean areRows(PlainEvent event) {
    List<Row> rows = event.participations();
    List<CountryCode> countries = event.countries();
    QualifiedNumber stated = event.statedCountries();
    boolean counting = stated != null && !stated.canReach(countries.size() + (long) rows.size());
    int named = countries.size();
    long total = 0;
    boolean plain = true;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      CountryCode country = row.country();
      if (!isAssigned(country)
          || !isKnown(row.sex())
          || !isKnown(row.role())
          || !isCount(row.number())) {
        return false;
      }
      if (row.isAttendance()) {
        long least = row.number().wholeLow(-1);
        plain &= least >= 0;
        total += least;
        if (counting && country != null && !countries.contains(country) && isFirst(rows, i)) {
          named++;
        }
      }
    }
    return (stated == null || stated.canReach(named))
        && isWithin(rows, total, plain, event.participants());
  }

  private static boolean isFirst(List<Row> rows, int index) {
    for (int i = 0; i < index; i++) {
      if (rows.get(i).isAttendance()
          && Objects.equals(rows.get(i).country(), rows.get(index).country())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithin(
      List<Row> rows, long total, boolean plain, @Nullable QualifiedNumber limit) {
    if (limit == null) {
      return true;
    }
    if (plain) {
      return limit.canReach(total);
    }
    return limit.canReach(
        rows.stream()
            .filter(Row::isAttendance)
            .map(Row::number)
            .reduce(QualifiedNumber.exact(0), QualifiedNumber::plus));
  }

  private boolean areSources(List<PlainSource> sources) {
    for (int i = 0; i < sources.size(); i++) {
      if (!isSource(sources.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isSource(PlainSource source) {
    return isText(source.document())
        && isText(source.title())
        && isWebAddress(source.url())
        && (source.publishedOn() == null || isPast(source.publishedOn(), today));
  }

  private boolean areStatements(List<Statement> statements) {
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      if (!isPointer(statement.pointer())
          || statement.statement().isBlank()
          || !isSource(statement.source())) {
        return false;
      }
    }
    return true;
  }
}
