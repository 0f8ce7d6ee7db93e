package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The README says what the code does: its Java is compiled code, its output is what that prints.
 */
class ReadmeTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path SOURCE =
      Path.of("src/test/java/org/civilhub/examples/cli/ReadmeExample.java");

  @Test
  void readme_javaBlocks_areCompiledSources() throws IOException {
    assertThat(blocks("java"))
        .containsExactly(
            region("record"),
            region("check"),
            region("formats"),
            region("figure"),
            region("collect"),
            region("bulk"),
            region("metric"));
  }

  @Test
  void readme_outputOfRecord_isWhatTheCodePrints() throws IOException {
    assertThat(blocks("text").get(0)).isEqualTo(printed(ReadmeExample::record));
  }

  @Test
  void readme_outputOfCheck_isWhatTheCodePrints() throws IOException {
    assertThat(blocks("text").get(1)).isEqualTo(printed(ReadmeExample::check));
  }

  @Test
  void readme_outputOfFormats_isWhatTheCodePrints() throws IOException {
    assertThat(blocks("text").get(2)).isEqualTo(printed(ReadmeExample::formats));
  }

  @Test
  void readme_outputOfFigure_isWhatTheCodePrints() throws IOException {
    assertThat(blocks("text").get(3)).isEqualTo(printed(ReadmeExample::figure));
  }

  @Test
  void readme_outputOfCollect_isWhatTheCodePrints() throws IOException {
    assertThat(blocks("text").get(4)).isEqualTo(printed(ReadmeExample::collect));
  }

  @Test
  void readme_outputOfBulk_isWhatTheCodePrints() throws IOException {
    assertThat(blocks("text").get(5)).isEqualTo(printed(ReadmeExample::bulk));
  }

  @Test
  void readme_outputOfOwnMetric_isWhatTheCodePrints() throws IOException {
    assertThat(blocks("text").get(6)).isEqualTo(printed(ReadmeExample::ownMetric));
  }

  @Test
  void readme_ownMetric_takesFewerThan25Lines() throws IOException {
    assertThat(region("metric").lines()).hasSizeLessThan(25);
  }

  private static String printed(Consumer<ReadmeExample> example) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    example.accept(new ReadmeExample(out, ROOT.resolve("examples/data/astana-hub")));
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String region(String name) throws IOException {
    List<String> lines = Files.readAllLines(SOURCE);
    int start = lines.indexOf("    // readme: " + name) + 1;
    int end = start + lines.subList(start, lines.size()).indexOf("    // readme: end");
    StringBuilder text = new StringBuilder();
    for (String line : lines.subList(start, end)) {
      text.append(line.isEmpty() ? line : line.substring(4)).append('\n');
    }
    return text.toString();
  }

  private static List<String> blocks(String language) throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(readme)
        .results()
        .map(result -> result.group(1))
        .toList();
  }
}
