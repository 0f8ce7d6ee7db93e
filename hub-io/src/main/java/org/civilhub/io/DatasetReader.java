package org.civilhub.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.ObjectReader;

/**
 * Reads a dataset from a folder or from one JSON document. Immutable, to be shared.
 *
 * <p>A folder holds {@code hub.json} and for each type of record a file such as {@code
 * events.ndjson}, one record a line; a file that is not there has no records. A document is one
 * object with the member {@code hub} and a list for each type of record, such as {@code events}.
 * Both are UTF-8, with or without a byte order mark. Whatever is wrong with a record becomes a
 * finding with its place, all that is wrong with it at once; good records are kept. A syntax error
 * costs one record of a folder, and whatever follows it in a document.
 *
 * <p>Bounds, each a finding where it is exceeded: 64 levels, 100 characters in a number, 1,000 in a
 * field's name, 1,000,000 in a text, 16 MiB in a record. The length of the whole is not bounded,
 * and but for the ids the memory {@link #forEach} needs does not grow with it. Columns are counted
 * in characters as Java counts them. What a dataset looks like while another program writes it is
 * not defined; after a write that broke off it is the old or the new one.
 */
public final class DatasetReader extends RecordReader {
  /** Longer ones are left to the parser, which reads them piece by piece. */
  private static final int LONGEST_MANIFEST = 1 << 16;

