package org.civilhub.model.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LanguageTag;

/** Rules on events together. */
final class EventRules {
  private EventRules() {}

  static List<DatasetRule> all() {
    return List.of(new SimpleRule(FindingCode.EVENT_UNIQUE, (context, ids) -> new Duplicates(ids)));
  }

  /**
   * Events with one title in one language, one first day and one place: two without a city and a
   * host are in one place. Events without a first day are left out. Remembers 12 bytes for each
   * title, of which 8 are a hash: that two different events have the same is no more likely than
   * one in a million for a million events.
   */
  private static final class Duplicates implements DatasetRule.Pass {
    private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

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
      String where = event.getCity().map(Duplicates::plain).or(() -> host(event)).orElse("");
      String when = event.getStartsOn().get().toString();
      boolean told = false;
      for (Map.Entry<LanguageTag, String> title : event.getTitle().texts().entrySet()) {
        String key = title.getKey() + "\n" + plain(title.getValue()) + "\n" + when + "\n" + where;
        int other = first.putIfAbsent(HashIndex.hash(key), ids.current());
        if (other >= 0 && !told && other != ids.current()) {
          told = true;
          log.add(
              Finding.of(
                  FindingCode.EVENT_UNIQUE,
                  record,
                  place.at("/title"),
                  Map.of("found", title.getValue(), "other", ids.get(RecordType.EVENT, other))));
        }
      }
    }

    private static Optional<String> host(HubEvent event) {
      return event.getHost().map(CountryCode::value);
    }

    /** Without differences of case and space. */
    private static String plain(String text) {
      return SPACE.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
  }
}
