package org.civilhub.io.iati;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;

/**
 * What an activity says, taken from its element when asked. Codes are given as they stand, without
 * white space at their ends; what is no number or date where one must be is empty, and the element
 * still has it.
 *
 * @param element the element {@code iati-activity}
 */
public record IatiActivity(IatiElement element) {
  /**
   * @throws IllegalArgumentException if the element is none of that name
   */
  public IatiActivity {
    if (!element.name().is(IatiKind.ACTIVITIES.record())) {
      throw new IllegalArgumentException("must be an activity, found '" + element.name() + "'");
    }
  }

  /**
   * What holds in a record unless something in it says otherwise.
   *
   * @param language the language of texts that state none
   * @param currency the currency of amounts that state none; empty if the record states none
   */
  public record Defaults(LanguageTag language, Optional<String> currency) {
    static Defaults of(IatiElement record) {
      return new Defaults(
          record.language().orElse(LanguageTag.UND), IatiValue.word(record, "default-currency"));
    }

    private Optional<LocalizedText> text(IatiElement parent, String child) {
      return parent.first(child).flatMap(each -> each.narratives(language));
    }
  }

  /**
   * An organisation as an element names it: {@code reporting-org}, {@code participating-org},
   * {@code provider-org}, {@code receiver-org}.
   *
   * @param element the element
   * @param defaults what holds unless it says otherwise
   */
  public record Party(IatiElement element, Defaults defaults) {
    /** Its identifier; empty if none is given. */
    public Optional<String> ref() {
      return IatiValue.word(element, "ref");
    }

    /** Code of the list {@code OrganisationType}; empty if none is given. */
    public Optional<String> type() {
      return IatiValue.word(element, "type");
    }

    /** Code of the list {@code OrganisationRole}; empty if none is given. */
    public Optional<String> role() {
      return IatiValue.word(element, "role");
    }

    /** Identifier of the activity that it reports on the same itself; empty if none is given. */
    public Optional<String> activity() {
      return IatiValue.word(element, "activity-id")
          .or(() -> IatiValue.word(element, "provider-activity-id"))
          .or(() -> IatiValue.word(element, "receiver-activity-id"));
    }

    /** Its name; empty if none is given. */
    public Optional<LocalizedText> name() {
      return element.narratives(defaults.language);
    }
  }

  /**
   * An amount of money: {@code value}.
   *
   * @param element the element
   * @param defaults what holds unless it says otherwise
   */
  public record Amount(IatiElement element, Defaults defaults) {
    /** What stands there. */
    public String text() {
      return element.text();
    }

    /** The number with all its digits; empty if what stands there is none. */
    public Optional<BigDecimal> number() {
      return IatiValue.number(element.rawText());
    }

    /** Its own currency, or else that of the record; empty if neither states one. */
    public Optional<String> currency() {
      return IatiValue.word(element, "currency").or(defaults::currency);
    }

    /** The day whose rate of exchange is to be used; empty if none is given. */
    public Optional<LocalDate> valueDate() {
      return element.attribute("value-date").flatMap(IatiValue::date);
    }
  }

  /**
   * Money that was given, taken or promised on a day.
   *
   * @param element the element {@code transaction}
   * @param defaults what holds unless it says otherwise
   */
  public record Transaction(IatiElement element, Defaults defaults) {
    /** What the one who reports calls it; empty if no name is given. */
    public Optional<String> ref() {
      return IatiValue.word(element, "ref");
    }

    /** Code of the list {@code TransactionType}; empty if none is given. */
    public Optional<String> type() {
      return IatiValue.codeOf(element, "transaction-type");
    }

    /** The day; empty if none is given. */
    public Optional<LocalDate> date() {
      return IatiValue.dateOf(element, "transaction-date");
    }

    /** How much; empty if no amount is given. */
    public Optional<Amount> value() {
      return element.first("value").map(value -> new Amount(value, defaults));
    }

    /** What it is for; empty if that is not said. */
    public Optional<LocalizedText> description() {
      return defaults.text(element, "description");
    }

    /** Who gives; empty if that is not said. */
    public Optional<Party> provider() {
      return element.first("provider-org").map(party -> new Party(party, defaults));
    }

