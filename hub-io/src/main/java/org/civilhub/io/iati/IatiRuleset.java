package org.civilhub.io.iati;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.Severity;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Rules that an activity or organisation of IATI must keep, read from the JSON in which IATI
 * publishes them and run as they stand there. Immutable, to be shared by threads.
 *
 * <p>The specification (SPEC.rst of IATI/IATI-Rulesets) leaves some things open, and the two
 * engines that IATI itself has do not agree. Here they mean this:
 *
 * <ul>
 *   <li>Today is the day that is given, in UTC. A time with a zone belongs to the day that it is in
 *       UTC; a date is the day that it names. Equal days are in order. What is no date is left out:
 *       the schema tells of it.
 *   <li>Where several dates are found, each of them must keep the rule.
 *   <li>A period is at most a year long if it ends on or before the day a calendar year after its
 *       start, such as 2024-01-01 to 2025-01-01. A date is between two others if it equals one.
 *   <li>Sums and ranges are exact, without any tolerance. What is no decimal number is no part of a
 *       sum and in no range, so it breaks them. {@code strict_sum} has to find something to add up;
 *       {@code sum} does not.
 *   <li>Text is taken with the white space at its ends. A regular expression says nothing about
 *       empty text. {@code startswith} is broken too where there is nothing to start with.
 *   <li>Numbers within an XPath expression are those of XPath 1.0.
 *   <li>{@code one_or_all} without its {@code one} is about every {@code narrative} within for
 *       {@code lang}, which must have a language of its own; every {@code value}, {@code forecast}
 *       and {@code loan-status} for {@code currency}; and every transaction for any other word,
 *       which is taken as the path of what it must have.
 *   <li>{@code loop} judges its cases anew for each value that it finds, in their order. The value
 *       takes the place of {@code '$1'} wherever that stands in a case, {@code subs} or not: the
 *       official rule 2.1.2 leaves out its condition there and could never be broken.
 *   <li>{@code idCondition} knows the organisations of the code lists OrganisationIdentifier and
 *       IATIOrganisationIdentifier, {@code ORG-ID-PREFIX} the agencies of
 *       OrganisationRegistrationAgency. The register of publishers is not asked.
 *   <li>{@code startswith} takes paths in {@code start} too, {@code date_order} {@code TODAY} for
 *       {@code NOW}, and dates may be elements with {@code iso-date}, as older rule sets have them.
 *       {@code no_percent}: no text holds a percent sign.
 * </ul>
 */
public final class IatiRuleset {
  /**
   * One rule of a set. A set may have several by one id, for different elements.
   *
   * @param id such as {@code 6.11.1}; where the file gives none, context, kind and number of the
   *     case
   * @param severity how much it matters; what is critical by the file is an error, as is what has
   *     no severity there
   * @param category what it is about, such as {@code financial}; empty if the file gives none
   * @param message what must be, in the words of the file; the case itself if it gives none
   */
  public record Rule(String id, Severity severity, String category, String message) {}

  /** What can come of a rule. */
  public enum Outcome {
    /** It was kept. */
    HOLDS,
    /** It was not kept. */
    BROKEN,
    /** There is nothing that it is about. */
    NO_MATCH,
    /** There is, but its condition does not hold, or its {@code if}. */
    CONDITION_NOT_MET
  }

  /**
   * What came of one rule for one element.
   *
   * @param rule the rule
   * @param outcome what came of it
   * @param places where it is broken: each place that breaks it, or the element that lacks
   *     something; empty unless it is broken
   */
  public record Verdict(Rule rule, Outcome outcome, List<Place> places) {
    /** Takes a copy of the list. */
    public Verdict {
      places = List.copyOf(places);
    }
  }

  private static final String STANDARD = "2.03";
  private static final Set<String> VERSIONS = Set.of("2.01", "2.02", STANDARD);

  private final String name;
  private final Optional<String> commit;
  private final List<RuleContext> contexts;

  /** Compiled expressions belong to one thread at a time: those that no thread has just now. */
  private final Queue<XPathQueries> idle = new ConcurrentLinkedQueue<>();

  private IatiRuleset(String name, Optional<String> commit, String source, InputStream json) {
    XPathQueries queries = new XPathQueries();
    this.name = name;
    this.commit = commit;
    this.contexts = new RulesetParser(source, queries).parse(json);
    idle.add(queries);
  }

  /**
   * The official rule set of version 2.03.
   *
   * @return the rule set, the same at every call
   */
  public static IatiRuleset standard() {
    return Standard.RULESET;
  }

  /**
   * The official rule set of a version.
   *
   * @param version version of the Standard, such as {@code 2.02}
   * @return the rule set, to be kept; empty if there is none for it: there is from 2.01 to 2.03
   */
  public static Optional<IatiRuleset> of(String version) {
    if (version.equals(STANDARD)) {
      return Optional.of(standard());
    }
    return VERSIONS.contains(version) ? Optional.of(shipped(version)) : Optional.empty();
  }

