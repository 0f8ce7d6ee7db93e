package org.civilhub.io.iati;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.civilhub.model.rule.FindingLog;

/**
 * Judges a file of IATI by all that is official: the schema of its version, the rule set of its
 * version, and the code lists. Records are read one by one, and nothing of them is held. Immutable,
 * to be shared.
 */
public final class IatiValidator {
  private final LocalDate today;

  /**
   * A validator.
   *
   * @param today what lies after it is in the future, in UTC
   */
  public IatiValidator(LocalDate today) {
    this.today = today;
  }

  /**
   * Judges a file.
   *
   * @param file the file, of version 2.01, 2.02 or 2.03
   * @param log takes what is found, record by record
   * @return header, counts and findings
   * @throws UncheckedIOException if the file is missing or the system fails to read it
   */
  public IatiSummary check(Path file, FindingLog log) {
    return new IatiReader()
        .checkingSchema()
        .forEach(
            file,
            log,
            new IatiVisitor() {
              private IatiRuleset rules = IatiRuleset.standard();

              @Override
              public void start(IatiHeader header) {
                rules = header.version().flatMap(IatiRuleset::of).orElse(rules);
              }

              @Override
              public void record(IatiElement element) {
                rules.check(element, today, log::add);
                IatiCodelists.standard().check(element, log::add);
              }
            });
  }

  /**
   * What a file is judged by.
   *
   * @return the commit of each source, by what it is: {@code schemas 2.03}, {@code rules 2.03}, the
   *     repositories of the code lists
   */
  public static Map<String, String> commits() {
    Map<String, String> commits = new TreeMap<>(IatiCodelists.standard().getCommits());
    IatiSchema.all().forEach(schema -> commits.put("schemas " + schema.version(), schema.commit()));
    IatiRuleset.standard()
        .getCommit()
        .ifPresent(commit -> commits.put("rules " + IatiHeader.VERSION, commit));
    return commits;
  }
}
