package org.civilhub.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What grows is measured of what was read, and each of a round is compared with its own. */
class ScalingTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void main_twoFolders_printsARowForEachAndOneAndTwoThreads() throws Exception {
    Path smaller = folder.resolve("smaller");
    Path larger = folder.resolve("larger");
    Runs.makeSample(smaller, 100);
    Runs.makeSample(larger, 300);

    List<String> rows =
        Runs.printed(Scaling::main, smaller.toString(), larger.toString(), "--rounds", "2");

    assertThat(rows).hasSize(9);
    assertThat(rows.get(2))
        .startsWith("| " + records(smaller) + " | " + Engine.BULK_ONE.title() + " | ")
        .endsWith(" | 1.00 (1.00-1.00) | 1.00 (1.00-1.00) |");
    assertThat(rows.get(3))
        .startsWith("| " + records(smaller) + " | " + Engine.BULK.title() + " | ")
        .endsWith(" | 1.00 (1.00-1.00) |");
    assertThat(rows.get(4))
        .startsWith("| " + records(larger) + " | " + Engine.BULK_ONE.title() + " | ")
        .contains(" | 1.00 (1.00-1.00) | ");
    assertThat(rows.get(5))
        .startsWith("| " + records(larger) + " | " + Engine.BULK.title() + " | ");
    assertThat(rows.get(7)).startsWith("Machine: ");
  }

  /** Of events and contributions: the lines of the two files. */
  private static int records(Path sample) throws Exception {
    return Files.readAllLines(sample.resolve("events.ndjson")).size()
        + Files.readAllLines(sample.resolve("contributions.ndjson")).size();
  }

  @Test
  void main_folderThatIsNotThere_saysWhich() {
    assertThatThrownBy(() -> Scaling.main(new String[] {"a", folder.resolve("b").toString()}))
        .isInstanceOf(NoSuchFileException.class);
  }

  /** Else what it would say of growth was the other way round. */
  @Test
  void main_firstNoSmallerThanTheSecond_isRefusedWithBothNumbers() throws Exception {
    Path smaller = folder.resolve("smaller");
    Path larger = folder.resolve("larger");
    Runs.makeSample(smaller, 10);
    Runs.makeSample(larger, 20);
    String found = "found " + records(larger) + " records and ";

    assertThatThrownBy(() -> Scaling.main(new String[] {larger.toString(), smaller.toString()}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(found + records(smaller));
    assertThatThrownBy(() -> Scaling.main(new String[] {larger.toString(), larger.toString()}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(found + records(larger));
  }

  @Test
  void table_ofThreeRounds_comparesWithOneThreadAndWithTheSmallerFile() {
    Map<Scaling.Load, List<BigDecimal>> measured = new LinkedHashMap<>();
    measured.put(new Scaling.Load(10, "one"), nanos("400", "600", "500"));
    measured.put(new Scaling.Load(10, "two"), nanos("200", "400", "200"));
    measured.put(new Scaling.Load(50, "one"), nanos("440", "600", "400"));
    measured.put(new Scaling.Load(50, "two"), nanos("220", "400", "250"));

    assertThat(Scaling.table(measured).lines().skip(2))
        .containsExactly(
            "| 10 | one | 500 (400-600) | 1.00 (1.00-1.00) | 1.00 (1.00-1.00) |",
            "| 10 | two | 200 (200-400) | 2.00 (1.50-2.50) | 1.00 (1.00-1.00) |",
            "| 50 | one | 440 (400-600) | 1.00 (1.00-1.00) | 1.00 (0.80-1.10) |",
            "| 50 | two | 250 (220-400) | 1.60 (1.50-2.00) | 1.10 (1.00-1.25) |");
  }

  private static List<BigDecimal> nanos(String... numbers) {
    return Stream.of(numbers).map(BigDecimal::new).toList();
  }
}
