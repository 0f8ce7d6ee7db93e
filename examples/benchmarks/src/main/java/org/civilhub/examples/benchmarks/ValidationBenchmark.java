package org.civilhub.examples.benchmarks;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.civilhub.model.HubEvent;
import org.civilhub.model.rule.HubValidator;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to check one event. Each call checks many different ones, so that the processor
 * cannot learn one by heart.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ValidationBenchmark.EVENTS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ValidationBenchmark {
  static final int EVENTS = 1_000;

  /** How many of the events have a fault. */
  @Param public Mix mix = Mix.VALID;

  private final HubValidator validator = HubValidator.create();
  private final Validator reference = newReference();
  private final HandWrittenCheck handWritten = new HandWrittenCheck(today());
  private final HandWrittenFieldsCheck handWrittenFields = new HandWrittenFieldsCheck(today());
  private List<HubEvent> events = List.of();
  private List<PlainEvent> plainEvents = List.of();

  /** Makes the events. */
  @Setup
  public void makeEvents() {
    events = EventGenerator.events(EVENTS, mix);
    plainEvents = events.stream().map(PlainEvent::of).toList();
  }

  /** The check compiled from the constraints. */
  @Benchmark
  public int accepts() {
    int accepted = 0;
    for (HubEvent event : events) {
      if (validator.accepts(event)) {
        accepted++;
      }
    }
    return accepted;
  }

  /** A check written by hand against the accessors, which wrap what may be absent. */
  @Benchmark
  public int handWritten() {
    int accepted = 0;
    for (HubEvent event : events) {
      if (handWritten.accepts(event)) {
        accepted++;
      }
    }
    return accepted;
  }

  /** A check written by hand against plain fields. */
  @Benchmark
  public int handWrittenFields() {
    int accepted = 0;
    for (PlainEvent event : plainEvents) {
      if (handWrittenFields.accepts(event)) {
        accepted++;
      }
    }
    return accepted;
  }

  /** The compiled check, and the reference for what it does not accept. */
  @Benchmark
  public int check() {
    int findings = 0;
    for (HubEvent event : events) {
      findings += validator.check(event).size();
    }
    return findings;
  }

  /** Hibernate Validator on each. */
  @Benchmark
  public int reference() {
    int violations = 0;
    for (HubEvent event : events) {
      violations += reference.validate(event).size();
    }
    return violations;
  }

  private static Validator newReference() {
    return Validation.byProvider(HibernateValidator.class)
        .configure()
        .messageInterpolator(new ParameterMessageInterpolator())
        .buildValidatorFactory()
        .getValidator();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
