package org.civilhub.model.rule;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.civilhub.model.HubRecord;
import org.civilhub.model.JournalIssue;

/** Rules on a journal's numbering. Both remember the numbers of every issue. */
final class KnowledgeRules {
  private KnowledgeRules() {}

  static List<DatasetRule> all() {
    return List.of(
        new SimpleRule(FindingCode.JOURNAL_ISSUE_UNIQUE, (context, ids) -> doubles()),
        new SimpleRule(FindingCode.JOURNAL_ISSUE_CONSECUTIVE, (context, ids) -> new Gaps()));
  }

  /** One running number, and one number of a volume, is one issue. */
  private static DatasetRule.Pass doubles() {
    Map<String, String> first = new HashMap<>();
    return (record, place, log) -> {
      if (record instanceof JournalIssue issue) {
        for (Map.Entry<String, String> numbered : numbers(issue).entrySet()) {
          String pointer = numbered.getKey();
          String number = numbered.getValue();
          String key = issue.getJournal().value() + "\n" + pointer + "\n" + number;
          String other = first.putIfAbsent(key, issue.getId().value());
          if (other != null) {
            log.add(
                Finding.of(
                    FindingCode.JOURNAL_ISSUE_UNIQUE,
                    record,
                    place.at(pointer),
                    Map.of("found", number, "other", other)));
          }
        }
      }
    };
  }

  private static Map<String, String> numbers(JournalIssue issue) {
    Map<String, String> numbers = new LinkedHashMap<>();
    issue.getIssue().ifPresent(number -> numbers.put("/issue", number.toString()));
    if (issue.getVolume().isPresent() && issue.getNumber().isPresent()) {
      numbers.put("/number", issue.getVolume().get() + "(" + issue.getNumber().get() + ")");
    }
    return numbers;
  }

  /** Running numbers start at 1 and leave none out; a gap is told once, at the issue after it. */
  private static final class Gaps implements DatasetRule.Pass {
    private record Seen(JournalIssue issue, Place place) {}

    private final Map<String, NavigableMap<Integer, Seen>> journals = new TreeMap<>();

    @Override
    public void add(HubRecord record, Place place, FindingLog log) {
      if (record instanceof JournalIssue issue && issue.getIssue().filter(n -> n > 0).isPresent()) {
        journals
            .computeIfAbsent(issue.getJournal().value(), j -> new TreeMap<>())
            .putIfAbsent(issue.getIssue().get(), new Seen(issue, place));
      }
    }

    @Override
    public void finish(FindingLog log) {
      for (NavigableMap<Integer, Seen> issues : journals.values()) {
        int expected = 1;
        for (Map.Entry<Integer, Seen> entry : issues.entrySet()) {
          int number = entry.getKey();
          if (number > expected) {
            Seen seen = entry.getValue();
            log.add(
                Finding.of(
                    FindingCode.JOURNAL_ISSUE_CONSECUTIVE,
                    seen.issue(),
                    seen.place().at("/issue"),
                    Map.of(
                        "found", missing(expected, number - 1),
                        "other", seen.issue().getId().value())));
          }
          expected = number + 1;
        }
      }
    }

    private static String missing(int first, int last) {
      return first == last ? String.valueOf(first) : first + "–" + last;
    }
  }
}
