package org.civilhub.io.iati;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.civilhub.io.HubJson;
import org.civilhub.io.iati.IatiRuleset.Rule;
import org.civilhub.model.rule.Severity;
import org.w3c.dom.Node;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a rule set, and refuses what is in it but would not be understood. */
final class RulesetParser {
  private static final String AGENCIES = "ORG-ID-PREFIX";

  private final String source;
  private final XPathQueries queries;

  /** Every expression is tried on it, for some faults only show when asked. */
  private final Node blank = IatiElement.builder("blank").build().toDom();

  private boolean inLoop;

  RulesetParser(String source, XPathQueries queries) {
    this.source = source;
    this.queries = queries;
  }

  /**
   * @throws IatiRulesetException if it is no rule set
   */
  List<RuleContext> parse(InputStream json) {
    JsonNode root;
    try {
      root = HubJson.mapper().readTree(json);
    } catch (JacksonException e) {
      throw new IatiRulesetException(source, "must be JSON, found: " + e.getOriginalMessage(), e);
    }
    List<RuleContext> contexts = new ArrayList<>();
    for (Map.Entry<String, Part> context : new Part("", root).parts()) {
      List<RuleCase> cases = new ArrayList<>();
      for (Map.Entry<String, Part> kind : context.getValue().parts()) {
        for (Part part : kind.getValue().cases()) {
          if (isKind(kind.getKey(), "loop")) {
            loop(part, cases);
          } else {
            cases.add(ruleCase(kind.getKey(), part, Optional.empty()));
          }
        }
      }
      contexts.add(new RuleContext(context.getValue().query(context.getKey()), List.copyOf(cases)));
    }
    return List.copyOf(contexts);
  }

  private void loop(Part part, List<RuleCase> cases) {
    Query each = part.query("foreach", part.text("foreach"));
    part.texts("subs");
    inLoop = true;
    for (Map.Entry<String, Part> kind : part.part("do").parts()) {
      for (Part inner : kind.getValue().cases()) {
        cases.add(ruleCase(kind.getKey(), inner, Optional.of(each)));
      }
    }
    inLoop = false;
    part.finish();
  }

  private RuleCase ruleCase(String kind, Part part, Optional<Query> loop) {
    RuleTest test = part.conditions(test(kind, part));
    Rule rule = part.rule();
    part.finish();
    return new RuleCase(rule, loop, test);
  }

  private static RuleTest test(String kind, Part part) {
    return switch (simple(kind)) {
      case "atleastone" -> RuleTests.atLeastOne(part.queries("paths"));
      case "nomorethanone" -> RuleTests.noMoreThanOne(part.queries("paths"));
      case "onlyoneof" -> RuleTests.onlyOneOf(part.queries("excluded"), part.queries("paths"));
      case "dependent" -> RuleTests.dependent(part.queries("paths"));
      case "oneorall" -> oneOrAll(part);
      case "ifthen" ->
          RuleTests.ifThen(
              part.condition("if"),
              part.condition("then"),
              part.has("paths") ? part.queries("paths") : List.of());
      case "unique" -> RuleTests.unique(part.queries("paths"));
      case "sum" -> RuleTests.sum(part.queries("paths"), part.number("sum"), false);
      case "strictsum" -> RuleTests.sum(part.queries("paths"), part.number("sum"), true);
      case "range" ->
          RuleTests.range(
              part.queries("paths"),
              part.has("min") ? Optional.of(part.number("min")) : Optional.empty(),
              part.has("max") ? Optional.of(part.number("max")) : Optional.empty());
      case "regexmatches" -> RuleTests.regex(part.queries("paths"), part.regex("regex"), true);
      case "regexnomatches" -> RuleTests.regex(part.queries("paths"), part.regex("regex"), false);
      case "startswith" -> startsWith(part);
      case "nospaces" -> RuleTests.noSpaces(part.queries("paths"));
      case "nopercent" -> RuleTests.noPercent(part.queries("paths"));
      case "dateorder" -> RuleTests.dateOrder(part.date("less"), part.date("more"));
      case "datenow" -> RuleTests.dateOrder(part.date("date"), Optional.empty());
      case "timelimit" -> RuleTests.timeLimit(part.date("start"), part.date("end"));
      case "betweendates" ->
          RuleTests.betweenDates(part.date("date"), part.date("start"), part.date("end"));
      default -> throw part.broken("must be of a known kind of rule, found '" + kind + "'");
    };
  }

  private static RuleTest oneOrAll(Part part) {
    Query one = part.condition("one");
    String all = part.text("all");
    return switch (all) {
      case "lang" -> RuleTests.oneOrAll(one, Query.of(".//narrative"), Query.of("@xml:lang"));
      case "currency" ->
          RuleTests.oneOrAll(
              one, Query.of(".//value | .//forecast | .//loan-status"), Query.of("@currency"));
      default -> RuleTests.oneOrAll(one, Query.of("transaction"), part.query("all", all));
    };
  }

  private static RuleTest startsWith(Part part) {
    List<String> prefixes = part.texts(part.has("start") ? "start" : "prefix");
    return RuleTests.startsWith(
        part.queries("paths"),
        prefixes.stream()
            .filter(prefix -> !prefix.equals(AGENCIES))
            .map(prefix -> part.query("prefix", prefix))
            .toList(),
        part.has("separator") ? part.text("separator") : "",
        prefixes.contains(AGENCIES));
  }

