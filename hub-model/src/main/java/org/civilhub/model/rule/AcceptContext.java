package org.civilhub.model.rule;

import jakarta.validation.ClockProvider;
import jakarta.validation.ConstraintValidatorContext;
import java.time.Clock;

/**
 * What a rule is given when only its verdict is wanted: the clock, and no way to build a message.
 */
final class AcceptContext implements ConstraintValidatorContext {
  private final ClockProvider clock;

  AcceptContext(Clock clock) {
    this.clock = () -> clock;
  }

  @Override
  public ClockProvider getClockProvider() {
    return clock;
  }

  @Override
  public void disableDefaultConstraintViolation() {
    throw unasked();
  }

  @Override
  public String getDefaultConstraintMessageTemplate() {
    throw unasked();
  }

  @Override
  public ConstraintViolationBuilder buildConstraintViolationWithTemplate(String template) {
    throw unasked();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw unasked();
  }

  private static UnsupportedOperationException unasked() {
    return new UnsupportedOperationException("the compiled check asks for a verdict alone");
  }
}
