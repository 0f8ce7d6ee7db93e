package org.civilhub.io.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.civilhub.io.Dataset;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.HubJson;
import org.civilhub.io.Manifest;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.testkit.HubArbitraries;
import org.civilhub.model.value.LocalizedText;
import tools.jackson.databind.JsonNode;

/**
 * What a writer made of a dataset.
 *
 * @param text the output
 * @param log what it told
 */
public record Written(String text, FindingLog log) {
  private static final Path RESOURCES = Path.of("src/test/resources");

  /** What a writer's method with a stream makes of a dataset. */
  public static Written by(BiFunction<Dataset, OutputStream, FindingLog> writer, Dataset dataset) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FindingLog log = writer.apply(dataset, out);
    return new Written(out.toString(UTF_8), log);
  }

  /** The record of a type with every field set, as the golden files of JSON have it. */
  public static <T extends HubRecord> T sample(Class<T> type) {
    Path file = RESOURCES.resolve("golden").resolve(RecordType.of(type).getCode() + ".json");
    return HubJson.mapper().readValue(read(file), type);
  }

  /** A record of every type, each with every field set. */
  public static List<? extends HubRecord> samples() {
    return Stream.of(RecordType.values()).map(type -> sample(type.getType())).toList();
  }

  /** One record of each of some types, whatever their builders take. */
  public static Arbitrary<List<HubRecord>> any(List<Class<? extends HubRecord>> types) {
    List<Arbitrary<HubRecord>> each = new ArrayList<>();
    types.forEach(type -> each.add(HubArbitraries.of(type).map(HubRecord.class::cast)));
    return Combinators.combine(each).as(records -> records);
  }

  /** A dataset of invented name. */
  public static Dataset dataset(List<? extends HubRecord> records) {
    return Dataset.of(
        Manifest.of(
            LocalizedText.of("en", "Invented hub").with("kk", "Ойдан шығарылған хаб"),
            LocalDate.of(2026, 11, 23)),
        records);
  }

  /** A dataset of invented name. */
  public static Dataset dataset(HubRecord... records) {
    return dataset(List.of(records));
  }

  /** The public record of the Hub. */
  public static Dataset astanaHub() {
    return new DatasetReader().read(Path.of("../examples/data/astana-hub")).dataset();
  }

  /**
   * Holds the output against a file beside the tests; {@code -Dgolden.update=true} writes it anew.
   */
  public void assertGolden(String name) {
    Path file = RESOURCES.resolve(name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(text).isEqualTo(read(file));
  }

  /** The pointers that were told as lost of one record. */
  public Set<String> lost(HubRecord record) {
    assertThat(log.countsByCode().values()).as("all are kept").allMatch(n -> n <= log.cap());
    return log.kept().stream()
        .filter(finding -> finding.code().equals(FindingCode.VALUE_LOST))
        .filter(finding -> finding.type().equals(Optional.of(RecordType.of(record))))
        .filter(finding -> finding.recordId().filter(record.getId().value()::equals).isPresent())
        .map(finding -> finding.place().pointer())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Every recorded value of a record is told as lost or shown in the output, in the form given for
   * its pointer; none both.
   */
  public void assertAllOf(HubRecord record, Map<String, String> shown) {
    Set<String> lost = lost(record);
    Set<String> rest = new TreeSet<>();
    leaves(HubJson.mapper().valueToTree(record), "", rest);
    rest.removeIf(leaf -> lost.stream().anyMatch(p -> leaf.equals(p) || leaf.startsWith(p + "/")));
    assertThat(rest).as("pointers not told").isEqualTo(new TreeSet<>(shown.keySet()));
    shown.forEach((pointer, form) -> assertThat(text).as(pointer).contains(form));
  }

  private static void leaves(JsonNode node, String pointer, Set<String> leaves) {
    if (node.isObject()) {
      node.properties().forEach(e -> leaves(e.getValue(), pointer + "/" + e.getKey(), leaves));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        leaves(node.get(i), pointer + "/" + i, leaves);
      }
    } else {
      leaves.add(pointer);
    }
  }

  /** The arguments {@code expected} of what was told of a place. */
  public List<String> reasons(String pointer) {
    return log.kept().stream()
        .filter(finding -> finding.place().pointer().equals(pointer))
        .map(Finding::arguments)
        .map(arguments -> arguments.getOrDefault("expected", ""))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
