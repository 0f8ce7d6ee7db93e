package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.HubValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * The JSON form of every type of record, as promised. A changed form fails here; if it is meant to
 * change, {@code mvn test -Dgolden.update=true} writes the files anew.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @EnumSource
  void write_everyField_givesGoldenFile(RecordType type) throws IOException {
    assertGolden(type.getCode() + ".json", Samples.full(type));
  }

  @ParameterizedTest
  @EnumSource
  void write_requiredFieldsAlone_givesGoldenFile(RecordType type) throws IOException {
    assertGolden(type.getCode() + ".minimal.json", Samples.minimal(type));
  }

  private static void assertGolden(String name, HubRecord record) throws IOException {
    Path file = FOLDER.resolve(name);
    String written = DatasetWriter.pretty(HubJson.mapper()).writeValueAsString(record) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, written);
    }
    String golden = Files.readString(file, StandardCharsets.UTF_8);
    assertThat(written).isEqualTo(golden);
    Object read = HubJson.mapper().readValue(golden, RecordType.of(record).getType());
    assertThat(read).isEqualTo(record);
  }

  @Test
  void goldenFiles_everyShape_haveEveryField() throws IOException {
    Set<String> expected = new TreeSet<>();
    Samples.shapes()
        .forEach(
            shape ->
                shape
                    .fields()
                    .forEach(f -> expected.add(shape.type().getSimpleName() + "." + f.name())));
    Set<String> found = new TreeSet<>();
    for (RecordType type : RecordType.values()) {
      String golden = Files.readString(FOLDER.resolve(type.getCode() + ".json"));
      collect(
          HubJson.mapper().readTree(golden), ValueShape.of(type.getType()).orElseThrow(), found);
    }
    assertThat(found).isEqualTo(expected);
  }

  private static void collect(JsonNode node, ValueShape shape, Set<String> found) {
    for (ValueShape.Field field : shape.fields()) {
      JsonNode value = node.get(field.name());
      if (value == null) {
        continue;
      }
      found.add(shape.type().getSimpleName() + "." + field.name());
      ValueShape.of(field.element())
          .ifPresent(
              inner -> {
                if (value.isArray()) {
                  value.forEach(element -> collect(element, inner, found));
                } else {
                  collect(value, inner, found);
                }
              });
    }
  }

  @Test
  void goldenFiles_folder_hasTwoForEachTypeAndNoOther() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (RecordType type : RecordType.values()) {
      expected.add(type.getCode() + ".json");
      expected.add(type.getCode() + ".minimal.json");
    }
    Set<String> found = new TreeSet<>();
    try (var files = Files.list(FOLDER)) {
      files.forEach(file -> found.add(String.valueOf(file.getFileName())));
    }
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void samples_everyType_obeyTheRules(RecordType type) {
    assertThat(HubValidator.create().check(Samples.full(type))).isEmpty();
    assertThat(Samples.coversEveryQualifier()).isTrue();
  }
}
