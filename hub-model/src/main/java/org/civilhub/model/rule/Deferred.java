package org.civilhub.model.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;

/**
 * Records that can only be judged after the last one, by what they are judged by: counted without
 * end, with the places of the first of each kind and of {@value #MOST} in all.
 *
 * @param <K> what a record is judged by
 */
final class Deferred<K> {
  private static final int MOST = 10_000;

  private record Sample(RecordType type, String id, Place place) {}

  private static final class Waiting {
    private final List<Sample> samples = new ArrayList<>();
    private long count;
  }

  private final FindingCode code;
  private final Map<K, Waiting> waiting = new LinkedHashMap<>();
  private int samples;

  Deferred(FindingCode code) {
    this.code = code;
  }

  void add(K key, HubRecord record, Place place, FindingLog log) {
    Waiting ofKey = waiting.computeIfAbsent(key, k -> new Waiting());
    ofKey.count++;
    if (samples < MOST && ofKey.samples.size() < log.cap()) {
      ofKey.samples.add(new Sample(RecordType.of(record), record.getId().value(), place));
      samples++;
    }
  }

  /** Reports every record whose key has something to say. */
  void finish(FindingLog log, Function<K, Optional<Map<String, String>>> judge) {
    waiting.forEach(
        (key, ofKey) ->
            judge.apply(key).ifPresent(arguments -> report(log, code, ofKey, arguments)));
  }

  private static void report(
      FindingLog log, FindingCode code, Waiting waiting, Map<String, String> arguments) {
    Finding finding = new Finding(code, Place.NONE, Optional.empty(), Optional.empty(), arguments);
    for (Sample sample : waiting.samples) {
      finding =
          new Finding(
              code,
              sample.place(),
              Optional.of(sample.type()),
              Optional.of(sample.id()),
              arguments);
      log.add(finding);
    }
    long more = waiting.count - waiting.samples.size();
    if (more > 0) {
      log.add(finding, more);
    }
  }
}
