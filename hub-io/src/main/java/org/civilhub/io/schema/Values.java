package org.civilhub.io.schema;

import static org.civilhub.io.schema.Definitions.node;
import static org.civilhub.io.schema.Definitions.orNull;
import static org.civilhub.io.schema.Definitions.typed;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.constraints.Positive;
import java.lang.annotation.Annotation;
import java.math.BigInteger;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.civilhub.io.WireType.Kind;
import org.civilhub.io.WireType.KnownCode;
import org.civilhub.io.WireType.WireField;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.AssignedCurrency;
import org.civilhub.model.constraint.Doi;
import org.civilhub.model.constraint.Isbn;
import org.civilhub.model.constraint.Issn;
import org.civilhub.model.constraint.JsonPointer;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotNegative;
import org.civilhub.model.constraint.Orcid;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.constraint.Ror;
import org.civilhub.model.constraint.WebAddress;
import org.civilhub.model.constraint.WholeNumber;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Qualifier;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of values: what the reader takes for them, and what rules demand of them. */
final class Values {
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_CODE = 100;
  private static final String CHARACTERS =
      "Characters beyond U+FFFF count twice, which is not expressed here";
  private static final BigInteger TOO_LARGE = BigInteger.TEN.pow(40);

  /** The form that a rule demands of a text. */
  private static final Map<Class<? extends Annotation>, String> FORMS =
      Map.of(
          Doi.class, Patterns.DOI,
          Isbn.class, Patterns.ISBN,
          Issn.class, Patterns.ISSN,
          JsonPointer.class, Patterns.JSON_POINTER,
          NotBlankText.class, Patterns.NOT_BLANK,
          Orcid.class, Patterns.ORCID,
          Ror.class, Patterns.ROR,
          WebAddress.class, Patterns.WEB_ADDRESS);

  private static final Set<Class<? extends Annotation>> WITH_CHECK_DIGIT =
      Set.of(Isbn.class, Issn.class, Orcid.class, Ror.class);

  /** What is expressed of each kind of value. */
  private static final Map<Kind, Set<Class<? extends Annotation>>> EXPRESSED =
      new EnumMap<>(
          Map.of(
              Kind.TEXT, FORMS.keySet(),
              Kind.CODE, Set.of(org.civilhub.model.constraint.KnownCode.class),
              Kind.COUNTRY, Set.of(AssignedCountry.class),
              Kind.LANGUAGE, Set.of(RegisteredLanguage.class),
              Kind.WHOLE_NUMBER, Set.of(Positive.class),
              Kind.NUMBER, Set.of(Positive.class),
              Kind.LOCALIZED_TEXT, Set.of(NotBlankText.class, RegisteredLanguage.class),
              Kind.QUALIFIED_NUMBER, Set.of(NotNegative.class, WholeNumber.class),
              Kind.MONEY, Set.of(AssignedCurrency.class, NotNegative.class)));

  private final Definitions definitions;

  Values(Definitions definitions) {
    this.definitions = definitions;
  }

  /**
   * A value of a field, or an element of it.
   *
   * @throws IllegalStateException if a rule is not one that is expressed of its kind
   */
  ObjectNode of(WireField field, List<Rule> rules) {
    return field.kind() == Kind.CODE ? code(field, rules) : of(field.kind(), rules);
  }

  private ObjectNode of(Kind kind, List<Rule> rules) {
    check(kind, rules);
    if (kind == Kind.TEXT && rules.isEmpty()) {
      return typed("string");
    } else if (kind == Kind.TRUTH) {
      return typed("boolean");
    } else if (kind == Kind.NUMBER) {
      return rules.isEmpty() ? number() : positive();
    }
    return definitions.reference(
        name(kind.name().toLowerCase(Locale.ROOT), rules),
        () ->
            switch (kind) {
              case TEXT -> text(rules);
              case ID -> id();
              case COUNTRY -> country(rules);
              case LANGUAGE -> language(rules);
              case DATE -> date();
              case DAY -> day();
              case PERIOD -> period();
              case WHOLE_NUMBER -> wholeNumber(rules);
              case LOCALIZED_TEXT -> localizedText(rules);
              case QUALIFIED_NUMBER -> qualifiedNumber(rules);
              case MONEY -> money(rules);
              case CODE, NUMBER, TRUTH, OBJECT ->
                  throw new IllegalArgumentException("no value: " + kind);
            });
  }

