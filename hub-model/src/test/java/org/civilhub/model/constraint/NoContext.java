package org.civilhub.model.constraint;

import jakarta.validation.ClockProvider;
import jakarta.validation.ConstraintValidatorContext;

/** The context of a rule that is to need none. */
final class NoContext implements ConstraintValidatorContext {
  @Override
  public void disableDefaultConstraintViolation() {
    throw new AssertionError("was to need no context");
  }

  @Override
  public String getDefaultConstraintMessageTemplate() {
    throw new AssertionError("was to need no context");
  }

  @Override
  public ClockProvider getClockProvider() {
    throw new AssertionError("was to need no context");
  }

  @Override
  public ConstraintViolationBuilder buildConstraintViolationWithTemplate(String template) {
    throw new AssertionError("was to need no context");
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw new AssertionError("was to need no context");
  }
}