  /** Kinds are written in snake case and in camel case. */
  private static String simple(String kind) {
    return kind.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static boolean isKind(String kind, String simple) {
    return simple(kind).equals(simple);
  }

  /** A value in the file, with where it stands and which members were asked for. */
  private final class Part {
    private final String where;
    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    Part(String where, JsonNode node) {
      this.where = where;
      this.node = node;
    }

    IatiRulesetException broken(String message) {
      return broken(message, new IllegalArgumentException(message));
    }

    private IatiRulesetException broken(String message, Exception cause) {
      return new IatiRulesetException(source, (where + " " + message).strip(), cause);
    }

    private String where(String inner) {
      return (where + " " + inner).strip();
    }

    List<Map.Entry<String, Part>> parts() {
      if (!node.isObject()) {
        throw broken("must be an object, found " + node);
      }
      List<Map.Entry<String, Part>> parts = new ArrayList<>();
      node.properties()
          .forEach(
              member ->
                  parts.add(
                      Map.entry(
                          member.getKey(), new Part(where(member.getKey()), member.getValue()))));
      return parts;
    }

    List<Part> cases() {
      Part cases = part("cases");
      finish();
      if (!cases.node.isArray()) {
        throw cases.broken("must be an array, found " + cases.node);
      }
      List<Part> parts = new ArrayList<>();
      for (int i = 0; i < cases.node.size(); i++) {
        parts.add(new Part(where("case " + (i + 1)), cases.node.get(i)));
      }
      return parts;
    }

    boolean has(String key) {
      return node.has(key);
    }

    Part part(String key) {
      asked.add(key);
      JsonNode value = node.get(key);
      if (value == null) {
        throw broken("must be an object with '" + key + "', found " + node);
      }
      return new Part(where(key), value);
    }

    String text(String key) {
      return part(key).text();
    }

    private String text() {
      if (!node.isString()) {
        throw broken("must be text, found " + node);
      }
      return node.stringValue();
    }

    /** Several texts, or one that does not stand in an array. */
    List<String> texts(String key) {
      Part part = part(key);
      if (!part.node.isArray()) {
        return List.of(part.text());
      }
      List<String> texts = new ArrayList<>();
      for (JsonNode each : part.node) {
        texts.add(new Part(part.where, each).text());
      }
      return texts;
    }

    BigDecimal number(String key) {
      Part part = part(key);
      if (!part.node.isNumber()) {
        throw part.broken("must be a number, found " + part.node);
      }
      return part.node.decimalValue();
    }

    Pattern regex(String key) {
      Part part = part(key);
      try {
        return Pattern.compile(part.text());
      } catch (PatternSyntaxException e) {
        throw part.broken("must be a regular expression, found " + part.node, e);
      }
    }

    List<Query> queries(String key) {
      return texts(key).stream().map(text -> query(key, text)).toList();
    }

    Query query(String expression) {
      return query("", expression);
    }

    Query query(String key, String expression) {
      Query query = expression(key, expression);
      try {
        queries.select(query, blank);
      } catch (IllegalArgumentException e) {
        throw broken(
            (key + " must be XPath that selects nodes, found '" + expression + "'").strip(), e);
      }
      return query;
    }

    Query condition(String key) {
      Query query = expression(key, text(key));
      try {
        queries.holds(query, blank);
      } catch (IllegalArgumentException e) {
        throw broken(key + " must be XPath, found '" + query.text() + "'", e);
      }
      return query;
    }

    private Query expression(String key, String expression) {
      Query query = Query.of(expression);
      if (query.text().replace("$" + Query.VALUE, "").contains("$")) {
        throw broken(key + " must have $1 in quotes of its own, found '" + expression + "'");
      }
      if (!inLoop && !query.text().equals(expression)) {
        throw broken(key + " must have no $1 outside a loop, found '" + expression + "'");
      }
      return query;
    }

    /** A path to dates; empty for the day of the check. */
    Optional<Query> date(String key) {
      String path = text(key);
      return path.equals("NOW") || path.equals("TODAY")
          ? Optional.empty()
          : Optional.of(query(key, path));
    }

    RuleTest conditions(RuleTest test) {
      RuleTest whole = test;
      if (has("idCondition")) {
        List<Query> paths = queries("paths");
        Predicate<String> existing =
            switch (text("idCondition")) {
              case "NOT_EXISTING_ORG_ID" -> OrganisationIds::isKnown;
              case "NOT_EXISTING_ORG_ID_PREFIX" -> OrganisationIds::hasKnownPrefix;
              default -> throw part("idCondition").broken("must be known, found " + node);
            };
        whole = unless(focus -> exists(focus.select(paths), existing), test);
      }
      if (has("condition")) {
        Query condition = condition("condition");
        whole = unless(focus -> !focus.holds(condition), whole);
      }
      return whole;
    }

    Rule rule() {
      if (!has("ruleInfo")) {
        return new Rule(where, Severity.ERROR, "", node.toString());
      }
      Part info = part("ruleInfo");
      return new Rule(
          info.text("id"),
          switch (info.text("severity")) {
            case "critical", "error" -> Severity.ERROR;
            case "warning" -> Severity.WARNING;
            default -> throw info.broken("must have a known severity, found " + info.node);
          },
          info.text("category"),
          info.text("message"));
    }

    /**
     * @throws IatiRulesetException if there is a member that nobody asked for: a rule that says
     *     more than what is checked would be half a rule
     */
    void finish() {
      for (String name : node.propertyNames()) {
        if (!asked.contains(name)) {
          throw broken("must have no member that its kind does not know, found '" + name + "'");
        }
      }
    }
  }

  private static boolean exists(List<Node> nodes, Predicate<String> existing) {
    return nodes.stream().map(Node::getTextContent).anyMatch(existing);
  }

  private static RuleTest unless(Predicate<Focus> exempt, RuleTest test) {
    return focus -> exempt.test(focus) ? RuleTest.Result.CONDITION_NOT_MET : test.on(focus);
  }
}