  /**
   * Reads a rule set.
   *
   * @param file a file in the JSON of IATI's rule sets
   * @return the rule set
   * @throws IatiRulesetException if it cannot be read, is no rule set, or has something in it that
   *     would not be checked
   */
  public static IatiRuleset read(Path file) {
    Path last = Optional.ofNullable(file.getFileName()).orElse(file);
    try (InputStream json = Files.newInputStream(file)) {
      return new IatiRuleset(last.toString(), Optional.empty(), file.toString(), json);
    } catch (IOException e) {
      throw new IatiRulesetException(file.toString(), "cannot be read: " + e, e);
    }
  }

  private static IatiRuleset shipped(String version) {
    String resource = "rulesets/" + version + "/standard.json";
    try (InputStream json = IatiSources.open(resource)) {
      return new IatiRuleset(
          version, Optional.of(IatiSources.commit("rulesets/" + version)), resource, json);
    } catch (IOException e) {
      throw new IatiRulesetException(resource, "cannot be read: " + e, e);
    }
  }

  /**
   * What to call it.
   *
   * @return the version of the Standard, or the name of the file that it was read from
   */
  public String getName() {
    return name;
  }

  /**
   * The commit of IATI/IATI-Rulesets that it is a copy of.
   *
   * @return 40 hexadecimal digits; empty if it was read from a file
   */
  public Optional<String> getCommit() {
    return commit;
  }

  /**
   * The rules in it.
   *
   * @return one for each case, in the order of the file
   */
  public List<Rule> getRules() {
    return contexts.stream().flatMap(c -> c.cases().stream()).map(RuleCase::rule).toList();
  }

  /**
   * Finds where an activity or organisation breaks the rules.
   *
   * @param element an {@code iati-activity} or {@code iati-organisation}
   * @param today the day of the check, in UTC
   * @param sink takes a finding {@code hub.iati.rule} for each place that breaks a rule, in the
   *     order of the rules
   * @throws IllegalArgumentException if it is another element, or what one's own rule set has for
   *     XPath proves to be none only now
   */
  public void check(IatiElement element, LocalDate today, Consumer<Finding> sink) {
    Subject subject = Subject.of(element);
    judge(
        element,
        today,
        (rule, result) -> {
          for (Node node : result.nodes()) {
            sink.accept(
                subject.finding(
                    FindingCode.IATI_RULE,
                    rule.severity(),
                    place(node),
                    Map.of("rule", rule.id(), "expected", rule.message())));
          }
        });
  }

  /**
   * What comes of every rule for an activity or organisation.
   *
   * @param element an {@code iati-activity} or {@code iati-organisation}
   * @param today the day of the check, in UTC
   * @return a verdict for each rule, each element that it is about, and each value of its loop, in
   *     the order of the rules; one {@link Outcome#NO_MATCH} for a rule that is about nothing here
   * @throws IllegalArgumentException as {@link #check} does
   */
  public List<Verdict> judge(IatiElement element, LocalDate today) {
    List<Verdict> verdicts = new ArrayList<>();
    judge(
        element,
        today,
        (rule, result) ->
            verdicts.add(
                new Verdict(
                    rule,
                    result.outcome(),
                    result.nodes().stream().map(IatiRuleset::place).toList())));
    return List.copyOf(verdicts);
  }

  private void judge(IatiElement element, LocalDate today, BiConsumer<Rule, RuleTest.Result> sink) {
    Document document = document(element);
    XPathQueries queries = Optional.ofNullable(idle.poll()).orElseGet(XPathQueries::new);
    try {
      for (RuleContext context : contexts) {
        List<Node> nodes = queries.select(context.path(), document);
        for (RuleCase each : context.cases()) {
          if (nodes.isEmpty()) {
            sink.accept(each.rule(), RuleTest.Result.NO_MATCH);
          }
          for (Node node : nodes) {
            each.judge(new Focus(queries, node, today), result -> sink.accept(each.rule(), result));
          }
        }
      }
    } finally {
      idle.add(queries);
    }
  }

  /** The contexts of rule sets start at the root of a file. */
  private static Document document(IatiElement element) {
    IatiKind kind =
        Arrays.stream(IatiKind.values())
            .filter(each -> element.name().is(each.record()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "must be an iati-activity or iati-organisation, found '"
                            + element.name()
                            + "'"));
    Element only = element.toDom();
    Document document = only.getOwnerDocument();
    document.removeChild(only);
    document.appendChild(document.createElementNS(null, kind.root())).appendChild(only);
    return document;
  }

  private static Place place(Node node) {
    for (Node at = node; at != null; at = parent(at)) {
      if (at.getUserData(IatiElement.PLACE) instanceof Place place) {
        return place;
      }
    }
    return Place.NONE;
  }

  private static Node parent(Node node) {
    return node instanceof Attr attribute ? attribute.getOwnerElement() : node.getParentNode();
  }

  /** Made on first use. */
  private static final class Standard {
    static final IatiRuleset RULESET = shipped(STANDARD);
  }
}
