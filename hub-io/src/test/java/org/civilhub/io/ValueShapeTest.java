package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueShapeTest {
  static Stream<Class<?>> types() {
    return Samples.shapes().stream().map(ValueShape::type);
  }

  /** The accessors by reflection: abstract, without a parameter, called as a property is read. */
  private static Set<String> properties(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .filter(method -> method.getParameterCount() == 0)
        .map(Method::getName)
        .map(name -> name.startsWith("is") ? name.substring(2) : name.replaceFirst("^get", ""))
        .map(bare -> Character.toLowerCase(bare.charAt(0)) + bare.substring(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void types_ofTheModel_areMoreThanTheRecords() {
    assertThat(types())
        .contains(HubEvent.class)
        .hasSizeGreaterThan(RecordType.values().length)
        .allMatch(type -> type.getPackage().equals(HubRecord.class.getPackage()));
  }

  @ParameterizedTest
  @MethodSource("types")
  void fields_valueType_areItsPropertiesIdFirst(Class<?> type) {
    ValueShape shape = ValueShape.of(type).orElseThrow();
    Set<String> expected = properties(type);
    Stream<String> first = expected.remove("id") ? Stream.of("id") : Stream.empty();
    assertThat(shape.fields())
        .extracting(ValueShape.Field::name)
        .containsExactlyElementsOf(Stream.concat(first, expected.stream()).toList());
    assertThat(shape.fields()).allMatch(field -> field.equals(shape.field(field.name())));
  }

  @Test
  void of_implementation_isTheShapeOfItsType() {
    HubRecord event = Samples.full(RecordType.EVENT);
    assertThat(ValueShape.of(event.getClass())).isEqualTo(ValueShape.of(HubEvent.class));
    assertThat(ValueShape.of(HubRecord.class)).isEmpty();
    assertThat(ValueShape.of(LocalizedText.class)).isEmpty();
    assertThat(ValueShape.of(Optional.class)).isEmpty();
  }

  @Test
  void assemble_withoutWhatMustBeThere_isRefused() {
    ValueShape shape = ValueShape.of(HubEvent.class).orElseThrow();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> shape.assemble(new Object[shape.fields().size()]));
  }

  @Test
  void get_noSuchField_throws() {
    ValueShape shape = ValueShape.of(HubEvent.class).orElseThrow();
    HubRecord event = Samples.full(RecordType.EVENT);
    assertThat(shape.get(event, 0)).isEqualTo(event.getId());
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> shape.get(event, shape.fields().size()));
  }
}
