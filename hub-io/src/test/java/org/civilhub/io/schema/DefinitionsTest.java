package org.civilhub.io.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.civilhub.io.Manifest;
import org.civilhub.io.WireType;
import org.civilhub.io.WireType.Cardinality;
import org.civilhub.io.WireType.Kind;
import org.civilhub.io.WireType.WireField;
import org.civilhub.model.RecordType;
import org.civilhub.model.Source;
import org.civilhub.model.rule.Severity;
import org.junit.jupiter.api.Test;

/** Whatever the model demands is expressed, or is known not to be. */
class DefinitionsTest {
  private static final Definitions STRICT = new Definitions(Severity.ADVICE);

  /** A constraint that the model does not use, on a text and on a list. */
  @SuppressWarnings("UnusedMethod") // read by reflection
  private interface Sized {
    @Size(max = 3, message = "{hub.text.blank}")
    String getName();

    @Size(max = 3, message = "{hub.text.blank}")
    List<String> getNames();
  }

  /** A constraint on a type, of no known kind. */
  @Constraint(validatedBy = {})
  @Retention(RetentionPolicy.RUNTIME)
  @interface Ruled {
    String message() default "{hub.text.blank}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  @Ruled
  private interface RuledType {}

  private static WireField field(String name, Cardinality cardinality, Kind kind) {
    return new WireField(Sized.class, name, cardinality, kind, String.class, String.class);
  }

  @Test
  void element_constraintThatNobodyExpressed_isNamed() {
    for (Kind kind : List.of(Kind.TEXT, Kind.ID, Kind.NUMBER, Kind.MONEY, Kind.TRUTH)) {
      assertThatThrownBy(() -> STRICT.element(field("name", Cardinality.ONE, kind)))
          .as(kind.name())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("must be expressed or named as comparing: @Size on");
    }
  }

  @Test
  void list_constraintThatNobodyExpressed_isNamed() {
    assertThatThrownBy(() -> STRICT.list(field("names", Cardinality.LIST, Kind.TEXT)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("must be expressed or named as comparing: @Size on a list");
  }

  @Test
  void object_ruleThatNobodyExpressed_isNamed() {
    assertThatThrownBy(() -> STRICT.object(new WireType(RuledType.class, List.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("must be expressed or named as comparing: @Ruled on a type");
  }

  // ---- what builders refuse by themselves ----

  private static Set<WireType> types() {
    Set<WireType> types = new LinkedHashSet<>();
    List<WireType> waiting = new ArrayList<>(List.of(WireType.of(Manifest.class).orElseThrow()));
    for (RecordType type : RecordType.values()) {
      waiting.add(WireType.of(type));
    }
    while (!waiting.isEmpty()) {
      WireType type = waiting.remove(waiting.size() - 1);
      if (types.add(type)) {
        type.fields().stream()
            .filter(field -> field.kind() == Kind.OBJECT)
            .forEach(field -> waiting.add(field.object()));
      }
    }
    return types;
  }

  /** A type that comes to refuse something else must be entered among those that are expressed. */
  @Test
  void types_thatRefuseMoreThanMissingFields_areSourceAlone() {
    Set<String> checking = new TreeSet<>();
    for (WireType type : types()) {
      for (var method : type.type().getMethods()) {
        if (method.getName().equals("check")) {
          checking.add(type.type().getSimpleName());
        }
      }
    }
    assertThat(checking).containsExactly(Source.class.getSimpleName());
  }

  /** Constraints on an Optional or map itself would be passed over. */
  @Test
  void fields_thatAreNoLists_haveNoConstraintsOfLists() {
    for (WireType type : types()) {
      for (WireField field : type.fields()) {
        if (field.cardinality() != Cardinality.LIST) {
          assertThat(Rule.of(field.ofList())).as("%s.%s", field.owner(), field.name()).isEmpty();
        }
      }
    }
  }
}
