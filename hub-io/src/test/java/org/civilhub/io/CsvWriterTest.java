package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.civilhub.io.csv.CsvReader;
import org.civilhub.io.csv.CsvWriter;
import org.civilhub.model.HubEvent;
import org.civilhub.model.code.EventType;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What other programs find in a dataset written as CSV. */
class CsvWriterTest {
  @TempDir Path folder = Path.of("");

  static Stream<String> dangerous() {
    Stream<String> starts =
        Stream.of("=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20")
            .map(start -> start + "cmd|' /C calc'!A0");
    return Stream.concat(
        starts,
        Stream.of("'=1+1", "''=1+1", "#REF!", "'#REF!", "#Н/Д", "", "'", "-", "=\"00012\""));
  }

  private static HubEvent event(String text) {
    return HubEvent.builder()
        .id(Id.of("E1"))
        .title(LocalizedText.of("en", text))
        .type(EventType.WORKSHOP)
        .city(text)
        .participants(QualifiedNumber.exact(-5))
        .build();
  }

  @ParameterizedTest
  @MethodSource("dangerous")
  void write_textThatAProgramWouldRun_startsWithAnApostropheAndIsReadAsItWas(String text)
      throws IOException {
    Dataset dataset = Dataset.of(Samples.manifest(), List.of(event(text)));
    for (CsvWriter writer : List.of(new CsvWriter(), new CsvWriter().forSpreadsheets())) {
      writer.write(dataset, folder);
      for (List<String> row : rows(folder.resolve("events.csv"))) {
        assertThat(row).noneMatch(cell -> cell.matches("(?s)[=+@\t\r\n＝＋－＠].*|-(?!5$).*|-"));
      }
      assertThat(new CsvReader().read(folder).dataset()).isEqualTo(dataset);
    }
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void write_anyOtherText_isWrittenAsItIs(String text) throws IOException {
    new CsvWriter().write(Dataset.of(Samples.manifest(), List.of(event(text))), folder);
    List<List<String>> rows = rows(folder.resolve("events.csv"));
    assertThat(rows.get(1)).containsExactly("E1", text, "exact", "-5", text, "workshop");
    assertThat(rows.get(0))
        .containsExactly(
            "id", "city", "participants.qualifier", "participants.value", "title.en", "type");
  }

  static Stream<String> harmless() {
    return Stream.of("Course", "'Course'", "5-6", "a=b", "#1", "\\", "a|b", "Жаңа \"жоба\"; 1,5");
  }

  private static List<List<String>> rows(Path file) throws IOException {
    char separator = Files.readString(file).startsWith("\uFEFF") ? ';' : ',';
    try (var reader =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .fieldSeparator(separator)
            .detectBomHeader(true)
            .ofCsvRecord(file)) {
      return reader.stream().map(row -> row.getFields()).toList();
    }
  }

  @Test
  void write_smallerDatasetAgain_removesItsOtherTablesAndNothingElse() throws IOException {
    new CsvWriter().write(Samples.dataset(), folder);
    Files.writeString(folder.resolve("README.txt"), "mine");
    new CsvWriter().write(Dataset.of(Samples.manifest(), List.of(event("x"))), folder);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("README.txt", "hub.csv", "events.csv", "datapackage.json");
    }
  }

  // The descriptor

  /** Types of Table Schema, version 1. */
  private static final Set<String> TYPES =
      Set.of("string", "number", "integer", "boolean", "date", "any");

  private void assertValid(Dataset dataset, CsvWriter writer) throws IOException {
    writer.write(dataset, folder);
    JsonNode written =
        HubJson.mapper().readTree(Files.readString(folder.resolve("datapackage.json")));
    assertThat(written.path("profile").asString()).isEqualTo("tabular-data-package");
    assertThat(written.path("resources").isEmpty()).isFalse();
    Set<String> paths = new HashSet<>();
    for (JsonNode resource : written.path("resources")) {
      assertThat(resource.path("profile").asString()).isEqualTo("tabular-data-resource");
      assertThat(resource.path("name").asString()).matches("[-a-z0-9._]+");
      assertThat(resource.path("dialect").path("delimiter").asString()).hasSize(1);
      for (JsonNode field : resource.path("schema").path("fields")) {
        assertThat(TYPES).contains(field.path("type").asString());
      }
      Path file = folder.resolve(resource.path("path").asString());
      assertThat(
              resource
                  .path("schema")
                  .path("fields")
                  .valueStream()
                  .map(f -> f.path("name").asString()))
          .as(file.toString())
          .isEqualTo(rows(file).get(0));
      paths.add(file.getFileName().toString());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(f -> f.endsWith(".csv")))
          .containsExactlyInAnyOrderElementsOf(paths);
    }
  }

  @Test
  void write_everyType_isDescribedByTheStandard() throws IOException {
    assertValid(Samples.dataset(), new CsvWriter());
    assertValid(Samples.dataset(), new CsvWriter().withHeaders(LanguageTag.KK).forSpreadsheets());
  }

  @ParameterizedTest
  @MethodSource("licences")
  void write_licence_standsWhereTheStandardHasIt(String licence, String json) throws IOException {
    Manifest manifest =
        new Manifest(
            LocalizedText.of("kk", "Хаб"),
            1,
            Samples.manifest().asOf(),
            Optional.of(licence),
            Map.of());
    assertValid(Dataset.of(manifest, List.of()), new CsvWriter());
    assertThat(Files.readString(folder.resolve("datapackage.json")).replaceAll("\\s", ""))
        .contains(json);
  }

  static Stream<Arguments> licences() {
    return Stream.of(
        Arguments.of("CC-BY-4.0", "\"licenses\":[{\"name\":\"CC-BY-4.0\"}]"),
        Arguments.of(
            "https://example.org/terms", "\"licenses\":[{\"path\":\"https://example.org/terms\"}]"),
        Arguments.of("Only for members", "\"licence\":\"Onlyformembers\""));
  }
}
