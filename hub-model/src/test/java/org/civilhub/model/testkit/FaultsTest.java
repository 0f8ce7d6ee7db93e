package org.civilhub.model.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {
  /** By hand, one of each way in which a constraint can stand somewhere. */
  @Test
  void of_event_namesConstraintsWhereverTheyStand() {
    assertThat(Faults.of(RecordType.EVENT))
        .extracting(Fault::toString)
        .contains(
            "event /title hub.text.blank", // on the accessor
            "event /title hub.language.unregistered", // a second one there
            "event /participants hub.number.negative", // on what an Optional holds
            "event /countries hub.list.repeated", // on a list
            "event /countries/1 hub.country.unassigned", // on what it holds
            "event /participations/1/number hub.number.not-whole", // in a part
            "event /discrepancies/1/source/url hub.url.malformed", // in a part of a part
            "event /note hub.text.blank", // on an interface above
            "event /participations hub.event.participants-within-total", // on the type
            "event /endsOn hub.date.end-before-start")
        .doesNotHaveDuplicates();
  }

  @Test
  void of_typeWithSeveralRulesOfOneKind_namesEach() {
    assertThat(Faults.of(RecordType.CONTEST))
        .filteredOn(fault -> fault.code().equals(FindingCode.DATE_END_BEFORE_START))
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder("/deadlineOn", "/resultsOn", "/heldOn");
  }

  @ParameterizedTest
  @EnumSource
  void of_everyType_namesFaultsOfThatType(RecordType type) {
    assertThat(Faults.of(type)).isNotEmpty().allMatch(fault -> fault.type() == type);
  }

  @Test
  void all_holdEachTypesFaults() {
    long sum = 0;
    for (RecordType type : RecordType.values()) {
      sum += Faults.of(type).size();
    }
    assertThat(Faults.all()).hasSize((int) sum).doesNotHaveDuplicates();
  }

  // ---- what the kit does not know yet ----

  /** A type like those of the model, with a constraint that none of them uses. */
  public interface Sized {
    @Size(max = 3, message = "{hub.text.blank}")
    String getName();

    static Builder builder() {
      return new Builder();
    }

    /** Takes what it is given. */
    class Builder {
      Builder() {}

      public Builder name(String name) {
        return this;
      }

      public Sized build() {
        return () -> "";
      }
    }
  }

  /** A constraint on a type, of no known kind. */
  @Constraint(validatedBy = {})
  @Retention(RetentionPolicy.RUNTIME)
  @interface Ruled {
    String message() default "{hub.text.blank}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** A type with such a constraint. */
  @Ruled
  public interface RuledType {
    static Builder builder() {
      return new Builder();
    }

    /** Takes nothing. */
    class Builder {
      Builder() {}

      public RuledType build() {
        return new RuledType() {};
      }
    }
  }

  @Test
  void constraint_thatTheKitDoesNotKnow_isNamed() {
    ValidArbitraries.Planting planting = ValidArbitraries.plantings(Shape.of(Sized.class)).get(0);
    assertThatThrownBy(() -> planting.values().get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("ConstrainedValues must say what satisfies and what breaks @Size");
  }

  @Test
  void ruleOnAType_thatTheKitDoesNotKnow_isNamed() {
    assertThatThrownBy(() -> ValidArbitraries.plantings(Shape.of(RuledType.class)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("PropertyRules must say how @Ruled is kept and how it is broken");
  }
}
