package org.civilhub.model.testkit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
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
 * Arbitrary values of every type of the model: whatever its builder takes, found by reflection, so
 * that a new field is generated without a word said here.
 */
public final class HubArbitraries {
  private static final int MOST_IN_LIST = 2;
  private static final BigInteger INTEGER_LIMIT = BigInteger.TEN.pow(40).subtract(BigInteger.ONE);
  private static final BigInteger DIGIT_LIMIT = BigInteger.TEN.pow(60).subtract(BigInteger.ONE);

  private HubArbitraries() {}

  /**
   * Values of one type.
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
   * Records of every type.
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
    Arbitrary<Integer> codePoints =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.integers().between(' ', '~')),
            Tuple.of(3, Arbitraries.integers().between(0x400, 0x4FF)),
            Tuple.of(2, Arbitraries.of(0, 9, 10, 13, 0x22, 0x2F, 0x5C, 0x7F, 0x85, 0xFEFF, 0x202E)),
            Tuple.of(
                3,
                Arbitraries.integers()
                    .between(0, Character.MAX_CODE_POINT)
                    .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)));
    return codePoints
        .list()
        .ofMaxSize(20)
        .map(points -> points.stream().map(Character::toString).collect(Collectors.joining()));
  }

  /**
   * Numbers within the limits: 40 digits before the decimal point, 20 after it; no exponent.
   *
   * @return arbitrary numbers
   */
  public static Arbitrary<BigDecimal> decimals() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(-1000, 1000).map(BigDecimal::valueOf),
        Arbitraries.longs().map(n -> BigDecimal.valueOf(n, 2)),
        Arbitraries.bigIntegers()
            .between(INTEGER_LIMIT.negate(), INTEGER_LIMIT)
            .map(BigDecimal::new),
        Arbitraries.bigIntegers()
            .between(DIGIT_LIMIT.negate(), DIGIT_LIMIT)
            .map(n -> new BigDecimal(n, 20)),
        Arbitraries.of(
            BigDecimal.ZERO,
            new BigDecimal("0.00"),
            new BigDecimal("1.10"),
            new BigDecimal(INTEGER_LIMIT),
            new BigDecimal(DIGIT_LIMIT, 20),
            new BigDecimal(BigInteger.ONE, 20)));
  }

  /**
   * Qualified numbers with every word and kind of bounds.
   *
   * @return arbitrary qualified numbers
   */
  public static Arbitrary<QualifiedNumber> qualifiedNumbers() {
    Arbitrary<Qualifier> words =
        Arbitraries.of(Qualifier.values())
            .filter(q -> q != Qualifier.BETWEEN && q != Qualifier.UNKNOWN);
    Arbitrary<List<BigDecimal>> two = sorted(2).filter(n -> n.get(0).compareTo(n.get(1)) < 0);
    Arbitrary<Boolean> open = Arbitraries.of(true, false);
    return Arbitraries.oneOf(
        Combinators.combine(words, decimals()).as(QualifiedNumber::of),
        sorted(3).map(n -> QualifiedNumber.about(n.get(1), n.get(0), n.get(2))),
        Combinators.combine(two, open, open)
            .as(
                (ends, lowOpen, highOpen) ->
                    QualifiedNumber.interval(
                        Optional.of(ends.get(0)), lowOpen, Optional.of(ends.get(1)), highOpen)),
        Arbitraries.just(QualifiedNumber.unknown()));
  }

  private static Arbitrary<List<BigDecimal>> sorted(int size) {
    return decimals().list().ofSize(size).map(n -> n.stream().sorted().toList());
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
    return Combinators.combine(Arbitraries.of(PartialDate.Precision.values()), days(1, 9999))
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
    Arbitrary<PartialDate> dates =
        partialDates().filter(d -> d.precision() != PartialDate.Precision.REPORTED);
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
    return Arbitraries.oneOf(
        Arbitraries.longs()
            .between(first.toEpochDay(), last.toEpochDay())
            .map(LocalDate::ofEpochDay),
        Arbitraries.of(first, last, LocalDate.of(2024, 2, 29)));
  }

  /**
   * Language tags.
   *
   * @return arbitrary well-formed tags
   */
  public static Arbitrary<LanguageTag> languageTags() {
    return Arbitraries.oneOf(
            Arbitraries.of("und", "en", "ru", "kk", "en-GB", "kk-Cyrl-KZ", "zh-Hant", "de-1996"),
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(2).ofMaxLength(3))
        .map(LanguageTag::new);
  }

  /**
   * Texts in one to three languages.
   *
   * @return arbitrary localized texts
   */
  public static Arbitrary<LocalizedText> localizedTexts() {
    return Arbitraries.maps(languageTags(), texts())
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(LocalizedText::new);
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
    List<?> known = (List<?>) call(list, "known", MethodType.methodType(List.class));
    MethodType of = MethodType.methodType(list, String.class);
    return Arbitraries.oneOf(
        Arbitraries.of(known).map(Code.class::cast),
        labels().map(text -> (Code) call(list, "of", of, text)));
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

  private static Arbitrary<?> ofType(Type type) {
    Class<?> raw =
        type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) type;
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
    return values(raw);
  }

  private static Arbitrary<?> ofField(Type type) {
    if (type instanceof ParameterizedType p) {
      Type first = p.getActualTypeArguments()[0];
      if (p.getRawType() == Optional.class) {
        return ofType(first).optional(0.6);
      } else if (p.getRawType() == List.class) {
        return ofType(first).list().ofMaxSize(MOST_IN_LIST);
      } else if (p.getRawType() == Map.class) {
        return Arbitraries.maps(ofType(first), ofType(p.getActualTypeArguments()[1]))
            .ofMaxSize(MOST_IN_LIST);
      }
    }
    return ofType(type);
  }

  /** Values that are built field by field; what the builder refuses is left out. */
  private static Arbitrary<Object> values(Class<?> type) {
    Class<?> builder =
        Arrays.stream(type.getClasses())
            .filter(nested -> nested.getSimpleName().equals("Builder"))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not a type of the model: " + type));
    List<Method> accessors =
        Arrays.stream(type.getMethods())
            .filter(m -> Modifier.isAbstract(m.getModifiers()) && m.getParameterCount() == 0)
            .filter(m -> m.getName().matches("(get|is)[A-Z].*"))
            .sorted(Comparator.comparing(Method::getName))
            .toList();
    List<Arbitrary<Object>> fields = new ArrayList<>();
    for (Method accessor : accessors) {
      fields.add(ofField(accessor.getGenericReturnType()).map(value -> (Object) value));
    }
    return Combinators.combine(fields)
        .as(values -> build(type, builder, accessors, values))
        .filter(Optional::isPresent)
        .map(Optional::orElseThrow)
        .withoutEdgeCases();
  }

  private static Optional<Object> build(
      Class<?> type, Class<?> builderType, List<Method> accessors, List<Object> values) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Object builder = call(type, "builder", MethodType.methodType(builderType));
      for (int i : IntStream.range(0, values.size()).toArray()) {
        String bare = accessors.get(i).getName().replaceFirst("get|is", "");
        String name = Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
        Class<?> returned = accessors.get(i).getReturnType();
        Class<?> taken = returned == List.class ? Iterable.class : returned;
        lookup
            .findVirtual(builderType, name, MethodType.methodType(builderType, taken))
            .invoke(builder, values.get(i));
      }
      return Optional.of(
          lookup
              .findVirtual(builderType, "build", MethodType.methodType(type))
              .invokeWithArguments(builder));
    } catch (IllegalStateException e) {
      return Optional.empty(); // fields that together mean nothing
    } catch (Throwable e) {
      throw new IllegalArgumentException("not a type of the model: " + type, e);
    }
  }
}
