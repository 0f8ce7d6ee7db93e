package org.civilhub.model.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.civilhub.model.HubRecord;

/**
 * Which rules are applied, and how severe their findings are. Immutable and shared.
 *
 * <p>A rule that is switched off finds nothing; {@link #switchedOff()} names it, so that a report
 * can. What rejects a record cannot be switched off.
 */
public final class Ruleset {
  private final Map<String, FindingCode> catalogue;
  private final List<DatasetRule> rules;
  private final Map<FindingCode, Optional<Severity>> changes;

  private Ruleset(
      Map<String, FindingCode> catalogue,
      List<DatasetRule> rules,
      Map<FindingCode, Optional<Severity>> changes) {
    this.catalogue = catalogue;
    this.rules = rules;
    this.changes = changes;
  }

  /**
   * Every rule of this library and of the providers on the class or module path, each with its own
   * severity.
   *
   * @return the set
   * @throws IllegalStateException if two rules have one code
   */
  public static Ruleset standard() {
    return Standard.RULES;
  }

  /** Found on first use. */
  private static final class Standard {
    static final Ruleset RULES;

    static {
      List<DatasetRule> rules = new ArrayList<>(StandardRules.all());
      for (DatasetRule provided :
          ServiceLoader.load(DatasetRule.class, Ruleset.class.getClassLoader())) {
        rules.add(provided);
      }
      RULES = of(rules);
    }
  }

  /**
   * The given rules beside the constraints, and no others, each with its own severity: to test a
   * rule by itself, or where an application names its rules.
   *
   * @param rules the rules, in any order
   * @return the set
   * @throws IllegalStateException if two rules have one code
   */
  public static Ruleset of(Collection<? extends DatasetRule> rules) {
    Map<String, FindingCode> catalogue = new HashMap<>();
    for (FindingCode code : FindingCode.catalogue()) {
      catalogue.put(code.getCode(), code);
    }
    Map<FindingCode, DatasetRule> byCode = new TreeMap<>();
    for (DatasetRule rule : rules) {
      DatasetRule twin = byCode.put(rule.code(), rule);
      if (twin != null) {
        throw new IllegalStateException(
            "rules must have codes of their own, found "
                + rule.code()
                + " in "
                + twin.getClass().getName()
                + " and "
                + rule.getClass().getName());
      }
      catalogue.putIfAbsent(rule.code().getCode(), rule.code());
    }
    return new Ruleset(Map.copyOf(catalogue), List.copyOf(byCode.values()), Map.of());
  }

  /**
   * The entry with a code, of this library or a provider.
   *
   * @param code such as {@code hub.event.unique}; the leading {@code hub.} may be left out
   * @return the entry; empty if there is none
   */
  public Optional<FindingCode> find(String code) {
    return Optional.ofNullable(catalogue.get(code)).or(() -> FindingCode.of(code));
  }

  /**
   * Every entry, those switched off too.
   *
   * @return the entries of this library in the order of its catalogue, then those of providers in
   *     the order of their codes
   */
  public List<FindingCode> catalogue() {
    return catalogue.values().stream().sorted().toList();
  }

  /**
   * A set in which one rule's findings are of another severity.
   *
   * @param code code of the rule; the leading {@code hub.} may be left out
   * @param severity the severity
   * @return the set
   * @throws IllegalArgumentException if there is no such rule, or it rejects what it finds and
   *     would be made milder
   */
  public Ruleset with(String code, Severity severity) {
    return changed(code, Optional.of(severity));
  }

  /**
   * A set in which one rule is switched off.
   *
   * @param code code of the rule; the leading {@code hub.} may be left out
   * @return the set
   * @throws IllegalArgumentException if there is no such rule, or it rejects what it finds
   */
  public Ruleset without(String code) {
    return changed(code, Optional.empty());
  }

  private Ruleset changed(String code, Optional<Severity> severity) {
    FindingCode entry =
        find(code)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "rule must be one of the catalogue, found '" + code + "'"));
    if (entry.isRejecting() && !severity.equals(Optional.of(Severity.ERROR))) {
      throw new IllegalArgumentException(
          "rule " + entry + " rejects what it finds, so it must stay an error");
    }
    Map<FindingCode, Optional<Severity>> more = new TreeMap<>(changes);
    more.put(entry, severity);
    return new Ruleset(catalogue, rules, Collections.unmodifiableMap(more));
  }

  /**
   * How severe a finding is under this set.
   *
   * @param code what it is about
   * @return its severity; empty if the rule is switched off
   */
  public Optional<Severity> severity(FindingCode code) {
    return severity(code, code.getSeverity());
  }

  Optional<Severity> severity(FindingCode code, Severity own) {
    return changes.getOrDefault(code, Optional.of(own));
  }

  /**
   * The rules that are switched off.
   *
   * @return their entries in the order of {@link #catalogue()}, unmodifiable
   */
  public Set<FindingCode> switchedOff() {
    Set<FindingCode> off = new TreeSet<>();
    changes.forEach(
        (code, severity) -> {
          if (severity.isEmpty()) {
            off.add(code);
          }
        });
    return Collections.unmodifiableSet(off);
  }

  /**
   * Starts to check the records of a dataset as they come.
   *
   * @param context what is known of the dataset
   * @param log takes the findings; made with this set, it gives them its severities
   * @return the check, for one thread
   */
  public DatasetCheck start(DatasetContext context, FindingLog log) {
    RecordIds ids = new RecordIds();
    List<DatasetRule.Pass> passes = new ArrayList<>();
    for (DatasetRule rule : rules) {
      if (severity(rule.code()).isPresent()) {
        passes.add(rule.start(context, ids));
      }
    }
    return new DatasetCheck(HubValidator.at(context.asOf()), ids, passes, log);
  }

  /**
   * Checks records that are at hand.
   *
   * @param records the records
   * @return what there is to say of them: every finding is kept
   */
  public FindingLog check(RecordSet records) {
    FindingLog log = new FindingLog(Integer.MAX_VALUE, this);
    List<? extends HubRecord> all = records.records().toList();
    LocalDate asOf = records.asOf();
    DatasetCheck check = start(DatasetContext.of(asOf, records.complete(), all), log);
    all.forEach(record -> check.add(record, Place.NONE));
    check.finish();
    return log;
  }
}