    /** Who takes; empty if that is not said. */
    public Optional<Party> receiver() {
      return element.first("receiver-org").map(party -> new Party(party, defaults));
    }
  }

  /**
   * An amount planned or spent over a period: {@code budget}, {@code total-budget} and their like.
   *
   * @param element the element
   * @param defaults what holds unless it says otherwise
   */
  public record Budget(IatiElement element, Defaults defaults) {
    /** Code of the list {@code BudgetType}; 1, original, if none is given. */
    public String type() {
      return IatiValue.word(element, "type").orElse("1");
    }

    /** Code of the list {@code BudgetStatus}; 1, indicative, if none is given. */
    public String status() {
      return IatiValue.word(element, "status").orElse("1");
    }

    /** First day; empty if none is given. */
    public Optional<LocalDate> start() {
      return IatiValue.dateOf(element, "period-start");
    }

    /** Last day; empty if none is given. */
    public Optional<LocalDate> end() {
      return IatiValue.dateOf(element, "period-end");
    }

    /** How much; empty if no amount is given. */
    public Optional<Amount> value() {
      return element.first("value").map(value -> new Amount(value, defaults));
    }
  }

  /**
   * Another activity that this one has to do with.
   *
   * @param element the element {@code related-activity}
   */
  public record Related(IatiElement element) {
    /** Its identifier; empty if none is given. */
    public Optional<String> ref() {
      return IatiValue.word(element, "ref");
    }

    /** Code of the list {@code RelatedActivityType}; empty if none is given. */
    public Optional<String> type() {
      return IatiValue.word(element, "type");
    }
  }

  /**
   * What came of the activity.
   *
   * @param element the element {@code result}
   * @param defaults what holds unless it says otherwise
   */
  public record Result(IatiElement element, Defaults defaults) {
    /** Code of the list {@code ResultType}; empty if none is given. */
    public Optional<String> type() {
      return IatiValue.word(element, "type");
    }

    /** Whether it may be added to others of its kind; empty if that is not said. */
    public Optional<Boolean> aggregates() {
      return element.attribute("aggregation-status").flatMap(IatiValue::flag);
    }

    /** Its title; empty if there is none. */
    public Optional<LocalizedText> title() {
      return defaults.text(element, "title");
    }

    /** Its description; empty if there is none. */
    public Optional<LocalizedText> description() {
      return defaults.text(element, "description");
    }

    /** What shows it. */
    public List<Indicator> indicators() {
      return element.all("indicator").stream()
          .map(indicator -> new Indicator(indicator, defaults))
          .toList();
    }
  }

  /**
   * What is measured to show a result.
   *
   * @param element the element {@code indicator}
   * @param defaults what holds unless it says otherwise
   */
  public record Indicator(IatiElement element, Defaults defaults) {
    /** Code of the list {@code IndicatorMeasure}; empty if none is given. */
    public Optional<String> measure() {
      return IatiValue.word(element, "measure");
    }

    /** Whether more is better, which it is unless said otherwise; empty if it cannot be read. */
    public Optional<Boolean> ascending() {
      return IatiValue.flag(element.attribute("ascending").orElse("true"));
    }

    /** Whether it may be added to others of its kind; empty if that is not said. */
    public Optional<Boolean> aggregates() {
      return element.attribute("aggregation-status").flatMap(IatiValue::flag);
    }

    /** Its title; empty if there is none. */
    public Optional<LocalizedText> title() {
      return defaults.text(element, "title");
    }

    /** Its description; empty if there is none. */
    public Optional<LocalizedText> description() {
      return defaults.text(element, "description");
    }

    /** The values before the activity. */
    public List<Measurement> baselines() {
      return Measurement.all(element, "baseline", defaults);
    }

    /** The periods for which values are planned or were reached. */
    public List<Period> periods() {
      return element.all("period").stream().map(period -> new Period(period, defaults)).toList();
    }
  }

  /**
   * A time for which values are planned or were reached.
   *
   * @param element the element {@code period}
   * @param defaults what holds unless it says otherwise
   */
  public record Period(IatiElement element, Defaults defaults) {
    /** First day; empty if none is given. */
    public Optional<LocalDate> start() {
      return IatiValue.dateOf(element, "period-start");
    }

    /** Last day; empty if none is given. */
    public Optional<LocalDate> end() {
      return IatiValue.dateOf(element, "period-end");
    }

