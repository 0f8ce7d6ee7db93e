package org.civilhub.examples.benchmarks;

import java.util.List;
import org.civilhub.model.Discrepancy;
import org.civilhub.model.HubEvent;
import org.civilhub.model.Participation;
import org.civilhub.model.Source;
import org.civilhub.model.code.ActivityArea;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.ParticipationRole;
import org.civilhub.model.code.Sex;
import org.civilhub.model.code.Theme;
import org.civilhub.model.code.TitleOrigin;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/** An event as plain fields, null where nothing is recorded: what no public accessor gives. */
record PlainEvent(
    LocalizedText title,
    @Nullable TitleOrigin titleOrigin,
    EventType type,
    @Nullable HubRole hubRole,
    @Nullable PartialDate startsOn,
    @Nullable DateBasis startsOnBasis,
    @Nullable PartialDate endsOn,
    @Nullable String dateText,
    @Nullable String city,
    @Nullable CountryCode host,
    @Nullable EventFormat format,
    @Nullable Theme theme,
    @Nullable ActivityArea area,
    List<?> organisers,
    @Nullable QualifiedNumber participants,
    @Nullable QualifiedNumber statedCountries,
    List<CountryCode> countries,
    List<Row> participations,
    @Nullable Boolean covidRelated,
    List<PlainSource> sources,
    List<Statement> discrepancies,
    @Nullable String note) {

  /** A row of attendance. */
  record Row(
      @Nullable CountryCode country,
      @Nullable Sex sex,
      @Nullable ParticipationRole role,
      QualifiedNumber number) {
    static Row of(Participation row) {
      return new Row(
          row.getCountry().orElse(null),
          row.getSex().orElse(null),
          row.getRole().orElse(null),
          row.getNumber());
    }

    boolean isAttendance() {
      return role == null
          || (role.isKnown()
              && !role.equals(ParticipationRole.ORGANISER)
              && !role.equals(ParticipationRole.STAFF));
    }
  }

  /** A source. */
  record PlainSource(
      @Nullable String document,
      @Nullable LocalizedText title,
      @Nullable String url,
      @Nullable PartialDate publishedOn) {
    static PlainSource of(Source source) {
      return new PlainSource(
          source.getDocument().orElse(null),
          source.getTitle().orElse(null),
          source.getUrl().orElse(null),
          source.getPublishedOn().orElse(null));
    }
  }

  /** What another source says. */
  record Statement(String pointer, String statement, PlainSource source) {
    static Statement of(Discrepancy discrepancy) {
      return new Statement(
          discrepancy.getPointer(),
          discrepancy.getStatement(),
          PlainSource.of(discrepancy.getSource()));
    }
  }

  static PlainEvent of(HubEvent event) {
    return new PlainEvent(
        event.getTitle(),
        event.getTitleOrigin().orElse(null),
        event.getType(),
        event.getHubRole().orElse(null),
        event.getStartsOn().orElse(null),
        event.getStartsOnBasis().orElse(null),
        event.getEndsOn().orElse(null),
        event.getDateText().orElse(null),
        event.getCity().orElse(null),
        event.getHost().orElse(null),
        event.getFormat().orElse(null),
        event.getTheme().orElse(null),
        event.getArea().orElse(null),
        List.copyOf(event.getOrganisers()),
        event.getParticipants().orElse(null),
        event.getStatedCountries().orElse(null),
        List.copyOf(event.getCountries()),
        event.getParticipations().stream().map(Row::of).toList(),
        event.getCovidRelated().orElse(null),
        event.getSources().stream().map(PlainSource::of).toList(),
        event.getDiscrepancies().stream().map(Statement::of).toList(),
        event.getNote().orElse(null));
  }
}
