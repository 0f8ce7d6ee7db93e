package org.civilhub.examples.benchmarks;

import java.time.LocalDate;
import java.util.List;
import org.civilhub.model.Discrepancy;
import org.civilhub.model.HubEvent;
import org.civilhub.model.Participation;
import org.civilhub.model.Source;
import org.civilhub.model.code.Code;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/** What the constraints on an event demand, written down by hand against its accessors. */
final class HandWrittenCheck {
  private static final LocalDate OUTBREAK = LocalDate.of(2019, 12, 31);

  private final long today;

  HandWrittenCheck(LocalDate today) {
    this.today = today.toEpochDay();
  }

  boolean accepts(HubEvent event) {
    PartialDate start = event.getStartsOn().orElse(null);
    PartialDate end = event.getEndsOn().orElse(null);
    return isText(event.getTitle())
        && event.getType().isKnown()
        && isKnown(event.getTitleOrigin().orElse(null))
        && isKnown(event.getHubRole().orElse(null))
        && isKnown(event.getStartsOnBasis().orElse(null))
        && isKnown(event.getFormat().orElse(null))
        && isKnown(event.getTheme().orElse(null))
        && isKnown(event.getArea().orElse(null))
        && isText(event.getDateText().orElse(null))
        && isText(event.getCity().orElse(null))
        && isText(event.getNote().orElse(null))
        && isAssigned(event.getHost().orElse(null))
        && isCount(event.getParticipants().orElse(null))
        && isCount(event.getStatedCountries().orElse(null))
        && isOrdered(start, end)
        && isCovidPlausible(
            event.getCovidRelated().orElse(null),
            end == null ? start : end,
            event.getFormat().isPresent())
        && isFreeOfRepeats(event.getOrganisers())
        && isFreeOfRepeats(event.getCountries())
        && areAssigned(event.getCountries())
        && areSources(event.getSources())
        && areDiscrepancies(event.getDiscrepancies())
        && areRows(event);
  }

  private static boolean areRows(HubEvent event) {
    List<Participation> rows = event.getParticipations();
    List<CountryCode> countries = event.getCountries();
    QualifiedNumber stated = event.getStatedCountries().orElse(null);
    boolean counting = stated != null && !stated.canReach(countries.size() + (long) rows.size());
    int named = countries.size();
    long total = 0;
    boolean plain = true;
    for (int i = 0; i < rows.size(); i++) {
      Participation row = rows.get(i);
      CountryCode country = row.getCountry().orElse(null);
      QualifiedNumber number = row.getNumber();
      if (!isAssigned(country)
          || !isKnown(row.getSex().orElse(null))
          || !isKnown(row.getRole().orElse(null))
          || !isCount(number)) {
        return false;
      }
      if (row.isAttendance()) {
        long least = number.wholeLow(-1);
        plain &= least >= 0;
        total += least;
        if (counting && country != null && !countries.contains(country) && isFirst(rows, i)) {
          named++;
        }
      }
    }
    return (stated == null || stated.canReach(named))
        && isWithin(rows, total, plain, event.getParticipants().orElse(null));
  }

  private static boolean isFirst(List<Participation> rows, int index) {
    for (int i = 0; i < index; i++) {
      if (rows.get(i).isAttendance()
          && rows.get(i).getCountry().equals(rows.get(index).getCountry())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithin(
      List<Participation> rows, long total, boolean plain, @Nullable QualifiedNumber limit) {
    if (limit == null) {
      return true;
    }
    if (plain) {
      return limit.canReach(total);
    }
    return limit.canReach(
        rows.stream()
            .filter(Participation::isAttendance)
            .map(Participation::getNumber)
            .reduce(QualifiedNumber.exact(0), QualifiedNumber::plus));
  }

  private boolean areSources(List<Source> sources) {
    for (int i = 0; i < sources.size(); i++) {
      if (!isSource(sources.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isSource(Source source) {
    return isText(source.getDocument().orElse(null))
        && isText(source.getTitle().orElse(null))
        && isWebAddress(source.getUrl().orElse(null))
        && isPast(source.getPublishedOn().orElse(null));
  }

  private boolean areDiscrepancies(List<Discrepancy> discrepancies) {
    for (int i = 0; i < discrepancies.size(); i++) {
      Discrepancy discrepancy = discrepancies.get(i);
      if (!isPointer(discrepancy.getPointer())
          || discrepancy.getStatement().isBlank()
          || !isSource(discrepancy.getSource())) {
        return false;
      }
    }
    return true;
  }

  private boolean isPast(@Nullable PartialDate date) {
    return date == null || isPast(date, today);
  }

  // ---- single values; shared with the check of plain fields ----

  static boolean isKnown(@Nullable Code code) {
    return code == null || code.isKnown();
  }

  static boolean isAssigned(@Nullable CountryCode country) {
    return country == null || country.isAssigned();
  }

  static boolean isText(@Nullable String text) {
    return text == null || !text.isBlank();
  }

  static boolean isText(@Nullable LocalizedText text) {
    return text == null || (!text.hasBlank() && areRegistered(text.languages()));
  }

  private static boolean areRegistered(List<LanguageTag> languages) {
    for (int i = 0; i < languages.size(); i++) {
      if (!languages.get(i).isRegistered()) {
        return false;
      }
    }
    return true;
  }

  static boolean isCount(@Nullable QualifiedNumber number) {
    return number == null || (number.isNeverBelowZero() && number.isWhole());
  }

  static boolean isOrdered(@Nullable PartialDate start, @Nullable PartialDate end) {
    return start == null
        || end == null
        || !end.lastDay().isBefore(start.lastDay())
        || start.firstDay().map(first -> !end.lastDay().isBefore(first)).orElse(true);
  }

  static boolean isCovidPlausible(
      @Nullable Boolean marker, @Nullable PartialDate last, boolean hasFormat) {
    return marker == null
        || !marker
        || (hasFormat && (last == null || !last.lastDay().isBefore(OUTBREAK)));
  }

  static boolean isPast(PartialDate date, long today) {
    return date.lastDay().toEpochDay() <= today
        || date.firstDay().orElse(date.lastDay()).toEpochDay() <= today;
  }

  static boolean areAssigned(List<CountryCode> countries) {
    for (int i = 0; i < countries.size(); i++) {
      if (!countries.get(i).isAssigned()) {
        return false;
      }
    }
    return true;
  }

  static boolean isFreeOfRepeats(List<?> list) {
    for (int i = 1; i < list.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (list.get(i).equals(list.get(j))) {
          return false;
        }
      }
    }
    return true;
  }

  static boolean isWebAddress(@Nullable String url) {
    if (url == null) {
      return true;
    }
    int start = url.startsWith("https://") ? 8 : url.startsWith("http://") ? 7 : url.length();
    for (int i = start; i < url.length(); i++) {
      if (Character.isWhitespace(url.charAt(i))) {
        return false;
      }
    }
    return start < url.length();
  }

  static boolean isPointer(String pointer) {
    return pointer.startsWith("/") && !pointer.endsWith("/") && !pointer.contains("//");
  }
}