    /** The values to be reached. */
    public List<Measurement> targets() {
      return Measurement.all(element, "target", defaults);
    }

    /** The values reached. */
    public List<Measurement> actuals() {
      return Measurement.all(element, "actual", defaults);
    }
  }

  /**
   * A value of an indicator: {@code baseline}, {@code target}, {@code actual}.
   *
   * @param element the element
   * @param defaults what holds unless it says otherwise
   */
  public record Measurement(IatiElement element, Defaults defaults) {
    private static List<Measurement> all(IatiElement parent, String child, Defaults defaults) {
      return parent.all(child).stream().map(each -> new Measurement(each, defaults)).toList();
    }

    /** What is given as the value, which may be a word; empty if nothing is given. */
    public Optional<String> value() {
      return IatiValue.word(element, "value");
    }

    /** The value as a number with all its digits; empty if it is none. */
    public Optional<BigDecimal> number() {
      return value().flatMap(IatiValue::number);
    }

    /** The year of a baseline as it stands; empty if none is given. */
    public Optional<String> year() {
      return IatiValue.word(element, "year");
    }

    /** The day of a baseline; empty if none is given. */
    public Optional<LocalDate> date() {
      return element.attribute("iso-date").flatMap(IatiValue::date);
    }

    /** What is said of the value; empty if nothing is. */
    public Optional<LocalizedText> comment() {
      return defaults.text(element, "comment");
    }
  }

  /** The identifier; empty if there is none. */
  public Optional<String> identifier() {
    return element
        .first(IatiKind.ACTIVITIES.identifier())
        .map(IatiElement::text)
        .filter(text -> !text.isEmpty());
  }

  /** What holds in the activity unless something in it says otherwise. */
  public Defaults defaults() {
    return Defaults.of(element);
  }

  /**
   * The level in a hierarchy of activities.
   *
   * @return the level as it stands, 1 if none is given
   */
  public String hierarchy() {
    return IatiValue.word(element, "hierarchy").orElse("1");
  }

  /** Who reports; empty if that is not said. */
  public Optional<Party> reportingOrg() {
    return element.first("reporting-org").map(party -> new Party(party, defaults()));
  }

  /** The title; empty if there is none. */
  public Optional<LocalizedText> title() {
    return defaults().text(element, "title");
  }

  /**
   * The first description of a type.
   *
   * @param type code of the list {@code DescriptionType}; a description without one is of type 1
   * @return the description; empty if there is none
   */
  public Optional<LocalizedText> description(String type) {
    return element.all("description").stream()
        .filter(each -> IatiValue.word(each, "type").orElse("1").equals(type))
        .flatMap(each -> each.narratives(defaults().language).stream())
        .findFirst();
  }

  /** Code of the list {@code ActivityStatus}; empty if none is given. */
  public Optional<String> status() {
    return IatiValue.codeOf(element, "activity-status");
  }

  /**
   * The first date of a type.
   *
   * @param type code of the list {@code ActivityDateType}, such as 2 for the actual start
   * @return the day; empty if there is none that can be read
   */
  public Optional<LocalDate> date(String type) {
    return element.all("activity-date").stream()
        .filter(each -> IatiValue.word(each, "type").filter(type::equals).isPresent())
        .flatMap(each -> each.attribute("iso-date").flatMap(IatiValue::date).stream())
        .findFirst();
  }

  /** Who takes part, and in which role. */
  public List<Party> participatingOrgs() {
    return element.all("participating-org").stream()
        .map(party -> new Party(party, defaults()))
        .toList();
  }

  /** The transactions. */
  public List<Transaction> transactions() {
    Defaults defaults = defaults();
    return element.all("transaction").stream()
        .map(transaction -> new Transaction(transaction, defaults))
        .toList();
  }

  /** The budgets. */
  public List<Budget> budgets() {
    return element.all("budget").stream().map(budget -> new Budget(budget, defaults())).toList();
  }

  /** The activities that this one has to do with. */
  public List<Related> relatedActivities() {
    return element.all("related-activity").stream().map(Related::new).toList();
  }

  /** The results. */
  public List<Result> results() {
    return element.all("result").stream().map(result -> new Result(result, defaults())).toList();
  }
}
