package org.civilhub.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.LanguageTag;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads which rules are to be switched off or of another severity: one JSON object, with a rule's
 * code as the name of each member and {@code error}, {@code warning}, {@code advice} or {@code off}
 * as its value. Immutable, to be shared.
 */
public final class RulesetReader {
  private static final String OFF = "off";
  private static final int CAP = 100;

  /** A reader. */
  public RulesetReader() {}

  /**
   * Reads a file.
   *
   * @param file the file, UTF-8
   * @param rules the rules that it is about
   * @return the rules, changed as the file says
   * @throws DatasetException if the file is missing or cannot be read, or if something in it is
   *     wrong: of kind {@code BROKEN_RULES}, with a finding for each thing that is
   */
  public Ruleset read(Path file, Ruleset rules) {
    FindingLog log = new FindingLog(CAP);
    Collector collector = new Collector(name(file), Optional.empty(), log, CAP);
    collector.begin(0);
    Ruleset changed;
    try (Utf8Reader in = new Utf8Reader(Files.newInputStream(file));
        JsonParser parser = HubJson.streaming().createParser(in)) {
      in.allow(HubJson.LONGEST_RECORD);
      changed = read(file, parser, rules, collector);
    } catch (NoSuchFileException e) {
      throw exception(DatasetException.Kind.NOT_FOUND, file, "must be a file, found none", log, e);
    } catch (IOException e) {
      throw exception(DatasetException.Kind.UNREADABLE, file, "cannot be read: " + e, log, e);
    }
    if (collector.end()) {
      throw exception(
          DatasetException.Kind.BROKEN_RULES,
          file,
          "must say of rules how severe they are, found: " + log.kept().get(0).line(LanguageTag.EN),
          log,
          new IOException("broken rules"));
    }
    return changed;
  }

  private static DatasetException exception(
      DatasetException.Kind kind, Path file, String message, FindingLog log, IOException cause) {
    return new DatasetException(
        kind, file.toString(), message, Map.of("reason", cause.toString()), log.kept(), cause);
  }

  private static Ruleset read(Path file, JsonParser parser, Ruleset rules, Collector collector) {
    Ruleset changed = rules;
    try {
      JsonToken first = parser.nextToken();
      if (first == null) {
        collector.note(FindingCode.JSON_TRUNCATED, Spot.of(parser), Map.of());
        return rules;
      } else if (first != JsonToken.START_OBJECT) {
        throw UnreadableException.of(parser, "object");
      }
      Set<String> seen = new HashSet<>();
      for (String code = parser.nextName(); code != null; code = parser.nextName()) {
        Spot spot = Spot.of(parser);
        parser.nextToken();
        if (!seen.add(code)) {
          collector.note(FindingCode.FIELD_DUPLICATE, spot, Map.of());
          parser.skipChildren();
        } else {
          changed = change(changed, code, spot, parser, collector);
        }
      }
      if (parser.nextToken() != null) {
        collector.note(FindingCode.JSON_TRAILING, Spot.of(parser), Map.of());
      }
    } catch (UnreadableException e) {
      collector.note(e);
    } catch (JacksonException e) {
      JsonFault.note(e, parser, collector, file);
    }
    return changed;
  }

  private static Ruleset change(
      Ruleset rules, String code, Spot spot, JsonParser parser, Collector collector) {
    Optional<FindingCode> rule = rules.find(code);
    if (rule.isEmpty()) {
      collector.note(UnreadableException.of(parser, spot, "rule", code));
      parser.skipChildren();
      return rules;
    }
    String word = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : "";
    Optional<Severity> severity =
        List.of(Severity.values()).stream().filter(s -> s.getCode().equals(word)).findFirst();
    if (severity.isEmpty() && !word.equals(OFF)) {
      collector.note(UnreadableException.of(parser, "severity"));
      return rules;
    }
    if (rule.get().isRejecting() && !severity.equals(Optional.of(Severity.ERROR))) {
      collector.note(UnreadableException.of(parser, "rejecting"));
      return rules;
    }
    return severity.map(s -> rules.with(code, s)).orElseGet(() -> rules.without(code));
  }

  private static String name(Path path) {
    return Optional.ofNullable(path.getFileName()).orElse(path).toString();
  }
}
