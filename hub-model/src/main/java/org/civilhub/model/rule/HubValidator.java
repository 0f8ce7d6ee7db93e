package org.civilhub.model.rule;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.civilhub.model.Expert;
import org.civilhub.model.HubRecord;
import org.civilhub.model.constraint.PropertyRule;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.QualifiedNumber;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.joda.money.BigMoney;
import org.jspecify.annotations.Nullable;

/**
 * Checks records against the constraints they carry. Immutable and shared.
 *
 * <p>Records that surely satisfy every constraint are accepted by a check that is compiled from the
 * same constraints; it says nothing of any other. What it does not accept goes to the reference,
 * which judges and words it: Hibernate Validator, without expression language, so that text from
 * data is never evaluated. The reference is started when the first record needs it. An embedding
 * application may instead give the records to its own Jakarta Validation provider.
 */
public final class HubValidator {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding f) -> f.place().pointer()).thenComparing(Finding::code);

  /** Fields of an expert that are left out of {@code toString} too. */
  private static final Set<String> PERSONAL = Set.of("person", "affiliation", "discrepancies");

  private final AcceptContext context;
  private final Reference reference;

  private HubValidator(Clock clock) {
    this.context = new AcceptContext(clock);
    this.reference = new Reference(clock);
  }

  /**
   * A validator for which today is the day in Greenwich.
   *
   * @return a validator
   */
  public static HubValidator create() {
    return new HubValidator(Clock.systemUTC());
  }

  /**
   * A validator with a clock of the caller's, whose zone says when a day begins.
   *
   * @param clock says what lies in the future
   * @return a validator
   */
  public static HubValidator create(Clock clock) {
    return new HubValidator(clock);
  }

  /**
   * A validator for which it is always the same day.
   *
   * @param today what lies after it is in the future
   * @return a validator
   */
  public static HubValidator at(LocalDate today) {
    return new HubValidator(
        Clock.fixed(today.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC));
  }

  /** Hibernate Validator, started when it is first asked. */
  private static final class Reference {
    private final Clock clock;
    private volatile @Nullable Validator started;

    Reference(Clock clock) {
      this.clock = clock;
    }

    Set<ConstraintViolation<HubRecord>> validate(HubRecord record) {
      Validator validator = started;
      if (validator == null) {
        synchronized (this) {
          validator = started;
          if (validator == null) {
            validator = start();
            started = validator;
          }
        }
      }
      return validator.validate(record);
    }

    private Validator start() {
      return Validation.byProvider(HibernateValidator.class)
          .providerResolver(() -> List.of(new HibernateValidator()))
          .configure()
          .ignoreXmlConfiguration() // an application's own must not change what is judged here
          .messageInterpolator(new ParameterMessageInterpolator())
          .clockProvider(() -> clock)
          .buildValidatorFactory()
          .getValidator();
    }
  }

  /**
   * Checks a record that was built by a program.
   *
   * @param record the record
   * @return what there is to say of it, in the order of its fields' names; empty if nothing
   */
  public List<Finding> check(HubRecord record) {
    return check(record, Place.NONE);
  }

  /**
   * Checks a record that was read.
   *
   * @param record the record
   * @param place where it stands
   * @return what there is to say of it, in the order of its fields' names; empty if nothing
   */
  public List<Finding> check(HubRecord record, Place place) {
    return accepts(record) ? List.of() : explain(record, place);
  }

  /**
   * Whether a record surely satisfies every constraint. Makes no object; what it does not accept
   * may still be valid.
   *
   * @param record the record
   * @return true only if {@link #check} finds nothing
   */
  public boolean accepts(HubRecord record) {
    try {
      return CompiledCheck.accepts(record, context);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) { // method handles declare it; reading a field throws none
      throw new IllegalStateException(e);
    }
  }

  /** The reference alone: what it finds in a record. */
  List<Finding> explain(HubRecord record, Place place) {
    return reference.validate(record).stream()
        .map(violation -> finding(violation, record, place))
        .sorted(ORDER)
        .toList();
  }

  private static Finding finding(
      ConstraintViolation<HubRecord> violation, HubRecord record, Place place) {
    String template = violation.getMessageTemplate();
    String pointer = pointer(violation.getPropertyPath());
    FindingCode code =
        FindingCode.of(template.substring(1, template.length() - 1))
            .orElseThrow(() -> new IllegalStateException("no finding code for " + template));
    return Finding.of(code, record, place.at(pointer), arguments(code, violation, record));
  }

  /**
   * The value at fault; of a rule on several properties what it has to say of them. What tells who
   * an expert is stays out of every finding.
   */
  private static Map<String, String> arguments(
      FindingCode code, ConstraintViolation<HubRecord> violation, HubRecord record) {
    if (violation.getInvalidValue() == violation.getLeafBean()) {
      return explained(violation);
    }
    String field = violation.getPropertyPath().iterator().next().getName();
    if (record instanceof Expert && PERSONAL.contains(field)) {
      return Map.of("found", "…");
    }
    Object value = violation.getInvalidValue();
    if (value instanceof QualifiedNumber number) {
      return Map.of("number", Finding.number(number));
    }
    if (value instanceof BigMoney && code.equals(FindingCode.NUMBER_NEGATIVE)) {
      return Map.of("number", value.toString());
    }
    return Map.of("found", found(code, value));
  }

  /** Of a value with several parts, those at fault. */
  private static String found(FindingCode code, @Nullable Object value) {
    if (code.equals(FindingCode.LANGUAGE_UNREGISTERED) && value instanceof LocalizedText text) {
      return text.languages().stream()
          .filter(language -> !language.isRegistered())
          .map(LanguageTag::toString)
          .collect(Collectors.joining(", "));
    }
    if (code.equals(FindingCode.LIST_REPEATED) && value instanceof List<?> list) {
      Set<Object> seen = new HashSet<>();
      return list.stream()
          .filter(one -> !seen.add(one))
          .map(Object::toString)
          .findFirst()
          .orElse("");
    }
    return Objects.toString(value, "");
  }

  /** What a rule on several properties has to say of them. */
  private static <A extends Annotation> Map<String, String> explained(
      ConstraintViolation<HubRecord> violation) {
    @SuppressWarnings("unchecked") // a validator is of the type that its constraint names
    ConstraintDescriptor<A> constraint =
        (ConstraintDescriptor<A>) violation.getConstraintDescriptor();
    Map<String, String> arguments = new TreeMap<>();
    for (var rule : constraint.getConstraintValidatorClasses()) {
      if (PropertyRule.class.isAssignableFrom(rule)) {
        try {
          ((PropertyRule<A>) rule.getConstructor().newInstance())
              .explain(constraint.getAnnotation(), violation.getLeafBean())
              .forEach(
                  (name, value) ->
                      arguments.put(
                          name,
                          value instanceof QualifiedNumber number
                              ? Finding.number(number)
                              : value.toString()));
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("cannot make " + rule, e);
        }
      }
    }
    return arguments;
  }

  private static String pointer(Path path) {
    StringBuilder pointer = new StringBuilder();
    for (Path.Node node : path) {
      if (node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      } else if (node.getKey() != null) {
        pointer.append('/').append(node.getKey());
      }
      if (node.getKind() == ElementKind.PROPERTY) {
        pointer.append('/').append(node.getName());
      }
    }
    return pointer.toString();
  }
}
