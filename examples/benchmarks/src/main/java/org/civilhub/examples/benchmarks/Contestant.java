package org.civilhub.examples.benchmarks;

import com.alibaba.fastjson2.JSONReader;
import com.dslplatform.json.DslJson;
import com.dslplatform.json.runtime.Settings;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.civilhub.io.HubJson;
import org.civilhub.io.ndjson.BulkReader;
import org.civilhub.model.HubEvent;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * What reads a file of events on one thread; the first is what the others are compared with. Each
 * is given whole lines and reads one event after another from them, in the fastest way that its
 * library has for that.
 */
enum Contestant {
  /** Every token seen, no text decoded, nothing made. */
  TOKENS("Jackson, tokens alone", "jackson", false),
  /** The library's own types by its mapper, which is the reference of {@link BulkReader}. */
  HUB_JSON("Jackson databind, Hub SDK's types", "jackson", true),
  /** Plain types by Jackson as it is. */
  DATABIND("Jackson databind, plain types", "jackson", true),
  /** Plain types by code that the library generates when it runs. */
  FASTJSON2("fastjson2, plain types", "fastjson2", true),
  /** Plain types by code that was generated when this was compiled. */
  DSL_JSON("dsl-json, plain types", "dsl-json", true),
  /** The same by another generator. */
  AVAJE("avaje-jsonb, plain types", "avaje-jsonb", true),
  /** The library's own types. Titles are checked and kept, and decoded when asked for. */
  BULK("Hub SDK, BulkReader", "hub", false),
  /** The same, and every title is asked for. */
  BULK_TEXTS("Hub SDK, BulkReader, titles asked for", "hub", true),
  /** As it is by default: every id is held, and an event with the id of another refused. */
  BULK_IDS("Hub SDK, BulkReader, ids held", "hub", false);

  /** Goes through a file once. */
  interface Pass {
    void over(Path file, Sink sink) throws IOException;
  }

  /** Goes through some whole lines. */
  private interface Piece {
    void read(byte[] bytes, int length, Sink sink) throws IOException;
  }

  private final String title;
  private final String library;
  private final boolean isDecoding;

  Contestant(String title, String library, boolean isDecoding) {
    this.title = title;
    this.library = library;
    this.isDecoding = isDecoding;
  }

  String title() {
    return title;
  }

  /** The name of its library. */
  String library() {
    return library;
  }

  /** Where what it reads is to be counted. */
  Tally tally() {
    return new Tally(isDecoding);
  }

  /** Makes what its library needs, to be kept for several passes. */
  Pass pass() {
    return switch (this) {
      case TOKENS -> inPieces(tokens());
      case HUB_JSON -> inPieces(hubJson());
      case DATABIND -> inPieces(databind());
      case FASTJSON2 -> inPieces(Contestant::fastjson2);
      case DSL_JSON -> inPieces(dslJson());
      case AVAJE -> inPieces(avaje());
      case BULK, BULK_TEXTS -> bulk(BulkReader.builder().withoutIds());
      case BULK_IDS -> bulk(BulkReader.builder());
    };
  }

  private static Pass inPieces(Piece piece) {
    return (file, sink) -> {
      try (WholeLines lines = new WholeLines(file)) {
        while (lines.next()) {
          piece.read(lines.bytes(), lines.length(), sink);
        }
      }
    };
  }

  private static Piece tokens() {
    JsonFactory factory = new JsonFactory();
    return (bytes, length, sink) -> {
      int depth = 0;
      int events = 0;
      try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes, 0, length)) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          if (token.isStructStart()) {
            depth++;
          } else if (token.isStructEnd() && --depth == 0) {
            events++;
          }
        }
      }
      sink.passed(events);
    };
  }

  private static Piece hubJson() {
    ObjectReader reader = HubJson.mapper().readerFor(HubEvent.class);
    return (bytes, length, sink) -> {
      try (MappingIterator<HubEvent> events = reader.readValues(bytes, 0, length)) {
        while (events.hasNextValue()) {
          sink.typed(events.nextValue());
        }
      }
    };
  }

  private static Piece databind() {
    ObjectReader reader = JsonMapper.shared().readerFor(SampleEvent.class);
    return (bytes, length, sink) -> {
      try (MappingIterator<SampleEvent> events = reader.readValues(bytes, 0, length)) {
        while (events.hasNextValue()) {
          sink.plain(events.nextValue());
        }
      }
    };
  }

  private static void fastjson2(byte[] bytes, int length, Sink sink) {
    try (JSONReader reader = JSONReader.of(bytes, 0, length, StandardCharsets.UTF_8)) {
      while (!reader.isEnd()) {
        sink.plain(reader.read(SampleEvent.class));
      }
    }
  }

  private static Piece dslJson() {
    DslJson<Object> json = new DslJson<>(Settings.basicSetup().includeServiceLoader());
    com.dslplatform.json.JsonReader.ReadObject<SampleEvent> event =
        Objects.requireNonNull(json.tryFindReader(SampleEvent.class));
    com.dslplatform.json.JsonReader<Object> reader = json.newReader();
    return (bytes, length, sink) -> {
      reader.process(bytes, length);
      while (reader.getCurrentIndex() < length - 1) {
        reader.getNextToken();
        sink.plain(Objects.requireNonNull(event.read(reader)));
      }
    };
  }

  private static Piece avaje() {
    JsonType<Stream<SampleEvent>> type =
        Jsonb.builder().build().type(SampleEvent.class).streamAsLines();
    return (bytes, length, sink) -> {
      // It takes whole arrays alone. A copy costs less than the stream that it reads otherwise.
      try (Stream<SampleEvent> events = type.fromJson(Arrays.copyOf(bytes, length))) {
        events.forEach(sink::plain);
      }
    };
  }

  private static Pass bulk(BulkReader.Builder options) {
    BulkReader reader = options.threads(1).build();
    return (file, sink) ->
        reader.collect(
            file,
            HubEvent.class,
            Collector.<HubEvent, Sink>of(
                () -> sink,
                Sink::typed,
                (a, b) -> a, // it is one and the same
                Collector.Characteristics.UNORDERED));
  }
}
