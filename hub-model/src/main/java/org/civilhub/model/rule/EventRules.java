package org.civilhub.model.rule;

import java.util.List;
import java.util.Map;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.PartialDate;

/** Rules on events together. */
final class EventRules {
  private EventRules() {}

  static List<DatasetRule> all() {
    return List.of(new SimpleRule(FindingCode.EVENT_UNIQUE, (context, ids) -> new Duplicates(ids)));
  }

  /**
   * Events with one title in one language, one first day and one place, whatever case and white
   * space they are written in: two without a city and a host are in one place. Events without a
   * first day are left out. Remembers 12 bytes for each title, of which 8 are a hash: that two
   * different events have the same is no more likely than one in a million for a million events.
   */
  private static final class Duplicates implements DatasetRule.Pass {
    /** Stands between what is hashed, and in none of it, where it would be white space. */
    private static final String END = "\n";

    private final RecordIds ids;
    private final HashIndex first = new HashIndex();

    Duplicates(RecordIds ids) {
      this.ids = ids;
    }

    @Override
    public void add(HubRecord record, Place place, FindingLog log) {
      if (!(record instanceof HubEvent event) || event.getStartsOn().isEmpty()) {
        return;
      }
      Map<LanguageTag, String> titles = event.getTitle().texts();
      long[] keys = keys(titles, dayAndPlace(event, event.getStartsOn().get()));
      boolean told = false;
      int next = 0;
      for (String title : titles.values()) { // right after each other, to wait for memory together
        int other = first.putIfAbsent(keys[next++], ids.current());
        if (other >= 0 && !told && other != ids.current()) {
          told = true;
          log.add(
              Finding.of(
                  FindingCode.EVENT_UNIQUE,
                  record,
                  place.at("/title"),
                  Map.of("found", title, "other", ids.get(RecordType.EVENT, other))));
        }
      }
    }

    private static long[] keys(Map<LanguageTag, String> titles, long dayAndPlace) {
      long[] keys = new long[titles.size()];
      int next = 0;
      for (Map.Entry<LanguageTag, String> title : titles.entrySet()) {
        long key = HashIndex.with(HashIndex.with(dayAndPlace, title.getKey().value()), END);
        keys[next++] = HashIndex.withPlain(key, title.getValue());
      }
      return keys;
    }

    private long dayAndPlace(HubEvent event, PartialDate day) {
      String city = event.getCity().orElse("");
      long hash = HashIndex.with(HashIndex.with(first.start(), day.toString()), END);
      return HashIndex.with(
          city.isEmpty()
              ? HashIndex.with(hash, event.getHost().map(CountryCode::value).orElse(""))
              : HashIndex.withPlain(hash, city),
          END);
    }
  }
}