  private static void check(Kind kind, List<Rule> rules) {
    for (Rule rule : rules) {
      if (!EXPRESSED.getOrDefault(kind, Set.of()).contains(rule.type())) {
        throw rule.unknownOn(kind.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private static String name(String of, List<Rule> rules) {
    StringBuilder name = new StringBuilder(of);
    rules.stream().map(Rule::word).sorted().forEach(word -> name.append('.').append(word));
    return name.toString();
  }

  private static boolean demand(Class<? extends Annotation> constraint, List<Rule> rules) {
    return rules.stream().anyMatch(rule -> rule.type() == constraint);
  }

  private static List<Rule> only(Class<? extends Annotation> constraint, List<Rule> rules) {
    return rules.stream().filter(rule -> rule.type() == constraint).toList();
  }

  // ---- one string ----

  private static ObjectNode text(List<Rule> rules) {
    ObjectNode schema = typed("string");
    ArrayNode forms = schema.arrayNode();
    for (Rule rule : rules) {
      forms.addObject().put("pattern", FORMS.get(rule.type()));
      if (WITH_CHECK_DIGIT.contains(rule.type())) {
        schema.put("$comment", rule.code() + ": the check digit is not expressed here");
      }
    }
    if (forms.size() == 1) {
      schema.setAll((ObjectNode) forms.get(0));
    } else {
      schema.set("allOf", forms);
    }
    return schema;
  }

  private static ObjectNode id() {
    return described("string", "Identifier of a record, unique among those of its type.")
        .put("minLength", 1)
        .put("maxLength", LONGEST_ID)
        .put("pattern", Patterns.ID)
        .put("$comment", CHARACTERS);
  }

  private ObjectNode code(WireField field, List<Rule> rules) {
    check(Kind.CODE, rules);
    boolean open = field.isOpen() && rules.isEmpty();
    return definitions.reference(
        name(field.element().getSimpleName(), rules),
        () -> {
          ObjectNode known = among(field.codes().stream().map(KnownCode::code).toList());
          if (!open) {
            return known;
          }
          ObjectNode schema = node();
          schema.putArray("anyOf").add(known).add(definitions.reference("code", Values::code));
          return schema;
        });
  }

  private static ObjectNode code() {
    return described("string", "A code that this version does not know; it is kept.")
        .put("minLength", 1)
        .put("maxLength", LONGEST_CODE)
        .put("pattern", Patterns.CODE)
        .put("$comment", CHARACTERS);
  }

  private static ObjectNode country(List<Rule> rules) {
    ObjectNode schema = described("string", "Country, by two letters of ISO 3166-1.");
    return rules.isEmpty()
        ? schema.put("pattern", Patterns.COUNTRY)
        : schema.setAll(among(CountryCode.assigned().stream().map(CountryCode::value).toList()));
  }

  private static ObjectNode language(List<Rule> rules) {
    return described("string", "Language, by a tag of BCP 47.")
        .put("pattern", rules.isEmpty() ? Patterns.LANGUAGE : Patterns.REGISTERED_LANGUAGE);
  }

  private static ObjectNode date() {
    return described(
            "string",
            "A year, a month or a day, or a day by which something was reported, after ../ (EDTF).")
        .put("pattern", Patterns.DATE);
  }

  private static ObjectNode day() {
    return described("string", "A day (ISO 8601).").put("pattern", Patterns.DAY);
  }

  private static ObjectNode period() {
    return described("string", "A year, a month or a day, or two with / between; .. is no end yet.")
        .put("pattern", Patterns.PERIOD)
        .put("$comment", "That the end is not before the start is not expressed here");
  }

  // ---- one number ----

  private static ObjectNode wholeNumber(List<Rule> rules) {
    return typed("integer")
        .put("minimum", rules.isEmpty() ? Integer.MIN_VALUE : 1)
        .put("maximum", Integer.MAX_VALUE)
        .put("$comment", "Without a point or exponent, which is not expressed here");
  }

  private ObjectNode number() {
    return number("number", "exclusiveMinimum", TOO_LARGE.negate());
  }

  private ObjectNode notNegative() {
    return number("number.not_negative", "minimum", BigInteger.ZERO);
  }

  private ObjectNode positive() {
    return number("number.positive", "exclusiveMinimum", BigInteger.ZERO);
  }

  private ObjectNode number(String name, String bound, BigInteger least) {
    return definitions.reference(
        name,
        () ->
            typed("number")
                .put(bound, least)
                .put("exclusiveMaximum", TOO_LARGE)
                // To demand a multiple would be exact, but in binary fractions 10 is none of it.
                .put("$comment", "At most 20 digits after the point, which is not expressed here"));
  }

  // ---- objects ----

  private ObjectNode localizedText(List<Rule> rules) {
    ObjectNode schema = described("object", "Text by language; und if the language is not said.");
    schema.put("minProperties", 1);
    schema.set("propertyNames", of(Kind.LANGUAGE, only(RegisteredLanguage.class, rules)));
    schema.set("additionalProperties", of(Kind.TEXT, only(NotBlankText.class, rules)));
    return schema.put(
        "$comment", "That no language stands twice, in other letters, is not expressed here");
  }

  /** One alternative for each word, and two for about, which can have bounds of its own. */
  private ObjectNode qualifiedNumber(List<Rule> rules) {
    ObjectNode schema = described("object", "A number as its source words it.");
    ArrayNode oneOf = schema.putArray("oneOf");
    for (Qualifier word : Qualifier.values()) {
      switch (word) {
        case UNKNOWN -> oneOf.add(worded(word, List.of(), rules));
        case BETWEEN -> oneOf.add(worded(word, List.of("low", "high"), rules));
        case ABOUT -> {
          oneOf.add(worded(word, List.of("value"), rules));
          oneOf.add(worded(word, List.of("value", "low", "high"), rules));
        }
        default -> oneOf.add(worded(word, List.of("value"), rules));
      }
    }
    return schema.put(
        "$comment",
        "That low is below high, and the value of about within them, is not expressed here");
  }

  /** A member that the word does not take may be null, which is the same as absent. */
  private ObjectNode worded(Qualifier word, List<String> numbers, List<Rule> rules) {
    ObjectNode schema = node();
    ObjectNode members = schema.putObject("properties");
    members.putObject("qualifier").put("const", word.getCode());
    for (String name : List.of("value", "low", "high")) {
      members.set(name, numbers.contains(name) ? number(word, name, rules) : typed("null"));
    }
    for (String name : List.of("lowOpen", "highOpen")) {
      members.set(name, word == Qualifier.BETWEEN ? orNull(typed("boolean")) : typed("null"));
    }
    ArrayNode required = schema.putArray("required").add("qualifier");
    numbers.forEach(required::add);
    definitions.close(schema);
    return schema;
  }

  /** What is named is whole; the bounds of about are not named. */
  private ObjectNode number(Qualifier word, String name, List<Rule> rules) {
    ObjectNode schema =
        !demand(NotNegative.class, rules)
            ? number()
            : word == Qualifier.FEWER_THAN ? positive() : notNegative();
    return demand(WholeNumber.class, rules) && (name.equals("value") || word == Qualifier.BETWEEN)
        ? schema.put("type", "integer")
        : schema;
  }

  private ObjectNode money(List<Rule> rules) {
    ObjectNode schema = described("object", "An exact amount in a currency of ISO 4217.");
    ObjectNode members = schema.putObject("properties");
    members.set("amount", demand(NotNegative.class, rules) ? notNegative() : number());
    members.set("currency", among(currencies(demand(AssignedCurrency.class, rules))));
    schema.putArray("required").add("amount").add("currency");
    definitions.close(schema);
    return schema;
  }

  /** Those that the reader knows; which of them are assigned only the rule itself tells. */
  private static List<String> currencies(boolean assigned) {
    ConstraintValidator<AssignedCurrency, BigMoney> rule = new AssignedCurrency.Rule();
    return CurrencyUnit.registeredCurrencies().stream()
        .filter(currency -> !assigned || rule.isValid(BigMoney.zero(currency), null))
        .map(CurrencyUnit::getCode)
        .sorted()
        .toList();
  }

  private static ObjectNode among(Collection<String> values) {
    ObjectNode schema = typed("string");
    ArrayNode known = schema.putArray("enum");
    values.forEach(known::add);
    return schema;
  }

  private static ObjectNode described(String type, String description) {
    return node().put("description", description).put("type", type);
  }
}
