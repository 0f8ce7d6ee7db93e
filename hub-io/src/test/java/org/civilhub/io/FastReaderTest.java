package org.civilhub.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.ShrinkingMode;
import org.civilhub.model.Contribution;
import org.civilhub.model.Delivery;
import org.civilhub.model.Expert;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.testkit.HubArbitraries;
import org.civilhub.model.value.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fast reader reads is what the reference reads, and nothing that it rejects. */
class FastReaderTest {
  private static final int CHANGES = 40;

  /** 50,000, and a million in the nightly profile. */
  private static final int LINES = 10 * Integer.getInteger("hub.differential.tries", 5_000);

  private final Map<RecordType, FastReader> readers = new HashMap<>();

  @Provide
  Arbitrary<HubRecord> records() {
    return HubArbitraries.records();
  }

  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void read_anyRecord_isTheValueThatTheReferenceReads(@ForAll("records") HubRecord record) {
    byte[] line = HubJson.mapper().writeValueAsBytes(record);
    Object fast = fast(RecordType.of(record), line);
    if (fast != null) {
      assertThat(fast).isEqualTo(record);
      assertThat(fast.hashCode()).isEqualTo(record.hashCode());
      assertThat(fast).hasToString(record.toString());
    }
  }

  @Property(tries = 1)
  void read_changedLine_isNothingThatTheReferenceRejects(@ForAll Random random) {
    RandomGenerator<HubRecord> records = HubArbitraries.records().generator(LINES / CHANGES);
    for (int i = 0; i < LINES / CHANGES; i++) {
      HubRecord record = records.next(random).value();
      byte[] line = HubJson.mapper().writeValueAsBytes(record);
      RecordType type = RecordType.of(record);
      for (int k = 0; k < CHANGES; k++) {
        byte[] changed = Damage.to(line, random);
        Object fast = fast(type, changed);
        if (fast != null) {
          assertThat(reference(type, changed))
              .as(new String(changed, UTF_8))
              .contains((HubRecord) fast);
        }
      }
    }
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void read_recordOfATypeThatComesInBulk_needsNoReference(@ForAll("bulk") HubRecord record) {
    byte[] line = HubJson.mapper().writeValueAsBytes(record);
    assertThat(fast(RecordType.of(record), line)).as(new String(line, UTF_8)).isEqualTo(record);
  }

  @Provide
  Arbitrary<HubRecord> bulk() {
    return Arbitraries.oneOf(
        Stream.of(
                HubEvent.class,
                Contribution.class,
                Delivery.class,
                Expert.class,
                ResearchProduct.class)
            .<Arbitrary<HubRecord>>map(type -> HubArbitraries.valid(type).map(record -> record))
            .toList());
  }

  @Property(tries = 1)
  void readDocument_changedManifest_isNothingThatTheReferenceRejects(@ForAll Random random) {
    FastReader reader = new FastReader(Manifest.class);
    Manifest manifest =
        new Manifest(
            LocalizedText.of("en", "A \"hub\"").with("kk", "Хаб 😀"),
            Manifest.FORMAT_VERSION,
            LocalDate.of(2026, 1, 31),
            Optional.of("CC-BY-4.0"),
            Map.of(RecordType.EVENT, Completeness.COMPLETE));
    byte[] document = HubJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
    assertThat(reader.readDocument(document)).isEqualTo(manifest);
    int accepted = 0;
    for (int i = 0; i < LINES; i++) {
      byte[] changed = Damage.to(document, random);
      Object fast = reader.readDocument(changed);
      if (fast != null) {
        accepted++;
        assertThat(HubJson.mapper().readValue(changed, Manifest.class))
            .as(new String(changed, UTF_8))
            .isEqualTo(fast);
      }
    }
    assertThat(accepted).isPositive();
  }

  private @Nullable Object fast(RecordType type, byte[] line) {
    if (new String(line, UTF_8).contains("\n")) {
      return null; // that is two lines
    }
    byte[] padded = Arrays.copyOf(line, line.length + FastReader.PADDING);
    padded[line.length] = '\n';
    return readers.computeIfAbsent(type, t -> new FastReader(t.getType())).read(padded, 0);
  }

  /** Empty if anything at all is found. */
  private static Optional<HubRecord> reference(RecordType type, byte[] line) {
    try {
      String text =
          UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(line))
              .toString();
      FindingLog log = new FindingLog();
      Optional<Located> located = new DatasetReader().lines("x", type, log).read(1, text);
      return located.filter(l -> log.countsByCode().isEmpty()).map(Located::record);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a\",\"title\":{\"en\":\"T\"},\"type\":\"workshop\"}",
        " { \"type\" : \"workshop\" ,\t\"title\" : { \"en\" : \"T\" } , \"id\" : \"a\" } \r",
        "{\"id\":\"\\u0061\\/\\\"\",\"title\":{\"en\":\"T\"},\"type\":\"workshop\",\"note\":\"\\uD83D\\uDE00\"}",
        "{\"id\":\"a\",\"title\":{\"ru\":\"№ — Ә\",\"en\":\"T\",\"kk\":\"\uD83D\uDE00\"},\"type\":\"workshop\",\"city\":null}",
        "{\"id\":\"a\",\"title\":{\"en\":\"T\"},\"type\":\"new\",\"participants\":{\"value\":-0,\"qualifier\":\"about\"}}",
        "{\"id\":\"a\",\"title\":{\"en\":\"T\"},\"type\":\"new\",\"participants\":{\"qualifier\":\"unknown\"},\"countries\":[]}",
      })
  void read_wellFormedLine_isReadWithoutTheReference(String line) {
    byte[] bytes = line.getBytes(UTF_8);
    Object fast = fast(RecordType.EVENT, bytes);
    assertThat(fast).isNotNull();
    assertThat(reference(RecordType.EVENT, bytes)).contains((HubRecord) fast);
  }

