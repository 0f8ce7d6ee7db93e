package org.civilhub.model.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import java.lang.annotation.Annotation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civilhub.model.HubEvent;
import org.civilhub.model.Samples;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules on several properties, on records and on whatever bean an application puts them on. */
class PropertyRuleTest {
  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  /** A form as an application has it: a class, with null for what was left empty. */
  @DateOrder(start = "from", end = "until")
  @WithinStatedNumber(list = "names", number = "stated")
  public static class Form {
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate until;
    private @Nullable List<String> names;

    Form(@Nullable LocalDate from, @Nullable LocalDate until) {
      this.from = from;
      this.until = until;
    }

    public @Nullable LocalDate getFrom() {
      return from;
    }

    public @Nullable LocalDate getUntil() {
      return until;
    }

    public @Nullable List<String> getNames() {
      return names;
    }

    public QualifiedNumber getStated() {
      return QualifiedNumber.exact(1);
    }
  }

  /** Not public, so its accessors are those of the class above. */
  static final class SpecialForm extends Form {
    SpecialForm(@Nullable LocalDate from, @Nullable LocalDate until) {
      super(from, until);
    }
  }

  /** What a class that is not public can be read by. */
  @DateOrder(start = "from", end = "until")
  public interface Dated {
    Optional<PartialDate> getFrom();

    Optional<PartialDate> getUntil();
  }

  abstract static class HiddenBase implements Dated {}

  static final class Hidden extends HiddenBase {
    @Override
    public Optional<PartialDate> getFrom() {
      return Optional.of(PartialDate.parse("2026-12"));
    }

    @Override
    public Optional<PartialDate> getUntil() {
      return Optional.of(PartialDate.parse("2026-11"));
    }
  }

  private static List<String> paths(Object bean) {
    return VALIDATOR.validate(bean).stream()
        .map(ConstraintViolation::getPropertyPath)
        .map(Object::toString)
        .toList();
  }

  @Test
  void isValid_classOfAnApplication_isReadByItsOwnAccessors() {
    assertThat(paths(new Form(DAY, DAY))).isEmpty();
    assertThat(paths(new Form(DAY, DAY.minusDays(1)))).containsExactly("until");
    assertThat(paths(new SpecialForm(DAY, DAY.minusDays(1)))).containsExactly("until");
    assertThat(paths(new Hidden())).containsExactly("until");
  }

  @Test
  void isValid_nullInAProperty_isAsIfAbsent() {
    assertThat(paths(new Form(null, DAY))).isEmpty();
    assertThat(paths(new Form(DAY, null))).isEmpty();
    Form form = new Form(null, null);
    form.names = List.of("a", "b");
    assertThat(paths(form)).containsExactly("names");
    form.names = null;
    assertThat(paths(form)).isEmpty();
  }

  @Test
  void isValid_nullBean_isValidAndAsksForNothing() {
    assertThat(new DateOrder.Rule().isValid(null, new NoContext())).isTrue();
    assertThat(new WithinStatedNumber.Rule().isValid(null, new NoContext())).isTrue();
  }

  /** Misspelt, so it is a mistake of whoever wrote it and not a fault in the data. */
  @DateOrder(start = "startsOn", end = "finishesOn")
  private static final class Misspelt {}

  private static DateOrder.Rule misspelt() {
    DateOrder.Rule rule = new DateOrder.Rule();
    rule.initialize(annotation(Misspelt.class, DateOrder.class));
    return rule;
  }

  private static <A extends Annotation> A annotation(Class<?> of, Class<A> type) {
    return Optional.ofNullable(of.getAnnotation(type)).orElseThrow();
  }

  @Test
  void isValid_propertyThatIsNotThere_throwsNamingTheAccessor() {
    assertThatIllegalStateException()
        .isThrownBy(() -> misspelt().isValid(Samples.full(HubEvent.class), new NoContext()))
        .withMessageContaining("must have getFinishesOn");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> VALIDATOR.validate(new Misspelt()))
        .withRootCauseInstanceOf(IllegalStateException.class);
  }

  /** An accessor that fails. */
  @DateOrder(start = "from", end = "from")
  public static final class Failing {
    private final List<LocalDate> dates = List.of();

    public LocalDate getFrom() {
      return dates.get(0);
    }
  }

  @Test
  void isValid_accessorThatThrows_isNotTakenForAFaultInTheData() {
    DateOrder.Rule rule = new DateOrder.Rule();
    rule.initialize(annotation(Failing.class, DateOrder.class));
    assertThatIllegalStateException()
        .isThrownBy(() -> rule.isValid(new Failing(), new NoContext()))
        .withMessageContaining("cannot read from")
        .withRootCauseInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void explain_beanThatBreaksTheRule_namesItsValues() {
    DateOrder order = annotation(Dated.class, DateOrder.class);
    assertThat(new DateOrder.Rule().explain(order, new Hidden()))
        .isEqualTo(Map.of("found", "2026-11", "start", "2026-12"));
    WithinStatedNumber within = annotation(Form.class, WithinStatedNumber.class);
    Form form = new Form(null, null);
    form.names = List.of("a", "b", "a");
    assertThat(new WithinStatedNumber.Rule().explain(within, form))
        .isEqualTo(Map.of("found", "2", "limit", QualifiedNumber.exact(1)));
  }
}
