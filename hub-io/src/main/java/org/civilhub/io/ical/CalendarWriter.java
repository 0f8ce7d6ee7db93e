package org.civilhub.io.ical;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civilhub.io.Dataset;
import org.civilhub.io.internal.LocalText;
import org.civilhub.io.internal.Loss;
import org.civilhub.io.internal.Losses;
import org.civilhub.io.internal.RecordLosses;
import org.civilhub.io.internal.TextFile;
import org.civilhub.model.HubEvent;
import org.civilhub.model.RecordType;
import org.civilhub.model.Source;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialDate.Precision;

/**
 * Writes the events of a dataset as a calendar (iCalendar, RFC 5545). The same dataset gives the
 * same bytes: UTF-8, lines end in CR and LF as that format demands. Immutable.
 *
 * <p>An event whose first day is known to the day is written as whole days; another one is not, for
 * a calendar cannot say "some day in May", and is told as lost. The last day of an event is given
 * by the day after it ({@code DTEND}), as that format counts, and only where it is recorded and not
 * before the first.
 *
 * <p>Whole days belong to no time zone: a program shows them on the same date everywhere, and the
 * format forbids a {@code TZID} with them. So the zone of the host city, where this library knows
 * it, stands beside them in {@code X-CIVILHUB-TIMEZONE}, which programs that do not know it pass
 * over.
 *
 * <p>{@code UID} is the event's id and a digest of the dataset's English name (or, without one, of
 * the first it has), so it stays as long as both do, in whatever language the calendar is; {@code
 * DTSTAMP} is the day as of which the dataset speaks. {@code URL} is that of the first source with
 * an address, {@code COMMENT} the note, {@code CATEGORIES} the labels of type, format, theme and
 * area.
 */
public final class CalendarWriter {
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private final LanguageTag language;

  /**
   * A writer.
   *
   * @param language language of titles, labels and names of countries; where a title lacks it, the
   *     English one or the first is written, with its own language
   */
  public CalendarWriter(LanguageTag language) {
    this.language = language;
  }

  /**
   * Writes a calendar to a file.
   *
   * @param dataset what to write
   * @param file where to, such as {@code events.ics}; its folder must exist
   * @return what a calendar cannot hold ({@code hub.value.lost}); and that there is no event at all
   *     to write, without which a calendar is not valid ({@code hub.value.needed})
   * @throws UncheckedIOException if the system refuses to write; the message names the file
   * @throws tools.jackson.core.JacksonException if a text of the dataset is no Unicode text
   */
  public FindingLog write(Dataset dataset, Path file) {
    Losses losses = new Losses();
    TextFile.write(calendar(dataset, losses), file);
    return losses.log();
  }

  /**
   * Writes a calendar to a stream, which stays open.
   *
   * @param dataset what to write
   * @param out where to
   * @return as for a file
   * @throws UncheckedIOException if the stream refuses
   * @throws tools.jackson.core.JacksonException if a text of the dataset is no Unicode text
   */
  public FindingLog write(Dataset dataset, OutputStream out) {
    Losses losses = new Losses();
    TextFile.write(calendar(dataset, losses), out);
    return losses.log();
  }

  private String calendar(Dataset dataset, Losses losses) {
    losses.tellTypesBeside(EnumSet.of(RecordType.EVENT), dataset);
    LocalText name = LocalText.of(dataset.manifest().name(), language);
    String caption = TextFile.printable(name.text());
    String domain =
        UUID.nameUUIDFromBytes(
                LocalText.of(dataset.manifest().name(), LanguageTag.EN).text().getBytes(UTF_8))
            .toString();
    ContentLines lines = new ContentLines();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//civilhub.org//hub-io//EN");
    lines.raw("CALSCALE", "GREGORIAN");
    lines.text("NAME", new LocalText(name.language(), caption));
    lines.text("X-WR-CALNAME", caption); // what programs knew before RFC 7986 named it NAME
    String stamp = dataset.asOf().format(DateTimeFormatter.BASIC_ISO_DATE) + "T000000Z";
    boolean empty = true;
    for (HubEvent event : dataset.records(HubEvent.class)) {
      Optional<LocalDate> day = event.getStartsOn().flatMap(CalendarWriter::day);
      RecordLosses parts = losses.of(event);
      if (day.isEmpty()) {
        parts.tellWhole(Loss.DATE, event.getStartsOn().map(PartialDate::toString).orElse(""));
        continue;
      }
      empty = false;
      lines.raw("BEGIN", "VEVENT");
      lines.text("UID", parts.hold("/id", event.getId().value()) + "@" + domain);
      lines.raw("DTSTAMP", stamp);
      write(event, day.get(), lines, parts);
      lines.raw("END", "VEVENT");
      parts.tell();
    }
    lines.raw("END", "VCALENDAR");
    if (empty) {
      losses.tellNeeded(RecordType.EVENT);
    }
    return lines.toString();
  }

  private void write(HubEvent event, LocalDate firstDay, ContentLines lines, RecordLosses parts) {
    lines.day("DTSTART", firstDay);
    parts.hold("/startsOn");
    parts.because("/endsOn", Loss.DATE);
    event
        .getEndsOn()
        .flatMap(CalendarWriter::day)
        .filter(day -> !day.isBefore(firstDay) && day.isBefore(LAST_DAY))
        .ifPresent(
            day -> {
              lines.day("DTEND", day.plusDays(1));
              parts.hold("/endsOn");
            });
    lines.text("SUMMARY", parts.hold("/title", event.getTitle(), language));
    String place = place(event, parts);
    if (!place.isEmpty()) {
      lines.text("LOCATION", place);
    }
    categories(event, lines, parts);
    url(event, lines, parts);
    event.getNote().ifPresent(note -> lines.text("COMMENT", parts.hold("/note", note)));
    HostCity.zone(event).ifPresent(zone -> lines.text("X-CIVILHUB-TIMEZONE", zone));
  }

  private static Optional<LocalDate> day(PartialDate date) {
    return Optional.of(date).filter(d -> d.precision() == Precision.DAY).map(PartialDate::lastDay);
  }

  private String place(HubEvent event, RecordLosses parts) {
    List<String> names = new ArrayList<>();
    event.getCity().ifPresent(city -> names.add(parts.hold("/city", city)));
    event
        .getHost()
        .ifPresent(
            host -> {
              parts.hold("/host");
              names.add(LocalText.name(host, language));
            });
    return String.join(", ", names);
  }

  /** One line: some programs read no second one. */
  private void categories(HubEvent event, ContentLines lines, RecordLosses parts) {
    List<LocalText> labels = new ArrayList<>();
    labels.add(parts.hold("/type", LocalText.label(event.getType(), language)));
    event
        .getFormat()
        .ifPresent(c -> labels.add(parts.hold("/format", LocalText.label(c, language))));
    event.getTheme().ifPresent(c -> labels.add(parts.hold("/theme", LocalText.label(c, language))));
    event.getArea().ifPresent(c -> labels.add(parts.hold("/area", LocalText.label(c, language))));
    lines.texts("CATEGORIES", labels);
  }

  private static void url(HubEvent event, ContentLines lines, RecordLosses parts) {
    for (int i = 0; i < event.getSources().size(); i++) {
      Source source = event.getSources().get(i);
      String pointer = "/sources/" + i + "/url";
      Optional<String> url =
          source
              .getUrl()
              .flatMap(text -> parts.holdAddress(pointer, text))
              .map(uri -> uri.toASCIIString());
      if (url.isPresent()) {
        lines.raw("URL", url.get());
        return;
      }
    }
  }
}
