package org.civilhub.examples.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.civilhub.examples.cli.CarryOver.Target;
import org.civilhub.examples.cli.CellRules.Rule;
import org.civilhub.examples.cli.CellRules.Wire;
import org.civilhub.io.Dataset;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.DatasetWriter;
import org.civilhub.io.HubJson;
import org.civilhub.io.ReadCounts;
import org.civilhub.io.ReadResult;
import org.civilhub.model.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code examples/data/astana-hub} holds all that the collected public facts say, row by row. */
class PublicRecordTest {
  private static final ReadResult READ = new DatasetReader().read(Cli.ASTANA_HUB);
  private static final List<CarryOver> CARRY_OVER = CarryOver.all();
  private static final List<Csv.Row> ROWS =
      CellRules.ALL.keySet().stream().flatMap(file -> Csv.rows(file).stream()).toList();

  private static final Map<Target, JsonNode> WIRES =
      READ.dataset()
          .records()
          .collect(
              toMap(
                  record -> new Target(RecordType.of(record).getCode(), record.getId().value()),
                  record -> HubJson.mapper().valueToTree(record)));

  /** Cells that reappear nowhere, with the reason. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "contributions.csv 7 status",
              "a claim has no stage: that it is one is told by the type of the record",
          "contributions.csv 7 donor_type",
              "a claim is split by donor, and has no field for the type of one",
          "needs_assessments.csv 3 study",
              "no study, but a statement that there are studies; the note is carried over",
          "needs_assessments.csv 3 topic", "the same");

  /** By hand: SOURCES.md gives the rows of each file. */
  private static final Map<String, Long> ROWS_OF_FILE =
      Map.ofEntries(
          Map.entry("countries.csv", 23L),
          Map.entry("membership_counts.csv", 18L),
          Map.entry("founding_organisations.csv", 5L),
          Map.entry("partners.csv", 43L),
          Map.entry("events.csv", 48L),
          Map.entry("journal_issues.csv", 18L),
          Map.entry("research_products.csv", 18L),
          Map.entry("contests.csv", 2L),
          Map.entry("communities_of_practice.csv", 5L),
          Map.entry("needs_assessments.csv", 3L),
          Map.entry("indicators_reported.csv", 23L),
          Map.entry("indicators_history.csv", 13L),
          Map.entry("project.csv", 6L),
          Map.entry("contributions.csv", 7L),
          Map.entry("deliveries.csv", 3L));

