package org.civilhub.model.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civilhub.model.Country;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.IdIndex;

/** Rules on which record is which: ids, references to them, and one record for one country. */
final class IdentityRules {
  private IdentityRules() {}

  static List<DatasetRule> all() {
    return List.of(
        new SimpleRule(FindingCode.RECORD_DUPLICATE_ID, (context, ids) -> duplicates(ids)),
        new SimpleRule(FindingCode.REFERENCE_RESOLVES, References::new),
        new SimpleRule(FindingCode.COUNTRY_UNIQUE, (context, ids) -> countries()));
  }

  private static DatasetRule.Pass duplicates(RecordIds ids) {
    return (record, place, log) -> {
      if (ids.isRepeated()) {
        log.add(
            Finding.of(
                FindingCode.RECORD_DUPLICATE_ID,
                record,
                place.at("/id"),
                Map.of("found", record.getId().value())));
      }
    };
  }

  /** Remembers an id for each country. */
  private static DatasetRule.Pass countries() {
    Map<String, String> first = new HashMap<>();
    return (record, place, log) -> {
      if (record instanceof Country country) {
        String code = country.getCode().value();
        String other = first.putIfAbsent(code, country.getId().value());
        if (other != null) {
          log.add(
              Finding.of(
                  FindingCode.COUNTRY_UNIQUE,
                  record,
                  place.at("/code"),
                  Map.of("found", code, "other", other)));
        }
      }
    };
  }

  /**
   * References, found by the type of the accessors, so that a new one is judged without a word said
   * here. Remembers what was named before it was there.
   */
  private static final class References implements DatasetRule.Pass {
    private final DatasetContext context;
    private final RecordIds ids;
    private final Map<RecordType, Unresolved> unresolved = new EnumMap<>(RecordType.class);

    References(DatasetContext context, RecordIds ids) {
      this.context = context;
      this.ids = ids;
    }

    @Override
    public void add(HubRecord record, Place place, FindingLog log) {
      CompiledCheck.refer(record, new Named(this, record, place, log));
    }

    @Override
    public void finish(FindingLog log) {
      unresolved.forEach((type, ofType) -> ofType.finish(ids, log));
    }
  }

  /** Takes the records that one record names, as the compiled check tells them. */
  record Named(References references, HubRecord record, Place place, FindingLog log) {
    void add(Class<? extends HubRecord> type, String pointer, Id<?> id) {
      if (isMissing(type, id)) {
        note(type, pointer, id);
      }
    }

    void add(Class<? extends HubRecord> type, String pointer, Optional<? extends Id<?>> id) {
      if (id.isPresent()) {
        add(type, pointer, id.get());
      }
    }

    void add(Class<? extends HubRecord> type, String pointer, List<? extends Id<?>> all) {
      for (int i = 0; i < all.size(); i++) {
        if (isMissing(type, all.get(i))) {
          note(type, pointer + "/" + i, all.get(i));
        }
      }
    }

    private boolean isMissing(Class<? extends HubRecord> type, Id<?> id) {
      RecordType target = RecordType.of(type);
      return references.context.present().contains(target)
          && !references.ids.contains(target, id.value());
    }

    private void note(Class<? extends HubRecord> type, String pointer, Id<?> id) {
      references
          .unresolved
          .computeIfAbsent(RecordType.of(type), Unresolved::new)
          .add(id.value(), record, place.at(pointer), log.cap());
    }
  }

  /** Names of one type of record that were not there when they were met. */
  private static final class Unresolved {
    private static final int MOST_SAMPLES = 10_000;

    private final RecordType target;
    private final IdIndex names = new IdIndex();
    private final Map<Integer, List<Finding>> samples = new HashMap<>();
    private int sampled;
    private long[] counts = new long[16];

    Unresolved(RecordType target) {
      this.target = target;
    }

    void add(String name, HubRecord record, Place place, int cap) {
      int added = names.add(name);
      int index = added < 0 ? -1 - added : added;
      if (index == counts.length) {
        counts = Arrays.copyOf(counts, index + (index >> 1));
      }
      counts[index]++;
      List<Finding> ofName = samples.getOrDefault(index, List.of());
      if (sampled < MOST_SAMPLES && ofName.size() < cap) {
        samples
            .computeIfAbsent(index, i -> new ArrayList<>())
            .add(
                Finding.of(
                    FindingCode.REFERENCE_RESOLVES,
                    record,
                    place,
                    Map.of("found", name, "type", target.getCode())));
        sampled++;
      }
    }

    void finish(RecordIds ids, FindingLog log) {
      for (int index = 0; index < names.size(); index++) {
        String name = names.get(index);
        if (!ids.contains(target, name)) {
          List<Finding> ofName = samples.getOrDefault(index, List.of());
          ofName.forEach(log::add);
          long more = counts[index] - ofName.size();
          if (more > 0) {
            log.add(
                new Finding(
                    FindingCode.REFERENCE_RESOLVES,
                    Place.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    Map.of("found", name, "type", target.getCode())),
                more);
          }
        }
      }
    }
  }
}
