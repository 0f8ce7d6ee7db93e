package org.civilhub.io.iati;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.civilhub.io.Dataset;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.HubJson;
import org.civilhub.io.Located;
import org.civilhub.io.Manifest;
import org.civilhub.io.ReadCounts;
import org.civilhub.io.ReadResult;
import org.civilhub.model.Budget;
import org.civilhub.model.Contribution;
import org.civilhub.model.Delivery;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Indicator;
import org.civilhub.model.Project;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.code.ContributionKind;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.ProjectStatus;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.testkit.HubArbitraries;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Projects written as IATI, and IATI read as projects. */
class IatiProjectTest {
  private static final Path HUB = Path.of("../examples/data/astana-hub");
  private static final Id<Project> PHASE_4 = Id.of("hub-phase-4");
  private static final LocalDate AS_OF = LocalDate.of(2026, 1, 31);

  @TempDir private Path folder;

  private static IatiExport.Builder export() {
    return IatiExport.builder()
        .reportingOrg("XM-DAC-41114", "40", LocalizedText.of("en", "UNDP"))
        .language(LanguageTag.EN)
        .activity(PHASE_4, "XM-DAC-41114-PROJECT-1", "XM-DAC-41114-OUTPUT-1")
        .recipient(CountryCode.of("KZ"), Optional.empty())
        .sector("15110", Optional.empty())
        .stage(Id.of("hub-phase-4-total"), ContributionStage.COMMITTED);
  }

  private static Dataset hub() {
    return new DatasetReader().read(HUB).dataset();
  }

  private ReadResult readBack(Path file, LocalDate day) {
    IatiSummary raw = new IatiReader().checkingSchema().forEach(file, element -> {});
    assertThat(raw.findings().kept()).extracting(Finding::line).isEmpty();
    return new IatiProjectReader().assumingAsOf(day).read(file);
  }

  @Test
  void write_phase4_isValidAndReadBackTheSameUpToWhatIsTold() {
    Dataset hub = hub();
    Path file = folder.resolve("phase-4.xml");
    FindingLog lost = new IatiProjectWriter(export().build()).write(hub, file);
    ReadResult back = readBack(file, hub.asOf());
    assertThat(back.counts().rejected()).isZero();
    assertSameUpToLosses(hub, back, lost);
    assertThat(back.dataset().records(Project.class)).hasSize(1);
    assertThat(back.dataset().records(Contribution.class)).hasSize(1);
    assertThat(back.dataset().records(Delivery.class)).hasSize(2);
    assertThat(back.dataset().records(ReportedFigure.class))
        .hasSameSizeAs(hub.records(ReportedFigure.class));
  }

  /** What differs between a record and what is read back was told, field by field. */
  private static void assertSameUpToLosses(Dataset before, ReadResult back, FindingLog lost) {
    for (Located located : back.located()) {
      HubRecord read = located.record();
      HubRecord written =
          before
              .records()
              .filter(record -> record.getClass().equals(read.getClass()))
              .filter(record -> record.getId().equals(read.getId()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("nobody wrote " + read.getId()));
      Set<String> told =
          lost.kept().stream()
              .filter(finding -> finding.recordId().equals(Optional.of(read.getId().value())))
              .map(finding -> finding.place().pointer())
              .collect(Collectors.toCollection(TreeSet::new));
      ObjectNode a = HubJson.mapper().valueToTree(written);
      ObjectNode b = HubJson.mapper().valueToTree(read);
      b.remove("sources"); // the file read is a source of its own
      if (!told.contains("/sources")) {
        a.remove("sources");
      }
      assertThat(differences(a, b, ""))
          .as(read.getId().value())
          .allMatch(
              pointer ->
                  told.stream().anyMatch(t -> pointer.equals(t) || pointer.startsWith(t + "/")));
    }
  }

  private static Set<String> differences(JsonNode a, JsonNode b, String pointer) {
    Set<String> all = new TreeSet<>();
    if (a.isObject() && b.isObject()) {
      Set<String> names = new TreeSet<>(a.propertyNames());
      names.addAll(b.propertyNames());
      for (String name : names) {
        all.addAll(differences(a.path(name), b.path(name), pointer + "/" + name));
      }
    } else if (a.isArray() && b.isArray() && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        all.addAll(differences(a.get(i), b.get(i), pointer + "/" + i));
      }
    } else if (!a.equals(b)) {
      all.add(pointer);
    }
    return all;
  }

