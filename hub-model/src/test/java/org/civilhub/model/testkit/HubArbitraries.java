package org.civilhub.model.testkit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.Code;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * Arbitrary values of every type of the model, found by reflection, so that a new field is
 * generated without a word said here: plain ones, which are whatever a builder takes and so mostly
 * break a rule; {@link #valid valid} ones, which satisfy every constraint; and such {@link
 * #withFault with one fault}, which satisfy every constraint but one.
 */
public final class HubArbitraries {
  /**
   * The day for which valid values are valid: what must not lie in the future lies on it or before,
   * and a fault of that kind after it. Give it to {@code HubValidator.at} or {@link HubRecords#of}.
   */
  public static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

  private static final int MOST_IN_LIST = 2;
  private static final int KINDS_OF_CHARACTER = 14;
  private static final int CODE_POINTS =
      Character.MAX_CODE_POINT - Character.MAX_SURROGATE + Character.MIN_SURROGATE;
  private static final String AWKWARD = "\0\t\n\r\"/\\\u007F\u0085\uFEFF\u202E";
  private static final BigInteger INTEGER_LIMIT = BigInteger.TEN.pow(40).subtract(BigInteger.ONE);
  private static final BigInteger DIGIT_LIMIT = BigInteger.TEN.pow(60).subtract(BigInteger.ONE);

  private HubArbitraries() {}

  /**
   * Values that satisfy every constraint on them and their parts: assigned countries, known codes,
   * text in registered languages, days of the years around the Hub's work and in order, numbers
   * that go together.
   *
   * @param <T> the type
   * @param type a record or a part of one
   * @return arbitrary values in which a validator finds nothing on {@link #AS_OF}
   * @throws IllegalArgumentException if it is neither
   */
  public static <T> Arbitrary<T> valid(Class<T> type) {
    return ValidArbitraries.of(Shape.of(type)).map(type::cast);
  }

  /**
   * Records of every type that satisfy every constraint.
   *
   * @return arbitrary records in which a validator finds nothing on {@link #AS_OF}
   */
  public static Arbitrary<HubRecord> validRecords() {
    return Arbitraries.oneOf(
        Arrays.stream(RecordType.values())
            .map(type -> valid(type.getType()).map(HubRecord.class::cast))
            .toList());
  }

  /**
   * Records with one fault.
   *
   * @param fault one of {@link Faults#of}
   * @return arbitrary records of its type in which a validator finds that on {@link #AS_OF}, and
   *     nothing else
   * @throws IllegalArgumentException if the type has no constraint that finds it
   */
  public static Arbitrary<HubRecord> withFault(Fault fault) {
    return ValidArbitraries.plantings(Shape.of(fault.type().getType())).stream()
        .filter(p -> p.pointer().equals(fault.pointer()) && p.code().equals(fault.code()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no constraint finds: " + fault))
        .values()
        .get()
        .map(HubRecord.class::cast);
  }

  /**
   * Values of one type, whatever its builder takes.
   *
   * @param <T> the type
   * @param type a record, a part of one, or one of the values beneath them
   * @return arbitrary values of it
   * @throws IllegalArgumentException if it is no type of the model
   */
  public static <T> Arbitrary<T> of(Class<T> type) {
    return ofType(type).map(type::cast);
  }

  /**
   * Records of every type, whatever their builders take.
   *
   * @return arbitrary records
   */
  public static Arbitrary<HubRecord> records() {
    return Arbitraries.of(RecordType.values())
        .flatMap(type -> of(type.getType()).map(HubRecord.class::cast));
  }

  /**
   * One record of each type, in the order of the types.
   *
   * @return arbitrary lists of as many records as there are types
   */
  public static Arbitrary<List<HubRecord>> oneOfEach() {
    List<Arbitrary<HubRecord>> each = new ArrayList<>();
    for (RecordType type : RecordType.values()) {
      each.add(of(type.getType()).map(HubRecord.class::cast));
    }
    return Combinators.combine(each).as(records -> records);
  }

  /**
   * Text: any characters of Unicode, the empty text included, but no half of a surrogate pair.
   *
   * @return arbitrary texts
   */
  public static Arbitrary<String> texts() {
    return Arbitraries.integers()
        .between(0, KINDS_OF_CHARACTER * CODE_POINTS - 1)
        .withDistribution(RandomDistribution.uniform())
        .map(n -> codePoint(n % KINDS_OF_CHARACTER, n / KINDS_OF_CHARACTER))
        .list()
        .ofMaxSize(20)
        .map(points -> points.stream().map(Character::toString).collect(Collectors.joining()));
  }

  /** Mostly ASCII, then Cyrillic, then any, and now and then one that is awkward somewhere. */
  private static int codePoint(int kind, int n) {
    if (kind < 6) {
      return ' ' + n % ('~' - ' ' + 1);
    } else if (kind < 9) {
      return 0x400 + n % 0x100;
    } else if (kind < 11) {
      return AWKWARD.codePointAt(n % AWKWARD.length());
    }
    return n < Character.MIN_SURROGATE
        ? n
        : n + Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1;
  }

  /**
   * Numbers within the limits: 40 digits before the decimal point, 20 after it; no exponent.
   *
   * @return arbitrary numbers
   */
  public static Arbitrary<BigDecimal> decimals() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 4).withDistribution(RandomDistribution.uniform()),
            Arbitraries.longs(),
            Arbitraries.bigIntegers().between(DIGIT_LIMIT.negate(), DIGIT_LIMIT),
            Arbitraries.of(
                BigDecimal.ZERO,
                new BigDecimal("0.00"),
                new BigDecimal("1.10"),
                new BigDecimal(INTEGER_LIMIT),
                new BigDecimal(DIGIT_LIMIT, 20),
                new BigDecimal(BigInteger.ONE, 20)))
        .as(
            (kind, small, large, special) ->
                switch (kind) {
                  case 0 -> BigDecimal.valueOf(small % 1000);
                  case 1 -> BigDecimal.valueOf(small, 2);
                  case 2 -> new BigDecimal(large.remainder(INTEGER_LIMIT));
                  case 3 -> new BigDecimal(large, 20);
                  default -> special;
                });
  }

  /**
   * Qualified numbers with every word and kind of bounds.
   *
   * @return arbitrary qualified numbers
   */
  public static Arbitrary<QualifiedNumber> qualifiedNumbers() {
    return qualifiedNumbers(decimals());
  }

  static Arbitrary<QualifiedNumber> qualifiedNumbers(Arbitrary<BigDecimal> decimals) {
    Arbitrary<Boolean> open = Arbitraries.of(true, false);
    return Combinators.combine(
            Arbitraries.of(Qualifier.values()),
            decimals.list().ofSize(3).map(n -> n.stream().sorted().toList()),
            open,
            open)
        .as(
            (word, n, lowOpen, highOpen) ->
                switch (word) {
                  case UNKNOWN -> QualifiedNumber.unknown();
                  case BETWEEN ->
                      n.get(0).compareTo(n.get(2)) == 0
                          ? QualifiedNumber.of(Qualifier.EXACT, n.get(0))
                          : QualifiedNumber.interval(
                              Optional.of(n.get(0)), lowOpen, Optional.of(n.get(2)), highOpen);
                  case ABOUT ->
                      lowOpen
                          ? QualifiedNumber.of(word, n.get(1))
                          : QualifiedNumber.about(n.get(1), n.get(0), n.get(2));
                  default -> QualifiedNumber.of(word, n.get(1));
                });
  }

  /**
   * Money in every currency, with any number of decimals.
   *
   * @return arbitrary amounts
   */
  public static Arbitrary<BigMoney> money() {
    return Combinators.combine(Arbitraries.of(CurrencyUnit.registeredCurrencies()), decimals())
        .as(BigMoney::of);
  }

  /**
   * Dates of every precision, in years 1 to 9999.
   *
   * @return arbitrary dates
   */
  public static Arbitrary<PartialDate> partialDates() {
    return partialDates(days(1, 9999));
  }

  static Arbitrary<PartialDate> partialDates(Arbitrary<LocalDate> days) {
    return Combinators.combine(Arbitraries.of(PartialDate.Precision.values()), days)
        .as(
            (precision, day) ->
                switch (precision) {
                  case DAY -> PartialDate.of(day);
                  case MONTH -> PartialDate.of(YearMonth.from(day));
                  case YEAR -> PartialDate.ofYear(day.getYear());
                  case REPORTED -> PartialDate.reportedBy(day);
                });
  }

  /**
   * Periods with and without an end.
   *
   * @return arbitrary periods
   */
  public static Arbitrary<PartialPeriod> partialPeriods() {
    return partialPeriods(partialDates());
  }

  static Arbitrary<PartialPeriod> partialPeriods(Arbitrary<PartialDate> partialDates) {
    Arbitrary<PartialDate> dates =
        partialDates.filter(d -> d.precision() != PartialDate.Precision.REPORTED);
    Arbitrary<PartialPeriod> whole =
        Combinators.combine(dates, dates)
            .as(
                (a, b) ->
                    a.lastDay().isBefore(b.lastDay())
                        ? new PartialPeriod(a, Optional.of(b))
                        : new PartialPeriod(a, Optional.empty()));
    return Arbitraries.oneOf(whole, dates.map(PartialPeriod::of));
  }

  /**
   * Days within years.
   *
   * @param firstYear the first year
   * @param lastYear the last year, inclusive
   * @return arbitrary days, the first and the last among them
   */
  public static Arbitrary<LocalDate> days(int firstYear, int lastYear) {
    LocalDate first = LocalDate.of(firstYear, 1, 1);
    LocalDate last = LocalDate.of(lastYear, 12, 31);
    List<LocalDate> special =
        Stream.of(first, last, LocalDate.of(2024, 2, 29))
            .filter(day -> !day.isBefore(first) && !day.isAfter(last))
            .toList();
    return Combinators.combine(
            Arbitraries.longs()
                .between(first.toEpochDay(), last.toEpochDay())
                .withDistribution(RandomDistribution.uniform()),
            Arbitraries.of(special),
            Arbitraries.of(true, false))
        .as((day, limit, atLimit) -> atLimit ? limit : LocalDate.ofEpochDay(day));
  }

  /**
   * Language tags.
   *
   * @return arbitrary well-formed tags
   */
  public static Arbitrary<LanguageTag> languageTags() {
    return Combinators.combine(
            Arbitraries.of("und", "en", "ru", "kk", "en-GB", "kk-Cyrl-KZ", "zh-Hant", "de-1996"),
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(2).ofMaxLength(3),
            Arbitraries.of(true, false))
        .as((known, any, isKnown) -> new LanguageTag(isKnown ? known : any));
  }

  /**
   * Texts in one to three languages.
   *
   * @return arbitrary localized texts
   */
  public static Arbitrary<LocalizedText> localizedTexts() {
    return localizedTexts(languageTags(), texts());
  }

  static Arbitrary<LocalizedText> localizedTexts(
      Arbitrary<LanguageTag> languages, Arbitrary<String> texts) {
    return maps(languages, texts, 1, 3).map(LocalizedText::new);
  }

  /** Like {@code Arbitraries.maps}, which makes new generators for each map. */
  private static <K, V> Arbitrary<Map<K, V>> maps(
      Arbitrary<K> keys, Arbitrary<V> values, int least, int most) {
    return Combinators.combine(keys, values)
        .as(Map::entry)
        .list()
        .ofMinSize(least)
        .ofMaxSize(most)
        .map(
            entries ->
                entries.stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, Map.Entry::getValue, (one, other) -> other)));
  }

  /**
   * Country codes, assigned or not.
   *
   * @return arbitrary codes
   */
  public static Arbitrary<CountryCode> countryCodes() {
    return Arbitraries.strings().withCharRange('A', 'Z').ofLength(2).map(CountryCode::of);
  }

  /**
   * Identifiers.
   *
   * @return arbitrary identifiers
   */
  public static Arbitrary<Id<?>> ids() {
    return labels().map(Id::of);
  }

  /**
   * Codes of one list, some of which this version knows.
   *
   * @param list class of the list
   * @return arbitrary codes
   */
  public static Arbitrary<Code> codes(Class<?> list) {
    return Combinators.combine(knownCodes(list), labels(), Arbitraries.of(true, false))
        .as((known, any, isKnown) -> isKnown ? known : code(list, any));
  }

  static Arbitrary<Code> knownCodes(Class<?> list) {
    List<?> known = (List<?>) call(list, "known", MethodType.methodType(List.class));
    return Arbitraries.of(known).map(Code.class::cast);
  }

  static Code code(Class<?> list, String text) {
    return (Code) call(list, "of", MethodType.methodType(list, String.class), text);
  }

  /** Text of 1 to 100 characters, without blank ends and control characters. */
  private static Arbitrary<String> labels() {
    return texts()
        .map(
            text ->
                text.codePoints()
                    .filter(c -> !Character.isISOControl(c))
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining())
                    .strip())
        .map(text -> text.isBlank() ? "x" : text);
  }

  private static Object call(Class<?> type, String method, MethodType form, Object... arguments) {
    try {
      return MethodHandles.publicLookup()
          .findStatic(type, method, form)
          .invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalArgumentException("not a type of the model: " + type, e);
    }
  }

  static Arbitrary<?> ofType(Type type) {
    Class<?> raw = Shape.raw(type);
    if (raw == String.class) {
      return texts();
    } else if (raw == Integer.class) {
      return Arbitraries.integers();
    } else if (raw == Boolean.class) {
      return Arbitraries.of(true, false);
    } else if (raw == BigDecimal.class) {
      return decimals();
    } else if (raw == LocalDate.class) {
      return days(LocalDate.MIN.getYear(), LocalDate.MAX.getYear());
    } else if (raw == QualifiedNumber.class) {
      return qualifiedNumbers();
    } else if (raw == BigMoney.class) {
      return money();
    } else if (raw == PartialDate.class) {
      return partialDates();
    } else if (raw == PartialPeriod.class) {
      return partialPeriods();
    } else if (raw == LocalizedText.class) {
      return localizedTexts();
    } else if (raw == LanguageTag.class) {
      return languageTags();
    } else if (raw == CountryCode.class) {
      return countryCodes();
    } else if (raw == Id.class) {
      return ids();
    } else if (Code.class.isAssignableFrom(raw)) {
      return codes(raw);
    }
    return values(Shape.of(raw));
  }

  static Arbitrary<?> ofField(Type type) {
    if (type instanceof ParameterizedType p) {
      Type first = p.getActualTypeArguments()[0];
      if (p.getRawType() == Optional.class) {
        return optional(ofType(first));
      } else if (p.getRawType() == List.class) {
        return ofType(first).list().ofMaxSize(MOST_IN_LIST);
      } else if (p.getRawType() == Map.class) {
        return maps(ofType(first), ofType(p.getActualTypeArguments()[1]), 0, MOST_IN_LIST);
      }
    }
    return ofType(type);
  }

  /** Like {@code Arbitrary.optional}, which looks up the generator of its values each time. */
  static <T> Arbitrary<Optional<T>> optional(Arbitrary<T> values) {
    return Combinators.combine(Arbitraries.of(false, false, true, true, true), values)
        .as((present, value) -> present ? Optional.of(value) : Optional.<T>empty());
  }

  /** Values that are built field by field; what the builder refuses is left out. */
  private static Arbitrary<Object> values(Shape shape) {
    List<Arbitrary<Object>> fields = new ArrayList<>();
    for (Shape.Property property : shape.properties()) {
      fields.add(ofField(property.type()).asGeneric());
    }
    return Combinators.combine(fields)
        .as(
            values -> {
              Draft draft = new Draft(shape);
              for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                draft.put(
                    shape.properties().get(i).name(),
                    value instanceof Optional<?> optional ? optional : Optional.of(value));
              }
              return draft.build();
            })
        .filter(Optional::isPresent)
        .map(Optional::orElseThrow)
        .withoutEdgeCases();
  }
}
