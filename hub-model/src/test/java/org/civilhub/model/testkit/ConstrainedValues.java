package org.civilhub.model.testkit;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.civilhub.model.code.Code;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.AssignedCurrency;
import org.civilhub.model.constraint.Doi;
import org.civilhub.model.constraint.Isbn;
import org.civilhub.model.constraint.Issn;
import org.civilhub.model.constraint.JsonPointer;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.constraint.NotNegative;
import org.civilhub.model.constraint.Orcid;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.constraint.Ror;
import org.civilhub.model.constraint.WebAddress;
import org.civilhub.model.constraint.WholeNumber;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * Values that satisfy the constraints on them, and such that break exactly one. A constraint that
 * the model begins to use is entered here, once in {@link #good} and once among {@link #BAD}.
 */
final class ConstrainedValues {
  private static final int FIRST_YEAR = 2010;
  private static final int YEARS_AHEAD = 5;

  /** What breaks a constraint, given values that satisfy it and whatever else is demanded. */
  private static final Map<Class<? extends Annotation>, UnaryOperator<Arbitrary<Object>>> BAD =
      Map.ofEntries(
          bad(AssignedCountry.class, good -> Arbitraries.of("ZZ", "SU", "XK").map(CountryCode::of)),
          bad(
              AssignedCurrency.class,
              good ->
                  Combinators.combine(good, Arbitraries.of("XAU", "XTS", "XXX"))
                      .as(
                          (money, code) ->
                              BigMoney.of(CurrencyUnit.of(code), ((BigMoney) money).getAmount()))),
          bad(Doi.class, good -> Arbitraries.of("10.1000", "10/182", "11.1000/182", "182", " ")),
          bad(Isbn.class, ConstrainedValues::otherCheckDigits),
          bad(Issn.class, ConstrainedValues::otherCheckDigits),
          bad(
              JsonPointer.class,
              good -> Arbitraries.of("", "title", "/", "/title/", "/a//b", "#/title")),
          bad(
              KnownCode.class,
              good -> good.map(code -> HubArbitraries.code(code.getClass(), "of_a_later_version"))),
          bad(
              NoRepeats.class,
              good ->
                  Combinators.combine(good, Arbitraries.integers().greaterOrEqual(0))
                      .as((list, n) -> repeating((List<?>) list, n))),
          bad(
              NotBlankText.class,
              good ->
                  Combinators.combine(
                          good,
                          Arbitraries.of("", " ", "\t\n", "\u2003"),
                          Arbitraries.integers().greaterOrEqual(0))
                      .as(ConstrainedValues::blank)),
          bad(NotEmpty.class, good -> Arbitraries.just(List.of())),
          bad(
              NotInFuture.class,
              good ->
                  Combinators.combine(good, daysAhead())
                      .as((date, day) -> date instanceof LocalDate ? day : PartialDate.of(day))),
          bad(
              NotNegative.class,
              good ->
                  Combinators.combine(
                          good,
                          Arbitraries.longs().between(1, 999),
                          Arbitraries.of(Qualifier.values()))
                      .as(ConstrainedValues::negative)),
          bad(Orcid.class, ConstrainedValues::otherCheckDigits),
          bad(
              Positive.class,
              good ->
                  Combinators.combine(good, Arbitraries.integers().lessOrEqual(0))
                      .as(ConstrainedValues::notPositive)),
          bad(
              RegisteredLanguage.class,
              good ->
                  Combinators.combine(good, Arbitraries.of("kz", "xx", "zz"))
                      .as(
                          (value, language) ->
                              value instanceof LocalizedText text
                                  ? text.with(language, "Hub")
                                  : new LanguageTag(language))),
          bad(Ror.class, ConstrainedValues::otherCheckDigits),
          bad(
              WebAddress.class,
              good ->
                  Arbitraries.of(
                      "", "example.org", "ftp://example.org/", "https://", "https://a b")),
          bad(
              WholeNumber.class,
              good ->
                  numbers(Arbitraries.longs().between(0, 999).map(n -> tenths(10 * n + 5)))
                      .filter(number -> number.getQualifier() != Qualifier.UNKNOWN)));

  private static Map.Entry<Class<? extends Annotation>, UnaryOperator<Arbitrary<Object>>> bad(
      Class<? extends Annotation> constraint, Function<Arbitrary<Object>, Arbitrary<?>> breaker) {
    return Map.entry(constraint, good -> breaker.apply(good).asGeneric());
  }

  private ConstrainedValues() {}

  /** Values of a type that satisfy constraints. */
  static Arbitrary<?> good(Type type, List<Annotation> constraints) {
    Class<?> raw = Shape.raw(type);
    constraints.forEach(ConstrainedValues::breaker);
    Set<Class<?>> demanded =
        constraints.stream().map(Annotation::annotationType).collect(Collectors.toSet());
    if (raw == String.class) {
      return strings(demanded);
    } else if (raw == Integer.class) {
      return demanded.contains(Positive.class)
          ? Arbitraries.integers().greaterOrEqual(1)
          : Arbitraries.integers();
    } else if (raw == BigDecimal.class) {
      return demanded.contains(Positive.class) ? amounts().filter(n -> n.signum() > 0) : amounts();
    } else if (raw == QualifiedNumber.class) {
      boolean notNegative = demanded.contains(NotNegative.class);
      Arbitrary<Long> whole =
          notNegative
              ? Arbitraries.longs().greaterOrEqual(0)
              : Arbitraries.longs().between(-999, 999_999);
      return numbers(
              demanded.contains(WholeNumber.class)
                  ? whole.map(BigDecimal::valueOf)
                  : whole.map(ConstrainedValues::tenths))
          .filter(n -> !notNegative || n.isNeverBelowZero());
    } else if (raw == BigMoney.class) {
      return Combinators.combine(
              Arbitraries.of(CurrencyUnit.registeredCurrencies())
                  .filter(currency -> !currency.getCountryCodes().isEmpty()),
              demanded.contains(NotNegative.class) ? amounts().map(BigDecimal::abs) : amounts())
          .as(BigMoney::of);
    } else if (raw == LocalDate.class) {
      return days(demanded);
    } else if (raw == PartialDate.class) {
      return HubArbitraries.partialDates(days(demanded));
    } else if (raw == PartialPeriod.class) {
      return HubArbitraries.partialPeriods(HubArbitraries.partialDates(days(demanded)));
    } else if (raw == LanguageTag.class) {
      return languages(demanded);
    } else if (raw == LocalizedText.class) {
      return HubArbitraries.localizedTexts(languages(demanded), texts(demanded));
    } else if (raw == CountryCode.class && demanded.contains(AssignedCountry.class)) {
      return Arbitraries.of(CountryCode.assigned());
    } else if (Code.class.isAssignableFrom(raw) && demanded.contains(KnownCode.class)) {
      return HubArbitraries.knownCodes(raw);
    }
    return HubArbitraries.ofType(type);
  }

  /**
   * Values that break a constraint, and no other that the given ones satisfy.
   *
   * @throws IllegalStateException if none is known
   */
  static Arbitrary<Object> bad(Annotation constraint, Arbitrary<Object> good) {
    return breaker(constraint).apply(good);
  }

  private static UnaryOperator<Arbitrary<Object>> breaker(Annotation constraint) {
    UnaryOperator<Arbitrary<Object>> breaker = BAD.get(constraint.annotationType());
    if (breaker == null) {
      throw unknown("@" + constraint.annotationType().getSimpleName());
    }
    return breaker;
  }

  private static IllegalStateException unknown(String constraint) {
    return new IllegalStateException(
        "ConstrainedValues must say what satisfies and what breaks " + constraint);
  }

  // ---- text ----

  private static Arbitrary<String> strings(Set<Class<?>> demanded) {
    if (demanded.contains(Doi.class)) {
      return Combinators.combine(Arbitraries.of("", "https://doi.org/", "doi:"), digits(4), names())
          .as((address, registrant, name) -> address + "10." + registrant + "/" + name);
    } else if (demanded.contains(Isbn.class)) {
      return Identifiers.isbns();
    } else if (demanded.contains(Issn.class)) {
      return Identifiers.issns();
    } else if (demanded.contains(JsonPointer.class)) {
      return names().list().ofMinSize(1).ofMaxSize(3).map(names -> "/" + String.join("/", names));
    } else if (demanded.contains(Orcid.class)) {
      return Identifiers.orcids();
    } else if (demanded.contains(Ror.class)) {
      return Identifiers.rors();
    } else if (demanded.contains(WebAddress.class)) {
      return Combinators.combine(Arbitraries.of("http://", "https://"), names())
          .as((scheme, name) -> scheme + "example.org/" + name);
    }
    return texts(demanded);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8);
  }

  private static Arbitrary<String> digits(int length) {
    return Arbitraries.strings().numeric().ofLength(length);
  }

  private static Arbitrary<String> texts(Set<Class<?>> demanded) {
    return demanded.contains(NotBlankText.class)
        ? HubArbitraries.texts().map(text -> text.isBlank() ? text + "contributions" : text)
        : HubArbitraries.texts();
  }

  private static Arbitrary<LanguageTag> languages(Set<Class<?>> demanded) {
    return HubArbitraries.languageTags()
        .map(
            tag ->
                demanded.contains(RegisteredLanguage.class) && tag.value().length() == 2
                    ? LanguageTag.KK
                    : tag);
  }

  private static Object blank(Object good, String blank, int n) {
    return good instanceof LocalizedText text
        ? text.with(text.languages().get(n % text.languages().size()).value(), blank)
        : blank;
  }

  /** The check digit stands last. */
  private static Arbitrary<Object> otherCheckDigits(Arbitrary<Object> good) {
    return Combinators.combine(good, Arbitraries.integers().between(1, 9))
        .as(
            (identifier, n) -> {
              String text = (String) identifier;
              int last = text.length() - 1;
              int digit = Math.max(Character.digit(text.charAt(last), 10), 0); // or it is an X
              return text.substring(0, last) + (digit + n) % 10;
            });
  }

  // ---- numbers ----

  private static BigDecimal tenths(long tenths) {
    return BigDecimal.valueOf(tenths, 1);
  }

  private static Arbitrary<BigDecimal> amounts() {
    return Arbitraries.longs()
        .between(-999_999_999, 999_999_999)
        .map(n -> BigDecimal.valueOf(n, 2));
  }

  private static Arbitrary<QualifiedNumber> numbers(Arbitrary<BigDecimal> decimals) {
    return HubArbitraries.qualifiedNumbers(decimals);
  }

  private static Object negative(Object good, long n, Qualifier word) {
    if (good instanceof BigMoney money) {
      return money.abs().plus(BigDecimal.valueOf(n)).negated();
    } else if (good instanceof QualifiedNumber) {
      return switch (word) {
        case AT_LEAST -> QualifiedNumber.atLeast(-n);
        case MORE_THAN -> QualifiedNumber.moreThan(-n);
        case AT_MOST -> QualifiedNumber.atMost(-n);
        case FEWER_THAN -> QualifiedNumber.fewerThan(1 - n);
        case BETWEEN ->
            QualifiedNumber.interval(
                Optional.of(BigDecimal.valueOf(-n)),
                false,
                Optional.of(BigDecimal.valueOf(n)),
                true);
        default -> QualifiedNumber.exact(-n);
      };
    }
    throw unknown("@NotNegative on " + good.getClass());
  }

  private static Object notPositive(Object good, int n) {
    if (good instanceof Integer) {
      return n;
    } else if (good instanceof BigDecimal) {
      return tenths(n);
    }
    throw unknown("@Positive on " + good.getClass());
  }

  private static List<Object> repeating(List<?> list, int n) {
    List<Object> repeating = new ArrayList<>(list);
    repeating.add(list.get(n % list.size()));
    return repeating;
  }

  // ---- days ----

  private static Arbitrary<LocalDate> days(Set<Class<?>> demanded) {
    int lastYear = HubArbitraries.AS_OF.getYear();
    return HubArbitraries.days(
        FIRST_YEAR, demanded.contains(NotInFuture.class) ? lastYear : lastYear + YEARS_AHEAD);
  }

  private static Arbitrary<LocalDate> daysAhead() {
    int nextYear = HubArbitraries.AS_OF.getYear() + 1;
    return HubArbitraries.days(nextYear, nextYear + YEARS_AHEAD);
  }
}
