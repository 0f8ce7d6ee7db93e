package org.civilhub.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civilhub.model.HubEvent;
import org.civilhub.model.code.Code;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times of readers compare only if all of them read the same, and all of it. */
class TypedReadTest {
  private static final int EVENTS = 2_000;

  @TempDir private static Path folder = Path.of("");

  private static Path file = Path.of("");
  private static List<SampleEvent> expected = List.of();

  @BeforeAll
  static void makeSample() throws Exception {
    Runs.makeSample(folder, EVENTS);
    file = folder.resolve("events.ndjson");
    expected = events(Contestant.DATABIND);
  }

  /** All fields of all events, as plain ones, in the order of the file. */
  private static List<SampleEvent> events(Contestant contestant) throws IOException {
    List<SampleEvent> events = new ArrayList<>();
    contestant
        .pass()
        .over(
            file,
            new Sink() {
              @Override
              public void passed(long more) {}

              @Override
              public void plain(SampleEvent event) {
                events.add(event);
              }

              @Override
              public void typed(HubEvent event) {
                events.add(toPlain(event));
              }
            });
    return events;
  }

  private static SampleEvent toPlain(HubEvent event) {
    return new SampleEvent(
        event.getId().value(),
        event.getCity().orElse(null),
        text(event.getEndsOn()),
        event.getFormat().map(Code::getCode).orElse(""),
        event.getHost().map(CountryCode::value).orElse(null),
        event.getHubRole().map(Code::getCode).orElse(null),
        event.getOrganisers().stream().map(Id::value).toList(),
        event.getParticipants().map(TypedReadTest::toPlain).orElse(null),
        event.getParticipations().stream()
            .map(
                row ->
                    new SampleEvent.Row(
                        row.getCountry().map(CountryCode::value).orElse(""),
                        toPlain(row.getNumber()),
                        row.getRole().map(Code::getCode).orElse(null),
                        row.getSex().map(Code::getCode).orElse(null)))
            .toList(),
        event.getProject().map(Id::value).orElse(null),
        event.getSources().stream()
            .map(
                source ->
                    new SampleEvent.Source(
                        source.getDocument().orElse(null), source.getUrl().orElse(null)))
            .toList(),
        event.getStartsOn().map(Object::toString).orElse(""),
        event.getTheme().map(Code::getCode).orElse(null),
        toPlain(event.getTitle()),
        event.getType().getCode());
  }

  private static @Nullable String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }

  private static SampleEvent.Quantity toPlain(QualifiedNumber number) {
    return new SampleEvent.Quantity(
        number.getQualifier().getCode(), number.getNumber().orElseThrow().intValueExact());
  }

  private static SampleEvent.Text toPlain(LocalizedText text) {
    assertThat(text.languages()).hasSize(3);
    return new SampleEvent.Text(
        text.in(LanguageTag.EN).orElseThrow(),
        text.in(LanguageTag.KK).orElseThrow(),
        text.in(LanguageTag.RU).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOKENS")
  void over_aSample_givesEveryFieldOfEveryEventAsTheOthersDo(Contestant contestant)
      throws IOException {
    assertThat(events(contestant)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void tally_aSample_addsUpToWhatItsEventsSay(Contestant contestant) throws IOException {
    Tally tally = contestant.tally();
    contestant.pass().over(file, tally);

    long people =
        expected.stream()
            .flatMap(event -> event.participations().stream())
            .mapToLong(row -> row.number().value())
            .sum();
    long characters =
        expected.stream()
            .map(SampleEvent::title)
            .mapToLong(text -> (text.en() + text.kk() + text.ru()).length())
            .sum();
    boolean isRead = contestant != Contestant.TOKENS;
    boolean isDecoded =
        isRead && contestant != Contestant.BULK && contestant != Contestant.BULK_IDS;
    assertThat(tally.numbers())
        .containsExactly(
            (long) EVENTS, isRead ? people : Tally.UNTOLD, isDecoded ? characters : Tally.UNTOLD);
  }

  @Test
  void main_oneRound_printsARowForEachContestantAndThatTheirAnswersAreEqual() throws Exception {
    List<String> rows =
        Runs.printed(TypedRead::main, file.toString(), "--rounds", "1", "--seconds", "0");

    Contestant[] contestants = Contestant.values();
    assertThat(rows).hasSize(2 + contestants.length + 3);
    for (int i = 0; i < contestants.length; i++) {
      assertThat(rows.get(2 + i))
          .startsWith("| " + contestants[i].title() + " | ")
          .contains(" | equal | ")
          .matches(".* \\| [0-9]+[.][0-9A-Za-z.-]+ \\|"); // a version, filled in
    }
    assertThat(rows.get(2)).contains(" | 1.00 (1.00-1.00) | ");
    assertThat(rows.get(rows.size() - 2)).startsWith("Machine: ");
  }

  @Test
  void table_ofThreeRounds_hasMediansAndTheRatiosOfEachRound() throws IOException {
    Map<Contestant, List<TypedRead.Run>> runs = new EnumMap<>(Contestant.class);
    runs.put(Contestant.TOKENS, List.of(run(2_000, -1), run(1_000, -1), run(1_500, -1)));
    runs.put(Contestant.HUB_JSON, List.of(run(3_000, 7), run(2_500, 7), run(3_600, 7)));
    runs.put(Contestant.BULK, List.of(run(4_004, 7), run(1_000, 8), run(3_000, 7)));

    assertThat(
            TypedRead.table(runs, 30_000)
                .lines()
                .skip(2)
                .map(row -> row.replaceAll(" [0-9.]+(-SNAPSHOT)? \\|$", "")))
        .containsExactly(
            "| Jackson, tokens alone | 150 (100-200) | 20000 | 3 | 1.00 (1.00-1.00) | equal |",
            "| Jackson databind, Hub SDK's types | 300 (250-360) | 10000 | 6 | 2.40 (1.50-2.50)"
                + " | equal |",
            "| Hub SDK, BulkReader | 300 (100-400) | 10000 | 6 | 2.00 (1.00-2.00) | DIFFERENT |");
  }

  /** Ten events, and two bytes a hundred nanoseconds. */
  private static TypedRead.Run run(long nanos, long people) {
    return new TypedRead.Run(nanos, nanos / 50, List.of(10L, people, Tally.UNTOLD));
  }

  @Test
  void next_linesOfAnyLength_areWholeAndAllThere(@TempDir Path other) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append("x".repeat(i % 997)).append('\n');
    }
    Path lines = Files.writeString(other.resolve("lines"), text);

    StringBuilder read = new StringBuilder();
    int pieces = 0;
    try (WholeLines whole = new WholeLines(lines)) {
      while (whole.next()) {
        pieces++;
        assertThat(whole.bytes()[whole.length() - 1]).isEqualTo((byte) '\n');
        read.append(new String(whole.bytes(), 0, whole.length(), StandardCharsets.US_ASCII));
      }
    }

    assertThat(read).hasToString(text.toString());
    assertThat(pieces).isGreaterThan(1);
  }
}
