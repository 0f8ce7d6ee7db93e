package org.civilhub.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every record and every part of one. */
class RecordsTest {
  static List<Class<?>> types() {
    return Samples.types();
  }

  @Test
  void types_ofTheModel_areAllReachedFromRecords() {
    assertThat(types())
        .contains(HubEvent.class, Participation.class, Baseline.class, Target.class, Actual.class)
        .contains(Discrepancy.class, Source.class, ExpertPerson.class, ContactChannel.class)
        .contains(FoundingDeclaration.class, Membership.class, ContestEntry.class);
  }

  @ParameterizedTest
  @MethodSource("types")
  void build_empty_namesAllMissingFieldsAtOnce(Class<?> type) {
    Set<String> mandatory =
        Samples.accessors(type).stream()
            .filter(Samples::isMandatory)
            .map(Samples::property)
            .collect(Collectors.toCollection(TreeSet::new));
    if (mandatory.isEmpty()) {
      assertThat(Samples.least(type)).isNotNull();
      return;
    }
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Samples.build(type, Map.of()))
        .withMessageContaining(type.getSimpleName())
        .satisfies(e -> assertThat(named(e)).isEqualTo(mandatory));
  }

  private static Set<String> named(IllegalStateException e) {
    Matcher list = Pattern.compile("\\[(.*)]").matcher(String.valueOf(e.getMessage()));
    assertThat(list.find()).isTrue();
    return new TreeSet<>(Arrays.asList(list.group(1).split(", ", -1)));
  }

  @ParameterizedTest
  @MethodSource("types")
  void build_oneFieldMissing_namesThatOne(Class<?> type) {
    for (Method accessor : Samples.accessors(type)) {
      if (Samples.isMandatory(accessor)) {
        Map<String, Object> all = new HashMap<>();
        for (Method other : Samples.accessors(type)) {
          all.put(Samples.property(other), Samples.invoke(other, Samples.full(type)));
        }
        all.remove(Samples.property(accessor));
        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(() -> Samples.build(type, all))
            .satisfies(e -> assertThat(named(e)).containsExactly(Samples.property(accessor)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void equals_sameParts_isEqualAndAnyOtherPartIsNot(Class<?> type) {
    Object full = Samples.full(type);
    assertThat(full).isEqualTo(Samples.full(type)).hasSameHashCodeAs(Samples.full(type));
    for (Method accessor : Samples.accessors(type)) {
      if (!Samples.isMandatory(accessor)) {
        Class<?> kind = accessor.getReturnType();
        Object nothing =
            kind == Optional.class ? Optional.empty() : kind == List.class ? List.of() : Map.of();
        Object other = Samples.with(type, Samples.property(accessor), nothing);
        assertThat(other).as(Samples.property(accessor)).isNotEqualTo(full);
        assertThat(Samples.invoke(accessor, other)).isEqualTo(nothing);
      }
    }
    assertThat(Samples.least(type)).isEqualTo(Samples.least(type));
  }

  @ParameterizedTest
  @MethodSource("types")
  void get_everyField_isWhatTheBuilderWasGiven(Class<?> type) {
    Object full = Samples.full(type);
    Map<String, Object> read = new HashMap<>();
    for (Method accessor : Samples.accessors(type)) {
      read.put(Samples.property(accessor), Samples.invoke(accessor, full));
    }
    assertThat(read.values())
        .doesNotContain(Optional.empty(), List.of(), Map.of())
        .doesNotContainNull();
    assertThat((Object) Samples.build(type, read)).isEqualTo(full);
  }

  @ParameterizedTest
  @MethodSource("types")
  void get_listOrMap_cannotBeChanged(Class<?> type) {
    Object full = Samples.full(type);
    for (Method accessor : Samples.accessors(type)) {
      Object value = Samples.invoke(accessor, full);
      if (value instanceof List<?> list) {
        assertThatThrownBy(() -> list.remove(0))
            .as(accessor.toString())
            .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
      } else if (value instanceof Map<?, ?> map) {
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
      }
    }
  }

  @Test
  void build_listChangedAfterwards_keepsWhatItWasGiven() {
    List<CountryCode> given = new ArrayList<>(List.of(CountryCode.of("KZ")));
    HubEvent event = Samples.with(HubEvent.class, "countries", given);
    given.add(CountryCode.of("UZ"));
    assertThat(event.getCountries()).containsExactly(CountryCode.of("KZ"));
  }

  @Test
  void build_builderUsedOn_doesNotChangeWhatItBuilt() {
    Participation.Builder builder =
        Participation.builder().number(Samples.full(Participation.class).getNumber());
    Participation before = builder.build();
    builder.country(CountryCode.of("UZ"));
    assertThat(before.getCountry()).isEmpty();
    assertThat(builder.build().getCountry()).contains(CountryCode.of("UZ"));
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without a null checker may do
  void build_null_isRefusedAtOnce() {
    assertThatNullPointerException().isThrownBy(() -> HubEvent.builder().title(null));
    assertThatNullPointerException()
        .isThrownBy(() -> HubEvent.builder().addCountries((CountryCode) null));
  }

  @Test
  void permits_hubRecord_areExactlyTheRecordTypes() {
    assertThat(Arrays.stream(HubRecord.class.getPermittedSubclasses()).map(Class::getName))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(RecordType.values()).map(type -> type.getType().getName()).toList());
    assertThat(RecordType.values()).hasSize(23);
  }

  @ParameterizedTest
  @EnumSource
  void of_classOrRecord_isItsType(RecordType type) {
    HubRecord record = Samples.full(type.getType());
    assertThat(RecordType.of(type.getType())).isEqualTo(type);
    assertThat(RecordType.of(record.getClass())).isEqualTo(type);
    assertThat(RecordType.of(record)).isEqualTo(type);
    assertThat(RecordType.of(type.getCode())).contains(type);
    assertThat(type.getCode()).isEqualTo(type.name().toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @EnumSource
  void getLabel_type_isThereInThreeLanguages(RecordType type) {
    LocalizedText label = type.getLabel();
    assertThat(label.texts()).containsOnlyKeys(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK);
  }

  @Test
  void of_somethingElse_isRefusedOrEmpty() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> RecordType.of(HubRecord.class))
        .withMessageContaining("HubRecord");
    assertThat(RecordType.of("Event")).isEmpty();
    assertThat(RecordType.of("")).isEmpty();
  }
}