  @Test
  void rows_ofEachFile_areThoseOfTheSources() throws IOException {
    Map<String, Long> rows = ROWS.stream().collect(groupingBy(Csv.Row::file, counting()));

    assertThat(rows).isEqualTo(ROWS_OF_FILE).hasSize(15);
    assertThat(ROWS).hasSize(235);
    try (Stream<Path> files = Files.list(Csv.FOLDER)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".csv")))
          .containsExactlyInAnyOrderElementsOf(rows.keySet());
    }
  }

  @Test
  void carryOver_everyRow_wentToRecordsThatExist() {
    assertThat(ROWS).allSatisfy(row -> assertThat(CARRY_OVER).anyMatch(line -> line.isOf(row)));
    assertThat(CARRY_OVER)
        .allSatisfy(line -> assertThat(ROWS).anyMatch(line::isOf))
        .allSatisfy(line -> assertThat(WIRES).containsKey(line.target()));
  }

  @Test
  void carryOver_everyRecord_cameFromARow() {
    Set<Target> unaccounted = new HashSet<>(WIRES.keySet());
    CARRY_OVER.forEach(line -> unaccounted.remove(line.target()));

    // Neither has a file: their facts are from the project page, the brochure and SOURCES.md.
    assertThat(unaccounted)
        .containsExactlyInAnyOrder(
            new Target("profile", "astana-hub"), new Target("journal", "ijcsrp"));
  }

  /** Records that a file's rows made, without those that an earlier file had made. */
  @ParameterizedTest
  @CsvSource({
    "founding_organisations.csv, founding_organisation=5",
    "countries.csv, country=23",
    "partners.csv, agreement=11 partner=42",
    "events.csv, event=48",
    "research_products.csv, research_product=18",
    "journal_issues.csv, journal_issue=18",
    "contests.csv, contest=2",
    "communities_of_practice.csv, community=4 platform=1",
    "needs_assessments.csv, needs_assessment=2 reported_figure=1",
    "project.csv, contribution=1 project=6",
    "contributions.csv, contribution=6 reported_figure=1",
    "deliveries.csv, delivery=3",
    "indicators_reported.csv, reported_figure=23",
    "indicators_history.csv, reported_figure=13",
    "membership_counts.csv, reported_figure=27"
  })
  void carryOver_ofEachFile_isSoManyRecords(String file, String expected) {
    Map<String, Set<String>> ids = new TreeMap<>();
    for (CarryOver line : CARRY_OVER) {
      if (line.file().equals(file)) {
        ids.computeIfAbsent(line.type(), type -> new TreeSet<>()).add(line.id());
      }
    }
    List<String> counts = new ArrayList<>();
    ids.forEach((type, ofType) -> counts.add(type + "=" + ofType.size()));

    assertThat(String.join(" ", counts)).isEqualTo(expected);
  }

  /** Of the rows that share a record one made it, and the others say how they came to it. */
  @Test
  void carryOver_rowThatIsNoRecordOfItsOwn_saysWhereItWent() {
    Map<Target, List<CarryOver>> byTarget =
        CARRY_OVER.stream().collect(groupingBy(CarryOver::target));
    List<String> shared = new ArrayList<>();
    byTarget.forEach(
        (target, lines) -> {
          if (lines.size() > 1) {
            assertThat(lines.stream().filter(line -> line.remark().isEmpty())).hasSize(1);
            lines.stream()
                .filter(line -> !line.remark().isEmpty())
                .forEach(l -> shared.add(l.file() + " " + l.row() + ": " + l.remark()));
          }
        });

    assertThat(shared)
        .containsExactlyInAnyOrder(
            "partners.csv 3: second row of one partner",
            "needs_assessments.csv 3: statement on claim",
            "project.csv 1: total contributions of the project");
    assertThat(CARRY_OVER.stream().filter(line -> line.id().equals("cag-2017")))
        .extracting(CarryOver::remark)
        .containsExactly("second agreement of one partner");
  }

  /** A row that went to two records, or to a record of another type than its file's, says why. */
  @Test
  void carryOver_recordOfAnotherType_hasARemark() {
    Map<String, String> usual = new TreeMap<>();
    CARRY_OVER.stream()
        .filter(line -> line.remark().isEmpty())
        .forEach(line -> usual.putIfAbsent(line.file(), line.type()));

    assertThat(usual.keySet()).isEqualTo(CellRules.ALL.keySet().stream().collect(toSet()));
    assertThat(CARRY_OVER)
        .filteredOn(line -> line.remark().isEmpty())
        .allSatisfy(line -> assertThat(line.type()).isEqualTo(usual.get(line.file())));
    assertThat(ROWS)
        .allSatisfy(
            row ->
                assertThat(
                        CARRY_OVER.stream()
                            .filter(line -> line.isOf(row) && line.remark().isEmpty()))
                    .hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void cells_everyOneThatIsFilled_reappearsInItsRecords() {
    List<String> lost = lost(Function.identity());

    assertThat(lost).containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
  }

  /** The check itself can fail: no rule takes another value for the cell's. */
  @Test
  void cells_everyOneChanged_isMissed() {
    List<String> lost = lost(cell -> cell.matches("\\d+") ? cell + "7" : "zzz" + cell);
    long filled =
        ROWS.stream()
            .flatMap(row -> row.cells().values().stream())
            .filter(c -> !c.isEmpty())
            .count();

    assertThat(filled).isGreaterThan(2000);
    assertThat(lost).hasSize((int) filled);
  }

  private static List<String> lost(Function<String, String> change) {
    List<String> lost = new ArrayList<>();
    for (Csv.Row row : ROWS) {
      List<Wire> wires =
          CARRY_OVER.stream()
              .filter(line -> line.isOf(row))
              .map(line -> new Wire(line.type(), Objects.requireNonNull(WIRES.get(line.target()))))
              .toList();
      row.cells()
          .forEach(
              (column, cell) -> {
                if (!cell.isEmpty()
                    && !rule(row.file(), column).holds(change.apply(cell), row, wires)) {
                  lost.add(row.file() + " " + row.number() + " " + column);
                }
              });
    }
    return lost;
  }

  private static Rule rule(String file, String column) {
    Rule rule = CellRules.ALL.getOrDefault(file, Map.of()).get(column);
    if (rule == null) {
      throw new AssertionError(file + " has no rule for the column " + column);
    }
    return rule;
  }

  /** SOURCES.md, "Conflicts between sources", those that a machine must show. */
  @ParameterizedTest(name = "conflict {0}")
  @CsvSource({
    "1, reported_figure, participating_countries, /value, 45",
    "2, reported_figure, founding_international_organisations, /value, 6",
    "5, event, EV020, /statedCountries, more than 10",
    "6, event, EV012, /participants, 100",
    "7, agreement, cag-2015, /signedOn, September 2017",
    "7, agreement, cag-2017, /signedOn, October 2015",
    "8, project, korea-2021, /startsOn, September 2021",
    "11, project, hub-phase-4, /implementingPartner,"
        + " Agency of the Republic of Kazakhstan for Civil Service Affairs",
    "13, research_product, open-government-data-policies, /publishedOn, 2024"
  })
  void discrepancies_conflictOfTheSources_standsOnItsRecord(
      String conflict, String type, String id, String pointer, String statement) {
    JsonNode record = Objects.requireNonNull(WIRES.get(new Target(type, id)));

    assertThat(record.at(pointer).isMissingNode()).as("conflict %s", conflict).isFalse();
    assertThat(record.get("discrepancies").values())
        .anySatisfy(
            discrepancy -> {
              assertThat(discrepancy.get("pointer").asString()).isEqualTo(pointer);
              assertThat(discrepancy.get("statement").asString()).isEqualTo(statement);
              assertThat(discrepancy.get("source").isEmpty()).isFalse();
            });
  }

  @Test
  void read_folder_givesNoFinding() {
    assertThat(READ.findings().kept()).isEmpty();
    assertThat(READ.counts()).isEqualTo(new ReadCounts(255, 255, 0));
  }

  @Test
  void write_whatWasRead_givesTheSameBytes(@TempDir Path folder) throws IOException {
    new DatasetWriter().write(READ.dataset(), folder);

    Map<String, String> expected = files(Cli.ASTANA_HUB);
    expected.remove("README.md");
    assertThat(expected).hasSize(18);
    assertThat(files(folder)).isEqualTo(expected);
  }

  @Test
  void writeDocument_whatWasRead_readsAsTheSameDataset(@TempDir Path folder) {
    Path document = folder.resolve("astana-hub.json");
    new DatasetWriter().writeDocument(READ.dataset(), document);
    ReadResult again = new DatasetReader().read(document);

    Dataset dataset = again.dataset();
    assertThat(again.findings().kept()).isEmpty();
    assertThat(dataset).isEqualTo(READ.dataset());
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        files.put(Objects.requireNonNull(path.getFileName()).toString(), Files.readString(path));
      }
    }
    return files;
  }
}
