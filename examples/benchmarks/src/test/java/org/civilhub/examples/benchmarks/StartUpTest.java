package org.civilhub.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is started is the command line, on the dataset that was named. */
class StartUpTest {
  @TempDir private Path folder = Path.of("");

  /** As {@code hub.jar} is, of the classes that this test has. */
  private Path jar() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "org.civilhub.examples.cli.Main");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .map(path -> Path.of(path).toUri().toString())
                .collect(Collectors.joining(" ")));
    Path jar = folder.resolve("hub.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  @Test
  void main_twoRounds_printsARowForEachOfTheTwo() throws Exception {
    List<String> rows =
        Runs.printed(StartUp::main, jar().toString(), sample().toString(), "--rounds", "2");

    assertThat(rows).hasSize(7);
    assertThat(rows.get(2))
        .startsWith("| empty Java | ")
        .endsWith(" | 1.00 (1.00-1.00) | 0 (0-0) |");
    assertThat(rows.get(3)).startsWith("| `hub report` | ");
    assertThat(rows.get(5)).startsWith("Machine: ");
  }

  /** With the archive that each Java brings with it, of its own classes. */
  @Test
  void main_withAnArchive_printsARowForItAndForItWithTheQuickCompiler() throws Exception {
    Path archive = Path.of(System.getProperty("java.home"), "lib", "server", "classes.jsa");

    List<String> rows = printed(sample(), archive);

    assertThat(rows).hasSize(9);
    assertThat(rows.get(4)).startsWith("| `hub report`, classes archived | ");
    assertThat(rows.get(5)).startsWith("| `hub report`, classes archived, quick compiler alone | ");
  }

  /** What is printed must not be the time without an archive. */
  @Test
  void main_archiveThatJavaCannotUse_measuresNothing() throws Exception {
    Path dataset = sample();
    Path broken = Files.writeString(folder.resolve("broken.jsa"), "no archive");

    assertThatThrownBy(() -> printed(dataset, broken))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(broken + " ");
    assertThatThrownBy(() -> printed(dataset, folder.resolve("none.jsa")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("none.jsa ");
  }

  private Path sample() throws Exception {
    Path dataset = folder.resolve("sample");
    Runs.makeSample(dataset, 10);
    return dataset;
  }

  private List<String> printed(Path dataset, Path archive) throws Exception {
    return Runs.printed(
        StartUp::main,
        jar().toString(),
        dataset.toString(),
        "--rounds",
        "1",
        "--archive",
        archive.toString());
  }

  @Test
  void table_ofThreeRounds_hasTheDifferencesOfEachRound() {
    Map<String, List<BigDecimal>> measured = new LinkedHashMap<>();
    measured.put("empty Java", seconds("0.040", "0.060", "0.050"));
    measured.put("`hub report`", seconds("0.200", "0.180", "0.2004"));
    assertThat(StartUp.table(measured).lines().skip(2))
        .containsExactly(
            "| empty Java | 50 (40-60) | 1.00 (1.00-1.00) | 0 (0-0) |",
            "| `hub report` | 200 (180-200) | 4.01 (3.00-5.00) | 150 (120-160) |");
  }

  private static List<BigDecimal> seconds(String... numbers) {
    return Stream.of(numbers).map(BigDecimal::new).toList();
  }
}
