package org.civilhub.metrics.reconcile;

import static org.civilhub.metrics.testkit.Records.document;
import static org.civilhub.metrics.testkit.Records.issue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.civilhub.metrics.Scope;
import org.civilhub.model.FoundingDeclaration;
import org.civilhub.model.HubProfile;
import org.civilhub.model.HubRecord;
import org.civilhub.model.rule.DatasetCheck;
import org.civilhub.model.rule.DatasetContext;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;

/** Records gone through by one of the rules that are found by themselves. */
final class Checks {
  private Checks() {}

  /** What a rule finds in records of a scope; each record is on the line of its number. */
  static List<Finding> findings(
      FindingCode code, Scope scope, Collection<? extends HubRecord> records) {
    List<HubRecord> all = new ArrayList<>(records);
    scope.foundedOn().ifPresent(day -> all.add(profile(PartialDate.of(day))));
    return findings(code, DatasetContext.of(scope.asOf(), scope.complete(), all), all);
  }

  /** What a rule finds in records of which is known what the context says. */
  static List<Finding> findings(
      FindingCode code, DatasetContext context, List<? extends HubRecord> records) {
    FindingLog log = new FindingLog(Integer.MAX_VALUE);
    DatasetCheck check = only(code).start(context, log);
    for (int i = 0; i < records.size(); i++) {
      check.add(records.get(i), new Place("records", i + 1, 0, ""));
    }
    check.finish();
    return log.kept().stream().filter(finding -> finding.code().equals(code)).toList();
  }

  private static Ruleset only(FindingCode code) {
    Ruleset rules = Ruleset.standard();
    for (FindingCode other : rules.catalogue()) {
      if (!other.equals(code) && !other.isRejecting()) {
        rules = rules.without(other.getCode());
      }
    }
    return rules;
  }

  static HubProfile profile(PartialDate adoptedOn) {
    return HubProfile.builder()
        .id(Id.of("hub"))
        .name(LocalizedText.of("en", "Hub"))
        .declaration(FoundingDeclaration.builder().adoptedOn(adoptedOn).build())
        .build();
  }

  /** Some issues, each with a source of its own. */
  static List<HubRecord> issues(int number) {
    List<HubRecord> issues = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      issues.add(issue("i" + i).addSources(document("issue " + i)).build());
    }
    return issues;
  }

  /** Records and one more after them. */
  static List<HubRecord> with(List<HubRecord> records, HubRecord... more) {
    List<HubRecord> all = new ArrayList<>(records);
    all.addAll(List.of(more));
    return all;
  }
}
