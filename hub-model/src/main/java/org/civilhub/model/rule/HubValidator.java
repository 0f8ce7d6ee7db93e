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
import java.util.List;
import java.util.Set;
import org.civilhub.model.HubRecord;
import org.civilhub.model.constraint.PropertyRule;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Checks records against the constraints they carry. Immutable and shared.
 *
 * <p>They are judged by a check that is compiled from those constraints, in two steps: one that
 * only accepts, and for what it does not accept one that tells why. The reference, which says what
 * is right, is Hibernate Validator, without expression language, so that text from data is never
 * evaluated; it judges records that the builders of this library did not make, and is started for
 * the first of them. An embedding application may instead give the records to its own Jakarta
 * Validation provider.
 */
public final class HubValidator {
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
    if (accepts(record)) {
      return List.of();
    }
    Violations found = new Violations(record, place);
    return tells(record, found) ? found.sorted() : explain(record, place);
  }

  /**
   * Whether a record surely satisfies every constraint. Makes no object; what it does not accept
   * may still be valid.
   *
   * @param record the record
   * @return true only if {@link #check} finds nothing
   */
  public boolean accepts(HubRecord record) {
    return CompiledCheck.accepts(record, context);
  }

  /** Whether it is surely told which constraints a record does not satisfy. */
  private boolean tells(HubRecord record, Violations found) {
    return CompiledCheck.tells(record, context, found);
  }

  /** The reference alone: what it finds in a record. */
  List<Finding> explain(HubRecord record, Place place) {
    Violations found = new Violations(record, place);
    reference.validate(record).forEach(violation -> add(violation, found));
    return found.sorted();
  }

  private static <A extends Annotation> void add(
      ConstraintViolation<HubRecord> violation, Violations found) {
    String template = violation.getMessageTemplate();
    String code = template.substring(1, template.length() - 1);
    String pointer = pointer(violation.getPropertyPath());
    if (violation.getInvalidValue() != violation.getLeafBean()) {
      found.add(code, pointer, violation.getInvalidValue());
      return;
    }
    @SuppressWarnings("unchecked") // a validator is of the type that its constraint names
    ConstraintDescriptor<A> constraint =
        (ConstraintDescriptor<A>) violation.getConstraintDescriptor();
    for (var rule : constraint.getConstraintValidatorClasses()) {
      try {
        found
            .in(pointer.substring(0, pointer.lastIndexOf('/')))
            .broken(
                code,
                (PropertyRule<A>) rule.getConstructor().newInstance(),
                constraint.getAnnotation(),
                violation.getLeafBean());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot make " + rule, e);
      }
    }
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