  @Test
  void write_phase4_breaksNoOfficialRuleAndHasNoUnknownCode() {
    Path file = folder.resolve("phase-4.xml");
    new IatiProjectWriter(export().build()).write(hub(), file);
    FindingLog log = new FindingLog();
    IatiSummary summary = new IatiValidator(hub().asOf()).check(file, log);
    assertThat(log.kept()).extracting(Finding::line).isEmpty();
    assertThat(summary.counts().accepted()).isEqualTo(2);
  }

  @Test
  void check_sameFileWithoutStart_breaksRule6111() throws IOException {
    Path file = folder.resolve("phase-4.xml");
    new IatiProjectWriter(export().build()).write(hub(), file);
    Files.writeString(
        file, Files.readString(file).replaceAll("<activity-date type=\"2\"[^>]*>", ""));
    FindingLog log = new FindingLog();
    new IatiValidator(hub().asOf()).check(file, log);
    assertThat(log.kept())
        .extracting(f -> f.code() + " " + f.arguments().get("rule"))
        .containsExactly("hub.iati.rule 6.11.1", "hub.iati.rule 6.11.1");
  }

  @Test
  void write_phase4_tellsMonthsPeriodsStageAndWords() {
    FindingLog lost =
        new IatiProjectWriter(export().build()).write(hub(), folder.resolve("phase-4.xml"));
    assertThat(lost.kept().stream().map(IatiProjectTest::told))
        .contains(
            "hub-phase-4 /startsOn lost_date 2024-05",
            "hub-phase-4 /endsOn lost_date 2026-12",
            "hub-phase-4-total /stage lost_given unknown",
            "hub-phase-4-total /period lost_period 2024-05/2026-12",
            "hub-phase-4-2024 /period lost_period 2024",
            "capacity_events /value/qualifier lost_words more_than",
            "capacity_events /asOf lost_date ");
  }

  private static String told(Finding finding) {
    return finding.recordId().orElse("")
        + " "
        + finding.place().pointer()
        + " "
        + finding.arguments().get("expected")
        + " "
        + finding.arguments().get("found");
  }

  @Test
  void write_nothingSaid_refusesAndTellsAllThatIsNeeded() {
    Path file = folder.resolve("none.xml");
    FindingLog log =
        new IatiProjectWriter(
                IatiExport.builder().activity(PHASE_4, "X-PROJECT-1", "X-OUTPUT-1").build())
            .write(hub(), file);
    assertThat(log.kept())
        .filteredOn(finding -> finding.code().equals(FindingCode.VALUE_NEEDED))
        .extracting(
            finding -> finding.recordId().orElse("") + " " + finding.arguments().get("expected"))
        .containsExactly(
            " needed_reporting_org",
            " needed_language",
            "hub-phase-4 needed_recipient",
            "hub-phase-4 needed_sector",
            "hub-phase-4-total needed_stage");
    assertThat(file).doesNotExist();
  }

  @Test
  void write_severalCountriesWithoutShares_refuses() {
    FindingLog log =
        new IatiProjectWriter(
                export()
                    .recipient(CountryCode.of("KG"), Optional.of(BigDecimal.valueOf(50)))
                    .build())
            .write(hub(), folder.resolve("none.xml"));
    assertThat(log.countsByCode()).containsEntry(FindingCode.VALUE_NEEDED, 1L);
    FindingLog whole =
        new IatiProjectWriter(
                export()
                    .recipient(CountryCode.of("KZ"), Optional.of(new BigDecimal("49.5")))
                    .recipient(CountryCode.of("KG"), Optional.of(new BigDecimal("50.5")))
                    .build())
            .write(hub(), folder.resolve("shares.xml"));
    assertThat(whole.countsByCode()).doesNotContainKey(FindingCode.VALUE_NEEDED);
  }