  /** What a reader expects after one line need not be so in the next. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a\",\"title\":{},\"type\":\"workshop\"}",
        "{\"id\":\"a\",\"title\":{\"en\":\"T\",\"kk\":\"T\"},\"type\":\"workshop\"}",
        "{\"id\":\"a\",\"title\":{\"en\":\"T\"},\"type\":\"workshop\"}",
        "{\"id\":\"a\",\"title\":{\"en\":\"T\",\"kk\":\"T\",\"ru\":\"T\"},\"type\":\"workshop\"}",
        "{\"id\":\"a\",\"title\":{\"en\":\"T\",\"en\":\"T\"},\"type\":\"workshop\"}",
        "{\"id\":\"a\",\"title\":{\"en\":\"T\",\"kk\":\"\\u04D8\"},\"type\":\"workshop\"}",
        "{\"id\":\"a\",\"title\":{\"kk\":\"T\",\"en\":\"T\"},\"type\":\"workshop\"}",
        "{\"id\":\"a\",\"title\":{\"en\":\"T\",\"kk\":\"T\"}}",
        "{\"id\":\"a\",\"title\":null,\"type\":\"workshop\"}",
        "{\"id\":\"a\",\"title\":{\"en\":\"T\",\"kk\":\"T\"},\"id\":\"a\",\"type\":\"workshop\"}",
        "{\"type\":\"workshop\",\"title\":{\"en\":\"T\",\"kk\":\"T\"},\"id\":\"a\"}",
        "{}",
        "{\"\":\"a\"}",
        "{\"\":\"a\",\"id\":\"a\",\"title\":{\"en\":\"T\"},\"type\":\"workshop\"}",
      })
  void read_lineUnlikeTheOneBefore_isReadAsTheReferenceDoes(String line) {
    byte[] usual =
        "{\"id\":\"a\",\"title\":{\"en\":\"T\",\"kk\":\"T\"},\"type\":\"workshop\"}"
            .getBytes(UTF_8);
    assertThat(fast(RecordType.EVENT, usual)).isNotNull();
    assertThat(fast(RecordType.EVENT, usual)).isNotNull();
    byte[] other = line.getBytes(UTF_8);
    assertThat(Optional.ofNullable((HubRecord) fast(RecordType.EVENT, other)))
        .isEqualTo(reference(RecordType.EVENT, other));
  }

  /**
   * Texts that were read before are known again by their bytes, which may mean something else where
   * they had escapes, or be no text at all.
   */
  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void read_textsMetBefore_areReadAsTheReferenceDoes(@ForAll Random random) {
    FastReader reader = new FastReader(HubEvent.class);
    List<String> texts = new ArrayList<>();
    for (String text :
        List.of(
            "",
            "a",
            "a\"b",
            "a\\b",
            "a\\\"",
            "a\tb",
            "\"",
            "\\",
            "é",
            "1234567",
            "12345678",
            "n",
            "aé",
            "\0".repeat(8),
            "\0".repeat(10),
            "same ends, a, same ends",
            "same ends, b, same ends")) {
      texts.add(text); // bare, though it may need escapes
      texts.add(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t"));
    }
    int accepted = 0;
    int unsure = 0;
    for (int i = 0; i < 1_000; i++) {
      String city = texts.get(random.nextInt(texts.size()));
      String note = texts.get(random.nextInt(texts.size()));
      List<String> fields =
          new ArrayList<>(
              List.of(
                  "\"id\":\"a\"",
                  "\"title\":{\"en\":\"T\"}",
                  "\"type\":\"workshop\"",
                  "\"city\":\"" + city + "\"",
                  "\"note\":\"" + note + "\""));
      Collections.shuffle(fields, random);
      byte[] line = ("{" + String.join(",", fields) + "}\n").getBytes(UTF_8);
      Object fast = reader.read(Arrays.copyOf(line, line.length + FastReader.PADDING), 0);
      Optional<HubRecord> reference =
          reference(RecordType.EVENT, Arrays.copyOf(line, line.length - 1));
      if (fast == null) {
        unsure++;
      } else {
        accepted++;
        assertThat(reference).as(new String(line, UTF_8)).contains((HubRecord) fast);
      }
    }
    assertThat(accepted).isGreaterThan(200);
    assertThat(unsure).isGreaterThan(200);
  }

  @Test
  void read_lineThatBreaksOffInALongLanguage_isNotReadBeyondItsPadding() {
    String tag = "x" + "-abcdefgh".repeat(20);
    String line = "{\"id\":\"a\",\"title\":{\"" + tag + "\":\"T\"},\"type\":\"workshop\"}";
    byte[] whole = line.getBytes(UTF_8);
    assertThat(Optional.ofNullable((HubRecord) fast(RecordType.EVENT, whole)))
        .isIn(Optional.empty(), reference(RecordType.EVENT, whole));
    assertThat(fast(RecordType.EVENT, line.substring(0, 40).getBytes(UTF_8))).isNull();
  }
}
