package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.civilhub.model.HubEvent;
import org.civilhub.model.code.EventType;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetDigestTest {
  @TempDir private Path folder = Path.of("");

  private Path dataset(String name, String events) throws IOException {
    Path dataset = Files.createDirectories(folder.resolve(name));
    Files.writeString(dataset.resolve("hub.json"), "{}");
    Files.writeString(dataset.resolve("events.ndjson"), events);
    return dataset;
  }

  @Test
  void of_theSameBytesElsewhere_isTheSame() throws IOException {
    String digest = DatasetDigest.of(dataset("a", "{\"id\":\"E1\"}\n"));
    assertThat(digest).matches("[0-9a-f]{64}");
    assertThat(DatasetDigest.of(dataset("b", "{\"id\":\"E1\"}\n"))).isEqualTo(digest);
  }

  @Test
  void of_anyByteOrFileChanged_isAnother() throws IOException {
    Path dataset = dataset("a", "{\"id\":\"E1\"}\n");
    String digest = DatasetDigest.of(dataset);
    Files.writeString(dataset.resolve("countries.ndjson"), "");
    String withFile = DatasetDigest.of(dataset);
    assertThat(withFile).isNotEqualTo(digest);
    Files.writeString(dataset.resolve("events.ndjson"), "{\"id\":\"E2\"}\n");
    assertThat(DatasetDigest.of(dataset)).isNotEqualTo(withFile);
  }

  @Test
  void of_bytesMovedFromOneFileToTheNext_isAnother() throws IOException {
    Path one = dataset("a", "xy");
    Files.writeString(one.resolve("countries.ndjson"), "z");
    Path other = dataset("b", "y");
    Files.writeString(other.resolve("countries.ndjson"), "zx");
    assertThat(DatasetDigest.of(one)).isNotEqualTo(DatasetDigest.of(other));
  }

  @Test
  void of_filesThatAreNotOfADataset_doNotCount() throws IOException {
    Path dataset = dataset("a", "");
    String digest = DatasetDigest.of(dataset);
    Files.writeString(dataset.resolve("README.md"), "notes");
    assertThat(DatasetDigest.of(dataset)).isEqualTo(digest);
  }

  @Test
  void of_document_isThatOfTheFile() throws IOException {
    Path document = Files.writeString(folder.resolve("hub-document.json"), "{\"hub\":{}}");
    String digest = DatasetDigest.of(document);
    Files.writeString(document, "{\"hub\": {}}");
    assertThat(DatasetDigest.of(document)).isNotEqualTo(digest);
  }

  @Test
  void of_record_tellsItFromOneThatSaysAnythingElse() {
    HubEvent.Builder event =
        HubEvent.builder()
            .id(Id.of("E1"))
            .title(LocalizedText.of("en", "A workshop"))
            .type(EventType.WORKSHOP);
    String digest = DatasetDigest.of(event.build());
    assertThat(digest).matches("[0-9a-f]{16}").isEqualTo(DatasetDigest.of(event.build()));
    assertThat(DatasetDigest.of(event.note("a note").build())).isNotEqualTo(digest);
  }

  @Test
  void of_nothing_throwsWithTheName() {
    assertThatThrownBy(() -> DatasetDigest.of(folder.resolve("none")))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("none");
  }
}