  @Test
  void write_recordsOfOtherProjects_areEachTold() {
    Dataset hub = hub();
    Project asked =
        hub.records(Project.class).stream()
            .filter(p -> p.getId().equals(PHASE_4))
            .findFirst()
            .orElseThrow();
    Project other = Project.builder().from(asked).id(Id.of("other")).build();
    Delivery delivery = hub.records(Delivery.class).get(0);
    Contribution contribution = hub.records(Contribution.class).get(0);
    ReportedFigure figure = hub.records(ReportedFigure.class).get(0);
    Dataset dataset =
        Dataset.of(
            hub.manifest(),
            List.of(
                asked,
                other,
                Delivery.builder().from(delivery).id(Id.of("d1")).project(PHASE_4).build(),
                Delivery.builder().from(delivery).id(Id.of("d2")).project(other.getId()).build(),
                Contribution.builder()
                    .from(contribution)
                    .id(Id.of("c1"))
                    .project(Optional.empty())
                    .build(),
                Budget.builder()
                    .id(Id.of("b1"))
                    .addAllSources(delivery.getSources())
                    .project(Id.of("elsewhere"))
                    .period(delivery.getPeriod())
                    .amount(delivery.getAmount())
                    .build(),
                ReportedFigure.builder().from(figure).id(Id.of("f1")).split(Map.of()).build(),
                ReportedFigure.builder()
                    .from(figure)
                    .id(Id.of("f2"))
                    .split(Map.of("project", "other"))
                    .build()));
    FindingLog lost =
        new IatiProjectWriter(export().description(LocalizedText.of("en", "Phase")).build())
            .write(dataset, folder.resolve("phase-4.xml"));
    assertThat(lost.kept())
        .filteredOn(f -> f.place().pointer().isEmpty())
        .extracting(f -> f.recordId().orElseThrow() + " " + f.arguments().get("expected"))
        .containsExactly(
            "other lost_project",
            "c1 lost_project",
            "d2 lost_project",
            "b1 lost_project",
            "f2 lost_project");
  }

  @Test
  void write_twice_givesTheSameBytes() throws IOException {
    Path once = folder.resolve("once.xml");
    Path again = folder.resolve("again.xml");
    new IatiProjectWriter(export().build()).write(hub(), once);
    new IatiProjectWriter(export().build()).write(hub(), again);
    assertThat(again).hasSameBinaryContentAs(once);
    assertThat(Files.readString(once)).doesNotContain("\r");
  }

  @Test
  void write_projectLevel_hasNoMoneyAndOutputHasAll() {
    Path file = folder.resolve("levels.xml");
    new IatiProjectWriter(export().build()).write(hub(), file);
    List<IatiActivity> activities = activities(file);
    assertThat(activities).extracting(IatiActivity::hierarchy).containsExactly("1", "2");
    assertThat(activities.get(0).transactions()).isEmpty();
    assertThat(activities.get(1).transactions())
        .extracting(t -> t.type().orElseThrow())
        .containsExactly("11", "4", "4");
  }

  private static List<IatiActivity> activities(Path file) {
    List<IatiActivity> activities = new java.util.ArrayList<>();
    new IatiReader().forEach(file, element -> activities.add(new IatiActivity(element)));
    return activities;
  }

  @Test
  void write_everyStageKindAndStatus_isReadBack() {
    var dataset =
        Stream.of(
                Stream.<HubRecord>of(project()),
                Stream.of(
                        ContributionStage.PLEDGED,
                        ContributionStage.COMMITTED,
                        ContributionStage.RECEIVED)
                    .map(IatiProjectTest::contribution),
                Stream.<HubRecord>of(
                    Budget.builder()
                        .id(Id.of("b"))
                        .project(PHASE_4)
                        .period(PartialPeriod.parse("2024-05-01/2025-05-01"))
                        .amount(BigMoney.parse("USD 0.0123456789"))
                        .build(),
                    Delivery.builder()
                        .id(Id.of("correction"))
                        .project(PHASE_4)
                        .period(PartialPeriod.parse("2025-01-15"))
                        .amount(BigMoney.parse("KZT -12.3456789012"))
                        .build()))
            .flatMap(records -> records)
            .toList();
    Dataset hub = Dataset.of(Manifest.of(LocalizedText.of("en", "Test"), AS_OF), dataset);
    Path file = folder.resolve("all.xml");
    FindingLog lost =
        new IatiProjectWriter(export().description(LocalizedText.of("en", "A project")).build())
            .write(hub, file);
    ReadResult back = readBack(file, AS_OF);
    assertThat(back.dataset().records(Contribution.class))
        .extracting(Contribution::getStage)
        .containsExactly(
            ContributionStage.PLEDGED, ContributionStage.COMMITTED, ContributionStage.RECEIVED);
    assertThat(back.dataset().records(Contribution.class))
        .allMatch(c -> c.getKind().equals(Optional.of(ContributionKind.IN_KIND)));
    assertThat(back.dataset().records(Delivery.class))
        .extracting(Delivery::getAmount)
        .containsExactly(BigMoney.parse("KZT -12.3456789012"));
    assertThat(back.dataset().records(Budget.class))
        .extracting(Budget::getAmount)
        .containsExactly(BigMoney.parse("USD 0.0123456789"));
    assertThat(lost.kept().stream().map(IatiProjectTest::told))
        .contains("pledged /kind lost_words in_kind");
  }