  /** Made on first use: most lines need none. */
  private static final ClassValue<ObjectReader> READERS =
      new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
          return HubJson.streaming().readerFor(type);
        }
      };

  private final int longest;

  /** A reader that keeps {@value FindingLog#DEFAULT_CAP} findings of each code. */
  public DatasetReader() {
    this(FindingLog.DEFAULT_CAP);
  }

  /**
   * A reader with its own cap of findings.
   *
   * @param cap how many findings of one code are kept, 0 or more; all are counted
   * @throws IllegalArgumentException if the cap is negative
   */
  public DatasetReader(int cap) {
    this(cap, HubJson.LONGEST_RECORD);
  }

  DatasetReader(int cap, int longest) {
    super(cap);
    this.longest = longest;
  }

  /**
   * Reads and judges one file of records, one a line, that need not belong to a dataset: nothing is
   * said to be complete, and references to records of other types are not judged.
   *
   * @param file the file
   * @param type the type of its records
   * @param asOf what lies after it is in the future
   * @param rules the rules, which also say how severe a finding is
   * @param consumer takes each accepted record with its place after it was judged
   * @return a manifest that names the file, counts, and the findings of reading and of the rules
   * @throws DatasetException if the file is missing or the system fails to read it
   */
  public ReadSummary checkLines(
      Path file,
      RecordType type,
      LocalDate asOf,
      Ruleset rules,
      Consumer<? super Located> consumer) {
    Manifest manifest = Manifest.of(LocalizedText.of("und", name(file)), asOf);
    return check(
        file,
        Optional.of(asOf),
        EnumSet.of(type),
        rules,
        context -> consumer,
        (source, scan) -> new Run(source, scan).readFile(type, manifest));
  }

  @Override
  protected ReadSummary scan(Path source, Scan scan) throws IOException {
    return new Run(source, scan).read();
  }

  /**
   * A reader of lines that come from elsewhere, as an engine hands them out. Whether ids are unique
   * is for whoever sees all of them.
   *
   * @param source name of the file that the lines are of
   * @param type the type of its records
   * @param log takes the findings
   * @return a reader for one thread
   */
  public LineReader lines(String source, RecordType type, FindingLog log) {
    return new LineReader(source, type, log);
  }

  /** Reads a manifest that stands alone; empty if it was refused. */
  static Optional<Manifest> manifest(String source, String json, FindingLog log, int cap) {
    Collector collector = new Collector(source, Optional.empty(), log, cap);
    collector.begin(1);
    Object manifest = null;
    try (JsonParser parser = HubJson.streaming().createParser(json)) {
      manifest = Run.reader(Manifest.class, collector).readValue(parser);
    } catch (UnreadableException e) {
      collector.note(e);
    }
    return collector.end() ? Optional.empty() : Optional.ofNullable((Manifest) manifest);
  }

  /** Reads records from lines, each for itself. Belongs to one thread. */
  public final class LineReader {
    /** How many bytes must be readable behind the line feed of the last line. */
    public static final int PADDING = FastReader.PADDING;

    /** How many bytes a record may have, 16 MiB. */
    public static final int LONGEST = HubJson.LONGEST_RECORD;

    private final String source;
    private final RecordType type;
    private final FindingLog log;
    private final FastReader fast;
    private final LineDecoder decoder = new LineDecoder();
    private int end;
    private long column;

    private LineReader(String source, RecordType type, FindingLog log) {
      this.source = source;
      this.type = type;
      this.log = log;
      this.fast = new FastReader(type.getType());
    }

    /**
     * Reads one line by the reference, which takes several times as long as to read its bytes.
     *
     * @param number its number in the file, from 1
     * @param line the line, without its end
     * @return the record with its place; empty if it was rejected, and the log says why
     */
    public Optional<Located> read(long number, String line) {
      return explain(log, number, line.length() > longest, line.toCharArray(), line.length());
    }

    /**
     * Reads a line of bytes, in UTF-8 without a byte order mark.
     *
     * @param number its number in the file, from 1
     * @param bytes hold the line and the line feed that ends it, and {@value #PADDING} bytes behind
     * @param from where the line starts
     * @param findings takes the findings
     * @return the record; empty if it was rejected, and the log says why
     */
    public Optional<HubRecord> read(long number, byte[] bytes, int from, FindingLog findings) {
      HubRecord record = (HubRecord) fast.read(bytes, from);
      if (record != null && fast.end() - from <= longest) {
        end = fast.end();
        column = fast.blanks() + 1L;
        return Optional.of(record);
      }
      return readSlowly(number, bytes, from, findings);
    }

    private Optional<HubRecord> readSlowly(
        long number, byte[] bytes, int from, FindingLog findings) {
      end = from;
      while (bytes[end] != '\n') {
        end++;
      }
      int length = end - from - (end > from && bytes[end - 1] == '\r' ? 1 : 0);
      boolean isTooLong = length > longest;
      if (!isTooLong && !decoder.decode(bytes, from, length)) {
        Collector collector = new Collector(source, Optional.of(type), findings, cap());
        collector.begin(number);
        collector.note(FindingCode.JSON_ENCODING, new Spot(1, 1, decoder.count(), ""), Map.of());
        collector.end();
        return Optional.empty();
      }
      Optional<Located> located =
          explain(findings, number, isTooLong, decoder.characters(), decoder.count());
      column = located.map(l -> l.place().column()).orElse(0L);
      return located.map(Located::record);
    }

    /**
     * Tells that a line is longer than a record may be.
     *
     * @param number its number in the file, from 1
     * @param findings takes the finding
     */
    public void tooLong(long number, FindingLog findings) {
      explain(findings, number, true, new char[0], 0);
    }

    /**
     * Where the line that was read last ends.
     *
     * @return index of its line feed
     */
    public int end() {
      return end;
    }

    /**
     * Where in its line the record starts that was read last.
     *
     * @return its column, from 1
     */
    public long column() {
      return column;
    }

    private Optional<Located> explain(
        FindingLog findings, long number, boolean isTooLong, char[] characters, int count) {
      List<Located> accepted = new ArrayList<>(1);
      Run run =
          new Run(
              Path.of(""), // reads no file
              new Scan(EnumSet.of(type), findings, cap(), record -> true, accepted::add));
      Collector collector = new Collector(source, Optional.of(type), findings, cap());
      collector.begin(number);
      if (isTooLong) {
        run.noteTooLong(collector);
      } else {
        run.readLine(
            characters,
            count,
            Run.reader(type.getType(), collector),
            collector,
            run.new Tally(source));
      }
      return accepted.stream().findFirst();
    }
  }

  /**
   * The type whose records a file holds by its name in a dataset.
   *
   * @param file such as {@code events.ndjson}
   * @return the type; empty if a dataset has no file of that name
   */
  public static Optional<RecordType> typeOf(Path file) {
    return DatasetFiles.ofFile(name(file));
  }

  /** One reading. */
  private final class Run {
    private final Path source;
    private final Scan scan;
    private final Set<RecordType> types;
    private final FindingLog log;
    private final Map<String, ReadCounts> counts = new LinkedHashMap<>();

    Run(Path source, Scan scan) {
      this.source = source;
      this.scan = scan;
      this.types = scan.types();
      this.log = scan.log();
    }

    ReadSummary readFile(RecordType type, Manifest manifest) throws IOException {
      if (types.contains(type)) {
        readLines(source, type);
      }
      return new ReadSummary(manifest, counts, log);
    }

    ReadSummary read() throws IOException {
      Manifest manifest;
      if (Files.isDirectory(source)) {
        Path pending = source.resolve(DatasetFiles.PENDING);
        Path folder = Files.isDirectory(pending) ? pending : source;
        manifest = readManifest(folder.resolve(DatasetFiles.MANIFEST), false);
        for (RecordType type : RecordType.values()) {
          Path file = folder.resolve(DatasetFiles.file(type));
          if (types.contains(type) && Files.exists(file)) {
            readLines(file, type);
          }
        }
        noteUnknownFiles();
      } else {
        manifest = readManifest(source, true);
        if (!types.isEmpty()) {
          readDocument();
        }
      }
      return new ReadSummary(manifest, counts, log);
    }

    private void noteUnknownFiles() throws IOException {
      Set<String> unknown = new TreeSet<>();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(source)) {
        for (Path file : files) {
          String name = name(file);
          if (name.endsWith(DatasetFiles.SUFFIX)
              && !name.startsWith(".")
              && !DatasetFiles.isManaged(name)) {
            unknown.add(name);
          }
        }
      }
      for (String name : unknown) {
        noteFile(FindingCode.FILE_UNKNOWN, name, Optional.empty(), Map.of("found", name));
      }
    }

    private void noteFile(
        FindingCode code, String name, Optional<RecordType> type, Map<String, String> arguments) {
      log.add(new Finding(code, new Place(name, 0, 0, ""), type, Optional.empty(), arguments));
    }

    private Manifest readManifest(Path file, boolean inDocument) throws IOException {
      if (!Files.exists(file)) {
        throw DatasetException.noManifest(source, name(file));
      }
      if (!inDocument && Files.size(file) <= LONGEST_MANIFEST) {
        Object known = new FastReader(Manifest.class).readDocument(Files.readAllBytes(file));
        if (known != null) {
          return (Manifest) known;
        }
      }
      checkVersion(file, inDocument);
      FindingLog ofManifest = new FindingLog(cap() + 1);
      Collector collector = new Collector(name(file), Optional.empty(), ofManifest, cap());
      collector.begin(0);
      Object manifest = null;
      try (Utf8Reader in = new Utf8Reader(Files.newInputStream(file));
          JsonParser parser = HubJson.streaming().createParser(in)) {
        try {
          if (!seekManifest(parser, in, inDocument)) {
            throw DatasetException.noManifest(source, "member " + DatasetFiles.MANIFEST_MEMBER);
          }
          manifest = readValue(parser, reader(Manifest.class, collector));
          if (!inDocument) {
            checkNothingFollows(parser, collector);
          }
        } catch (UnreadableException e) {
          collector.note(e);
        } catch (JacksonException e) {
          JsonFault.note(e, parser, collector, source);
        }
      }
      boolean broken = collector.end();
      if (broken || !(manifest instanceof Manifest)) {
        throw DatasetException.brokenManifest(source, ofManifest.kept());
      }
      ofManifest.kept().forEach(log::add);
      return (Manifest) manifest;
    }

    /** Looks at the version before anything else, which another version may have changed. */
    private void checkVersion(Path file, boolean inDocument) throws IOException {
      try (Utf8Reader in = new Utf8Reader(Files.newInputStream(file));
          JsonParser parser = HubJson.streaming().createParser(in)) {
        if (!seekManifest(parser, in, inDocument) || !parser.isExpectedStartObjectToken()) {
          return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
          JsonToken token = parser.nextToken();
          if (name.equals("formatVersion") && token == JsonToken.VALUE_NUMBER_INT) {
            checkVersion(parser.getString());
            return;
          }
          parser.skipChildren();
        }
      } catch (JacksonException e) {
        // What is wrong the reading proper finds again, and tells.
      }
    }

    private void checkVersion(String found) {
      String supported = String.valueOf(Manifest.FORMAT_VERSION);
      if (!found.equals(supported)) {
        throw new DatasetException(
            DatasetException.Kind.UNSUPPORTED_VERSION,
            source.toString(),
            "must be of format version " + supported + ", found " + found,
            Map.of("found", found, "supported", supported),
            List.of(),
            new IOException("format version " + found));
      }
    }

    /** Goes to the manifest's value; false if the document has none. */
    private boolean seekManifest(JsonParser parser, Utf8Reader in, boolean inDocument) {
      JsonToken first = parser.nextToken();
      if (inDocument && first != null && first != JsonToken.START_OBJECT) {
        throw UnreadableException.of(parser, "object");
      }
      boolean found = !inDocument;
      while (!found && first != null) {
        String name = parser.nextName();
        if (name == null) {
          return false;
        }
        parser.nextToken();
        found = name.equals(DatasetFiles.MANIFEST_MEMBER);
        if (!found) {
          parser.skipChildren();
        }
      }
      in.allow(longest);
      return true;
    }

    private void readLines(Path file, RecordType type) throws IOException {
      String name = name(file);
      Collector collector = new Collector(name, Optional.of(type), log, cap());
      Tally tally = new Tally(name);
      FastReader fast = new FastReader(type.getType());
      try (LineSource lines = new LineSource(Files.newInputStream(file), longest)) {
        while (lines.next()) {
          if (!lines.isBlank()) {
            tally.begin();
            collector.begin(lines.number());
            if (lines.isTooLong() || !accept(fast, lines.bytes(), 0, collector, tally)) {
              readLine(lines, type, collector, tally);
            }
          }
        }
      }
      tally.end();
      if (tally.read == 0) {
        noteFile(FindingCode.FILE_EMPTY, name, Optional.of(type), Map.of());
      }
    }

    /** Accepts a line that is surely a record; else nothing is done. */
    private boolean accept(
        FastReader fast, byte[] line, int from, Collector collector, Tally tally) {
      HubRecord record = (HubRecord) fast.read(line, from);
      if (record != null) {
        collector.recordId(record.getId().value());
        accept(record, new Spot(1, 1, fast.blanks(), ""), collector, tally);
      }
      return record != null;
    }

    private void readLine(LineSource lines, RecordType type, Collector collector, Tally tally) {
      if (lines.isTooLong()) {
        noteTooLong(collector);
        return;
      }
      if (!lines.decode()) {
        Spot spot = new Spot(1, 1, lines.characterCount(), "");
        collector.note(FindingCode.JSON_ENCODING, spot, Map.of());
        collector.end();
        return;
      }
      readLine(
          lines.characters(),
          lines.characterCount(),
          reader(type.getType(), collector),
          collector,
          tally);
    }

    private void noteTooLong(Collector collector) {
      collector.note(
          FindingCode.JSON_LIMIT,
          new Spot(1, 1, longest, ""),
          Map.of("bound", BoundExceededException.RECORD + longest));
      collector.end();
    }

    private void readLine(
        char[] characters, int count, ObjectReader reader, Collector collector, Tally tally) {
      HubRecord record = null;
      Spot start = new Spot(1, 1, 0, "");
      try (JsonParser parser = HubJson.streaming().createParser(characters, 0, count)) {
        try {
          parser.nextToken();
          start = Spot.of(parser);
          record = readRecord(parser, reader, collector);
          checkNothingFollows(parser, collector);
        } catch (JacksonException e) {
          JsonFault.note(e, parser, collector, source);
        }
      }
      accept(record, start, collector, tally);
    }

    private void readDocument() throws IOException {
      String name = name(source);
      Tally tally = new Tally(name);
      Collector collector = new Collector(name, Optional.empty(), log, cap());
      collector.begin(0);
      try (Utf8Reader in = new Utf8Reader(Files.newInputStream(source));
          JsonParser parser = HubJson.streaming().createParser(in)) {
        Members members = new Members(parser, in, collector, tally);
        try {
          members.read();
        } catch (JacksonException e) {
          JsonFault.note(e, parser, members.current, source);
          members.current.end();
        }
      }
      tally.end();
    }

    /** The members of a document. */
    private final class Members {
      private final JsonParser parser;
      private final Utf8Reader in;
      private final Collector collector;
      private final Tally tally;
      private Collector current;

      Members(JsonParser parser, Utf8Reader in, Collector collector, Tally tally) {
        this.parser = parser;
        this.in = in;
        this.collector = collector;
        this.tally = tally;
        this.current = collector;
      }

      void read() {
        Set<String> seen = new HashSet<>();
        parser.nextToken();
        for (String name = next(); name != null; name = next()) {
          Spot spot = Spot.of(parser);
          Optional<RecordType> type = DatasetFiles.ofMember(name);
          parser.nextToken();
          if (!seen.add(name)) {
            collector.note(FindingCode.FIELD_DUPLICATE, spot, Map.of());
            parser.skipChildren();
          } else if (type.filter(t -> !types.contains(t)).isPresent()) {
            parser.skipChildren();
          } else if (type.isPresent() && parser.isExpectedStartArrayToken()) {
            readList(type.get());
          } else if (type.isPresent() && !parser.hasToken(JsonToken.VALUE_NULL)) {
            collector.note(UnreadableException.of(parser, "list"));
          } else {
            if (type.isEmpty() && !name.equals(DatasetFiles.MANIFEST_MEMBER)) {
              collector.note(FindingCode.FIELD_UNKNOWN, spot, Map.of());
            }
            parser.skipChildren();
          }
          collector.end();
          collector.begin(0);
        }
        checkNothingFollows(parser, collector);
        collector.end();
      }

      private @Nullable String next() {
        in.allow(longest);
        return parser.nextName();
      }

      private void readList(RecordType type) {
        Collector ofType = new Collector(name(source), Optional.of(type), log, cap());
        ObjectReader reader = reader(type.getType(), ofType);
        in.allow(longest);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          tally.begin();
          ofType.begin(0);
          current = ofType;
          Spot start = Spot.of(parser);
          HubRecord record = readRecord(parser, reader, ofType);
          accept(record, start, ofType, tally);
          current = collector;
          in.allow(longest);
        }
      }
    }

    /** Null if there is no record; why has then been noted. */
    private @Nullable HubRecord readRecord(
        JsonParser parser, ObjectReader reader, Collector collector) {
      try {
        return (HubRecord) readValue(parser, reader);
      } catch (UnreadableException e) {
        collector.note(e);
        return null;
      }
    }

    private static @Nullable Object readValue(JsonParser parser, ObjectReader reader) {
      if (parser.hasToken(JsonToken.VALUE_NULL)) {
        throw UnreadableException.of(parser, "object");
      }
      return reader.readValue(parser);
    }

    private static ObjectReader reader(Class<?> type, Collector collector) {
      return READERS.get(type).withAttribute(Collector.class, collector);
    }

    private static void checkNothingFollows(JsonParser parser, Collector collector) {
      try {
        if (parser.nextToken() != null) {
          collector.note(FindingCode.JSON_TRAILING, Spot.of(parser), Map.of());
        }
      } catch (JacksonIOException e) {
        throw e;
      } catch (JacksonException e) {
        collector.note(
            FindingCode.JSON_TRAILING, Spot.of(JsonFault.location(e, parser), parser), Map.of());
      }
    }

    private void accept(@Nullable HubRecord record, Spot start, Collector collector, Tally tally) {
      if (record != null && !collector.isRejected() && !scan.isNew(record)) {
        collector.note(
            FindingCode.RECORD_DUPLICATE_ID,
            start.at("id"),
            Map.of("found", record.getId().value()));
      }
      boolean rejected = collector.end();
      if (record != null && !rejected) {
        tally.accept();
        scan.accept(new Located(record, collector.place(start)));
      }
    }

    /** How many records one file had. */
    private final class Tally {
      private final String file;
      private long read;
      private long accepted;

      Tally(String file) {
        this.file = file;
      }

      void begin() {
        read++;
      }

      void accept() {
        accepted++;
      }

      void end() {
        counts.put(file, new ReadCounts(read, accepted, read - accepted));
      }
    }
  }

  private static String name(Path path) {
    return Optional.ofNullable(path.getFileName()).orElse(path).toString();
  }
}
