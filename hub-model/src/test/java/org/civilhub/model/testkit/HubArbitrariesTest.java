package org.civilhub.model.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.Source;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.HubValidator;
import org.civilhub.model.value.CountryCode;

class HubArbitrariesTest {
  private static final HubValidator VALIDATOR = HubValidator.at(HubArbitraries.AS_OF);
  private static final int GENERATOR_SIZE = 1000;

  @Provide
  Arbitrary<HubRecord> validRecords() {
    return HubArbitraries.validRecords();
  }

  @Property(tries = 2000)
  void validRecords_any_haveNoFindings(@ForAll("validRecords") HubRecord record) {
    assertThat(VALIDATOR.check(record)).isEmpty();
  }

  @Property(tries = 1)
  void withFault_each_givesThatFindingAlone(@ForAll Random random) {
    for (Fault fault : Faults.all()) {
      RandomGenerator<HubRecord> records =
          HubArbitraries.withFault(fault).generator(GENERATOR_SIZE);
      for (int i = 0; i < 3; i++) {
        HubRecord record = records.next(random).value();
        assertThat(RecordType.of(record)).isEqualTo(fault.type());
        List<Finding> findings = VALIDATOR.check(record);
        assertThat(findings).as(fault.toString()).hasSize(1);
        assertThat(findings.get(0).code()).as(fault.toString()).isEqualTo(fault.code());
        assertThat(findings.get(0).place().pointer()).isEqualTo(fault.pointer());
      }
    }
  }

  /** So that keeping the rules has not left out what they are about. */
  @Property(tries = 1)
  void valid_manyOfOneType_haveEachPropertyAndLackIt(@ForAll Random random) throws Exception {
    for (RecordType type : RecordType.values()) {
      Shape shape = Shape.of(type.getType());
      RandomGenerator<?> records = HubArbitraries.valid(type.getType()).generator(GENERATOR_SIZE);
      Set<String> filled = new HashSet<>();
      Set<String> empty = new HashSet<>();
      for (int i = 0; i < 200; i++) {
        Object record = records.next(random).value();
        for (Shape.Property property : shape.properties()) {
          (isEmpty(read(record, type.getType(), property)) ? empty : filled).add(property.name());
        }
      }
      for (Shape.Property property : shape.properties()) {
        boolean mandatory = property.holding() == Shape.Holding.ONE;
        boolean isParties = type == RecordType.AGREEMENT && property.name().equals("parties");
        assertThat(filled).as(type.getCode()).contains(property.name());
        assertThat(empty.contains(property.name()))
            .as("%s without %s", type.getCode(), property.name())
            .isEqualTo(!mandatory && !isParties);
      }
    }
  }

  private static Object read(Object record, Class<?> type, Shape.Property property)
      throws ReflectiveOperationException {
    String bare = Character.toUpperCase(property.name().charAt(0)) + property.name().substring(1);
    Method accessor = type.getMethod("get" + bare);
    return accessor.invoke(record);
  }

  private static boolean isEmpty(Object held) {
    return held instanceof Optional<?> optional
        ? optional.isEmpty()
        : held instanceof Collection<?> list
            ? list.isEmpty()
            : held instanceof Map<?, ?> map && map.isEmpty();
  }

  @Example
  void valid_typeThatNoBuilderMakes_isRefused() {
    assertThatThrownBy(() -> HubArbitraries.valid(CountryCode.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CountryCode");
  }

  @Provide
  Arbitrary<Source> sources() {
    return HubArbitraries.valid(Source.class);
  }

  @Property
  void valid_part_isOfItsType(@ForAll("sources") Source source) {
    assertThat(
            source.getDocument().isPresent()
                || source.getTitle().isPresent()
                || source.getUrl().isPresent())
        .isTrue();
  }

  @Example
  void withFault_thatNoConstraintFinds_isRefused() {
    Fault fault = new Fault(RecordType.EVENT, "/host", FindingCode.NUMBER_NEGATIVE);
    assertThatThrownBy(() -> HubArbitraries.withFault(fault))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("event /host hub.number.negative");
  }
}
