package org.civilhub.model.rule;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.civilhub.model.Expert;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Checks records against the constraints they carry. Immutable and shared; costly to make, so make
 * one.
 *
 * <p>This is the reference: Hibernate Validator, without expression language, so that text from
 * data is never evaluated. An embedding application may instead give the records to its own Jakarta
 * Validation provider.
 */
public final class HubValidator {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding f) -> f.place().pointer()).thenComparing(Finding::code);

  /** Fields of an expert that are left out of {@code toString} too. */
  private static final Set<String> PERSONAL = Set.of("person", "affiliation", "discrepancies");

  private final Validator validator;

  private HubValidator(Validator validator) {
    this.validator = validator;
  }

  /**
   * Starts Hibernate Validator.
   *
   * @return a validator
   */
  public static HubValidator create() {
    return new HubValidator(
        Validation.byProvider(HibernateValidator.class)
            .providerResolver(() -> List.of(new HibernateValidator()))
            .configure()
            .ignoreXmlConfiguration() // an application's own must not change what is judged here
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator());
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
    return validator.validate(record).stream()
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
    return new Finding(
        code,
        place.at(pointer),
        Optional.of(RecordType.of(record)),
        Optional.of(record.getId().value()),
        found(violation, record).map(found -> Map.of("found", found)).orElse(Map.of()));
  }

  /**
   * The value at fault; empty where it is a whole record or part, as in a rule on two fields. What
   * tells who an expert is stays out of every finding.
   */
  private static Optional<String> found(
      ConstraintViolation<HubRecord> violation, HubRecord record) {
    if (violation.getInvalidValue() == violation.getLeafBean()) {
      return Optional.empty();
    }
    String field = violation.getPropertyPath().iterator().next().getName();
    if (record instanceof Expert && PERSONAL.contains(field)) {
      return Optional.of("…");
    }
    return Optional.of(Objects.toString(violation.getInvalidValue(), ""));
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
