package org.civilhub.examples.cli;

import static org.civilhub.metrics.finance.FinanceMetrics.CONTRIBUTION_UTILISATION;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.civilhub.io.CollectResult;
import org.civilhub.io.Dataset;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.Manifest;
import org.civilhub.io.ReadSummary;
import org.civilhub.io.ical.CalendarWriter;
import org.civilhub.io.ndjson.BulkReader;
import org.civilhub.io.ndjson.BulkResult;
import org.civilhub.io.xlsx.XlsxReader;
import org.civilhub.io.xlsx.XlsxWriter;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Judgement;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricGroup;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.RecordMetric;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.Split;
import org.civilhub.metrics.Wording;
import org.civilhub.metrics.capacity.CapacityMetrics;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubProfile;
import org.civilhub.model.HubRecord;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.EventType;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.HubValidator;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;

/** The Java of the README, which quotes what stands between the marks. */
final class ReadmeExample {
  private final PrintStream out;
  private final Path folder;

  ReadmeExample(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  void figure() {
    // readme: figure
    Dataset hub = new DatasetReader().read(folder).dataset();
    Manifest manifest = hub.manifest();
    Scope scope = Scope.of(hub.records(HubProfile.class), manifest.asOf(), manifest.complete());
    Query query = Query.asOf(scope, manifest.asOf()).of(Split.of(Dimension.PROJECT, "hub-phase-4"));
    hub.records().collect(CONTRIBUTION_UTILISATION.on(query).toCollector()).stream()
        .peek(figure -> out.println(Wording.of(figure, LanguageTag.EN)))
        .flatMap(figure -> figure.notes().stream())
        .forEach(note -> out.println("  " + note.text(LanguageTag.EN)));
    // readme: end
  }

  void collect() {
    // readme: collect
    CollectResult<List<Figure>> hub =
        new DatasetReader()
            .collect(
                folder,
                Ruleset.standard(),
                context ->
                    CapacityMetrics.CAPACITY_PARTICIPANTS
                        .on(Query.asOf(Scope.of(context), context.asOf()).of(Split.NONE))
                        .toCollector());
    hub.value().forEach(figure -> out.println(Wording.of(figure, LanguageTag.EN)));
    out.println(hub.counts() + " " + hub.findings().countsBySeverity());
    // readme: end
  }

  void bulk() {
    Path target = createFolder();
    LocalDate asOf = LocalDate.of(2025, 12, 31);
    Scope scope = new Scope(Optional.empty(), asOf, Set.of());
    // readme: bulk
    Metric<HubRecord, ?, List<Figure>> events =
        CapacityMetrics.CAPACITY_EVENTS.on(Query.asOf(scope, asOf).of(Split.NONE));
    BulkReader reader =
        BulkReader.builder()
            .threads(2)
            .checking(Ruleset.standard(), asOf)
            .rejectsTo(target.resolve("rejects.ndjson")) // to be mended and read again
            .build();
    BulkResult<List<Figure>> result =
        reader.collect(folder.resolve("events.ndjson"), HubEvent.class, events.toCollector());
    out.println(result.counts());
    result.value().forEach(figure -> out.println(Wording.of(figure, LanguageTag.EN)));
    // readme: end
  }

  void formats() {
    Path target = createFolder();
    // readme: formats
    Dataset hub = new DatasetReader().read(folder).dataset();
    new XlsxWriter(LanguageTag.KK).write(hub, target.resolve("hub.xlsx"));
    Dataset same = new XlsxReader().read(target.resolve("hub.xlsx")).dataset();
    FindingLog lost = new CalendarWriter(LanguageTag.KK).write(hub, target.resolve("events.ics"));
    out.println(hub.equals(same) + ", " + lost.countsByCode());
    lost.kept().stream()
        .filter(finding -> finding.recordId().isPresent())
        .limit(2)
        .forEach(finding -> out.println(finding.line(LanguageTag.EN)));
    // readme: end
  }

  private static Path createFolder() {
    try {
      return Files.createTempDirectory("readme");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void ownMetric() {
    Dataset hub = new DatasetReader().read(folder).dataset();
    Manifest manifest = hub.manifest();
    Scope scope = Scope.of(hub.records(HubProfile.class), manifest.asOf(), manifest.complete());
    // readme: metric
    RecordMetric online =
        RecordMetric.named("online_events", MetricGroup.CAPACITY, "events", Accrual.FLOW)
            .of(
                HubEvent.class,
                (event, asked) ->
                    event.getFormat().equals(Optional.of(EventFormat.ONLINE))
                        ? Judgement.dated(asked.fit(event.getStartsOn()))
                        : Judgement.none())
            .build();
    Query query = Query.asOf(scope, manifest.asOf()).splitBy(Dimension.HUB_ROLE).traced(2);
    for (Figure figure : hub.records().collect(online.on(query).toCollector())) {
      out.println(figure.split().parts() + " " + Wording.of(figure, LanguageTag.EN));
      out.println("  " + figure.trace().orElseThrow().counted());
    }
    // readme: end
  }

  void check() {
    // readme: check
    Ruleset rules = Ruleset.standard().without("claim.supported"); // what is not asked for
    ReadSummary hub = new DatasetReader().check(folder, rules, located -> {});
    hub.findings().kept().stream()
        .filter(finding -> finding.code().equals(FindingCode.CLAIM_AGREES))
        .forEach(finding -> out.println(finding.line(LanguageTag.EN)));
    out.println(hub.findings().countsBySeverity());
    // readme: end
  }

  void record() {
    // readme: record
    HubEvent event =
        HubEvent.builder()
            .id(Id.of("EV-2026-007"))
            .title(LocalizedText.of("en", "Open data for local government"))
            .type(EventType.WORKSHOP)
            .startsOn(PartialDate.parse("2026-05")) // known to the month
            .participants(QualifiedNumber.moreThan(60))
            .addCountries(CountryCode.of("KZ"), CountryCode.of("XX"))
            .build();
    HubValidator.create()
        .check(event)
        .forEach(finding -> out.println(finding.line(LanguageTag.EN)));
    // readme: end
  }
}