  private static Project project() {
    return Project.builder()
        .id(PHASE_4)
        .title(LocalizedText.of("kk", "Жоба"))
        .status(ProjectStatus.ONGOING)
        .startsOn(PartialDate.parse("2024-05-01"))
        .addCountries(CountryCode.of("KZ"))
        .build();
  }

  private static Contribution contribution(ContributionStage stage) {
    return Contribution.builder()
        .id(Id.of(stage.getCode()))
        .project(PHASE_4)
        .donor("A ministry")
        .stage(stage)
        .kind(ContributionKind.IN_KIND)
        .period(PartialPeriod.parse("2024-05-27"))
        .amount(BigMoney.parse("USD 10.50"))
        .build();
  }

  @Provide
  Arbitrary<Project> projects() {
    return HubArbitraries.valid(Project.class);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void write_anyValidProject_isValidBySchemaAndReadBackUpToWhatIsTold(
      @ForAll("projects") Project any) throws IOException {
    Path own = Files.createTempDirectory("iati");
    Path file = own.resolve("any.xml");
    Dataset dataset = Dataset.of(Manifest.of(LocalizedText.of("en", "Any"), AS_OF), List.of(any));
    FindingLog lost =
        new IatiProjectWriter(
                export()
                    .description(LocalizedText.of("en", "Any project"))
                    .activity(any.getId(), "XM-DAC-41114-PROJECT-2", "XM-DAC-41114-OUTPUT-2")
                    .build())
            .write(dataset, file);
    if (Files.exists(file)) {
      assertSameUpToLosses(dataset, readBack(file, AS_OF), lost);
      Files.delete(file);
    } else {
      assertThat(lost.countsByCode()).containsKey(FindingCode.VALUE_NEEDED);
    }
    Files.delete(own);
  }

  private ReadResult read(String activities) throws IOException {
    Path file = folder.resolve("given.xml");
    Files.writeString(
        file,
        "<iati-activities version=\"2.03\" generated-datetime=\"2026-01-31T00:00:00Z\">"
            + activities
            + "</iati-activities>");
    return new IatiProjectReader().read(file);
  }

  private static String activity(String identifier, String content) {
    return "<iati-activity default-currency=\"EUR\" xml:lang=\"en\"><iati-identifier>"
        + identifier
        + "</iati-identifier><title><narrative>T</narrative></title>"
        + content
        + "</iati-activity>";
  }

  private static final String FIGURE =
      "<result type=\"9\"><title><narrative>R</narrative></title><indicator measure=\"1\"><title>"
          + "<narrative>I</narrative></title><period><period-start iso-date=\"2024-01-01\"/>"
          + "<period-end iso-date=\"2024-12-31\"/><actual value=\"2\"/></period></indicator></result>";

  private static String transaction(String type, String value) {
    return "<transaction><transaction-type code=\""
        + type
        + "\"/><transaction-date iso-date=\"2024-05-27\"/><value value-date=\"2024-05-27\">"
        + value
        + "</value><provider-org><narrative>D</narrative></provider-org></transaction>";
  }

  @Test
  void read_moneyAtBothLevels_isCountedOnceAndTold() throws IOException {
    ReadResult result =
        read(
            activity("P", transaction("11", "100") + "<related-activity ref=\"O\" type=\"2\"/>")
                + activity(
                    "O", transaction("11", "100") + "<related-activity ref=\"P\" type=\"1\"/>"));
    assertThat(result.dataset().records(Project.class))
        .extracting(p -> p.getId().value())
        .containsExactly("P");
    assertThat(result.dataset().records(Contribution.class))
        .extracting(c -> c.getId().value() + " " + c.getProject().orElseThrow())
        .containsExactly("O/1 P");
    assertThat(result.findings().kept())
        .extracting(f -> f.arguments().get("found"))
        .containsExactly("transaction, stated by an output too");
  }

  @Test
  void read_outputBeforeProject_isTheProjectsAllTheSame() throws IOException {
    ReadResult result =
        read(
            activity("O", transaction("4", "1.5") + "<related-activity ref=\"P\" type=\"1\"/>")
                + activity("P", ""));
    assertThat(result.dataset().records(Delivery.class))
        .extracting(d -> d.getProject() + " " + d.getAmount())
        .containsExactly("P EUR 1.5");
  }

  @Test
  void read_parentThatIsNotInTheFile_isAProjectOfItsOwn() throws IOException {
    ReadResult result =
        read(activity("O", transaction("1", "7") + "<related-activity ref=\"P\" type=\"1\"/>"));
    assertThat(result.dataset().records(Project.class)).hasSize(1);
    assertThat(result.dataset().records(Contribution.class))
        .extracting(Contribution::getStage)
        .containsExactly(ContributionStage.RECEIVED);
  }

  @Test
  void read_amountThatIsNoNumber_rejectsItsTransactionAlone() throws IOException {
    ReadResult result =
        read(activity("P", transaction("11", "10,000.00") + transaction("11", "20")));
    assertThat(result.counts().read()).isEqualTo(3);
    assertThat(result.counts().rejected()).isEqualTo(1);
    assertThat(result.findings().kept())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(FindingCode.FIELD_UNREADABLE);
              assertThat(finding.arguments()).containsEntry("found", "10,000.00");
              assertThat(finding.place().line()).isEqualTo(1);
            });
  }

  @Test
  void read_activityWithoutIdentifier_isRejectedWithAllThatIsItsAndNoOther() throws IOException {
    String nameless =
        activity("", transaction("11", "5") + "<related-activity ref=\"P\" type=\"1\"/>" + FIGURE)
            .replace("<iati-identifier></iati-identifier>", "");
    ReadResult result = read(nameless + activity("P", transaction("4", "7")) + nameless);
    assertThat(result.counts()).isEqualTo(new ReadCounts(8, 2, 6));
    assertThat(result.dataset().records(Project.class)).hasSize(1);
    assertThat(result.dataset().records(Delivery.class)).hasSize(1);
    assertThat(result.findings().kept())
        .extracting(f -> f.code() + " " + f.place().pointer())
        .hasSize(6)
        .containsOnly("hub.field.missing /iati-identifier");
  }

  @Test
  void read_transactionOfAnotherType_isTold() throws IOException {
    ReadResult result = read(activity("P", transaction("2", "10")));
    assertThat(result.findings().kept())
        .extracting(f -> f.code() + " " + f.arguments().get("found"))
        .containsExactly("hub.iati.unmapped transaction-type 2");
  }

  @Test
  void read_resultsOfOutput_areTheProjects() throws IOException {
    String result =
        "<result type=\"2\"><title><narrative>R</narrative></title><indicator measure=\"2\""
            + " ascending=\"0\"><title><narrative>I</narrative></title><baseline year=\"2013\""
            + " value=\"1.50\"/><period><period-start iso-date=\"2024-01-01\"/><period-end"
            + " iso-date=\"2024-12-31\"/><target value=\"3\"/><actual value=\"2\"><comment>"
            + "<narrative>more than 2</narrative></comment></actual></period></indicator></result>";
    ReadResult read =
        read(
            activity("O", "<related-activity ref=\"P\" type=\"1\"/>" + result) + activity("P", ""));
    Project project = read.dataset().records(Project.class).get(0);
    assertThat(project.getResults()).hasSize(1);
    Indicator indicator = project.getResults().get(0).getIndicators().get(0);
    assertThat(indicator.getUnit()).contains("%");
    assertThat(indicator.getBaselines().get(0).getValue())
        .isEqualTo(QualifiedNumber.of(Qualifier.EXACT, new BigDecimal("1.50")));
    assertThat(indicator.getBaselines().get(0).getMeasuredOn()).contains(PartialDate.ofYear(2013));
    assertThat(indicator.getTargets().get(0).getDueOn()).contains(PartialDate.parse("2024-12-31"));
    assertThat(indicator.getActuals().get(0).getValue().toString()).isEqualTo("more than 2");
  }

  @Test
  void read_realFile_keepsEveryActivityAndTellsWhatItCannotHold() {
    Path file =
        Path.of(
            "src/test/resources/iati/real", "iati_2.03_NigeriaAIMS_GeocodedResearchRelease.xml");
    Collection<IatiActivity> activities = activities(file);
    ReadResult result = new IatiProjectReader().assumingAsOf(AS_OF).read(file);
    assertThat(result.dataset().records(Project.class)).hasSameSizeAs(activities);
    long money =
        activities.stream()
            .flatMap(activity -> activity.transactions().stream())
            .filter(t -> Set.of("1", "3", "4", "11", "13").contains(t.type().orElse("")))
            .count();
    assertThat(
            result.dataset().records(Contribution.class).size()
                + result.dataset().records(Delivery.class).size()
                + result.counts().rejected())
        .isEqualTo(money);
    assertThat(result.findings().countsByCode()).containsKey(FindingCode.IATI_UNMAPPED);
  }
}
