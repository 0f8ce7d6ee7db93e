package org.civilhub.model.rule;

import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.civilhub.model.Membership;
import org.civilhub.model.Project;
import org.civilhub.model.Result;
import org.civilhub.model.Samples;
import org.civilhub.model.code.Code;
import org.civilhub.model.constraint.DateOrder;
import org.civilhub.model.constraint.WithinStatedNumber;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.joda.money.BigMoney;

/**
 * Values with exactly one fault, derived from the constraints that a type carries, so that a new
 * constraint is in every test at once, or stops them until somebody says here what breaks it.
 */
final class Faults {
  private Faults() {}

  /** A value with exactly one fault: what is to be found, and where. */
  record Fault(String pointer, FindingCode code, Object value) {}

  /** One value for each constraint on a type, on its accessors and on what they hold. */
  static List<Fault> of(Class<?> type) {
    List<Fault> faults = new ArrayList<>();
    for (Annotation constraint : constraints(type)) {
      faults.add(ofWhole(constraint, type));
    }
    for (Method accessor : Samples.accessors(type)) {
      String property = Samples.property(accessor);
      Class<?> element = Samples.element(accessor);
      for (Method declared : Samples.declarations(type, accessor)) {
        for (Annotation constraint : constraints(declared)) {
          if (constraint instanceof Valid) {
            of(element).forEach(f -> faults.add(nested(type, property, "", f, f.value())));
          } else {
            Object bad = bad(constraint, element, accessor, type);
            faults.add(
                new Fault("/" + property, expected(constraint), broken(type, property, bad)));
          }
        }
        for (Annotation constraint : elementConstraints(declared)) {
          boolean list = declared.getReturnType() == List.class;
          String index = list ? "/1" : "";
          if (constraint instanceof Valid) {
            for (Fault fault : of(element)) {
              Object value =
                  list
                      ? List.of(Samples.other(element), fault.value())
                      : Optional.of(fault.value());
              faults.add(nested(type, property, index, fault, value));
            }
          } else {
            Object bad = bad(constraint, element, accessor, type);
            Object value = list ? List.of(good(accessor, type), bad) : Optional.of(bad);
            faults.add(
                new Fault(
                    "/" + property + index, expected(constraint), broken(type, property, value)));
          }
        }
      }
    }
    return faults;
  }

  private static Fault nested(
      Class<?> type, String property, String index, Fault fault, Object value) {
    return new Fault(
        "/" + property + index + fault.pointer(),
        fault.code(),
        Samples.with(type, property, value));
  }

  private static Object good(Method list, Class<?> type) {
    return ((List<?>) Samples.invoke(list, Samples.full(type))).get(0);
  }

  /** Without the dates that would no longer be in order with one that lies in the future. */
  private static Object broken(Class<?> type, String property, Object value) {
    Map<String, Object> properties = new HashMap<>(Map.of(property, value));
    for (DateOrder order : type.getAnnotationsByType(DateOrder.class)) {
      if (order.start().equals(property)) {
        properties.put(order.end(), Optional.empty());
      }
    }
    return Samples.with(type, properties);
  }

  /** Constraints, each by itself if one annotation holds several, and the way into parts. */
  static List<Annotation> constraints(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .flatMap(
            a -> attribute(a, "value") instanceof Annotation[] all ? Stream.of(all) : Stream.of(a))
        .filter(a -> a instanceof Valid || a.annotationType().isAnnotationPresent(Constraint.class))
        .toList();
  }

  /** Constraints on what an Optional or a list holds. */
  static List<Annotation> elementConstraints(Method accessor) {
    AnnotatedType type = accessor.getAnnotatedReturnType();
    return type instanceof AnnotatedParameterizedType parameterized
            && (accessor.getReturnType() == List.class
                || accessor.getReturnType() == Optional.class)
        ? constraints(parameterized.getAnnotatedActualTypeArguments()[0])
        : List.of();
  }

  /** The message key of a constraint, in its braces. */
  static String message(Annotation constraint) {
    return (String) attribute(constraint, "message");
  }

  private static Object attribute(Annotation annotation, String name) {
    try {
      return annotation.annotationType().getMethod(name).invoke(annotation);
    } catch (NoSuchMethodException e) {
      return "";
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** A value whose properties do not go together, each of them being right by itself. */
  private static Fault ofWhole(Annotation constraint, Class<?> type) {
    Optional<?> one = Optional.of(QualifiedNumber.exact(1));
    Optional<?> yes = Optional.of(true);
    return switch (constraint.annotationType().getSimpleName()) {
      case "DateOrder" -> {
        DateOrder dates = (DateOrder) constraint;
        Map<String, Object> properties = new HashMap<>();
        for (DateOrder other : type.getAnnotationsByType(DateOrder.class)) {
          properties.put(other.start(), Optional.empty());
          properties.put(other.end(), Optional.empty());
        }
        properties.put(dates.start(), date(type, dates.start(), 2017));
        properties.put(dates.end(), date(type, dates.end(), 2016));
        if (type == Project.class) {
          properties.put("results", List.of()); // they would lie outside any such time
        }
        yield whole(type, dates.end(), properties, FindingCode.DATE_END_BEFORE_START);
      }
      case "WithinStatedNumber" -> {
        WithinStatedNumber stated = (WithinStatedNumber) constraint;
        yield whole(
            type,
            stated.list(),
            Map.of(stated.number(), one),
            FindingCode.LIST_WITHIN_STATED_NUMBER);
      }
      case "EventCountriesWithinStated" ->
          whole(
              type,
              "countries",
              Map.of("statedCountries", one),
              FindingCode.EVENT_COUNTRIES_WITHIN_STATED);
      case "ParticipantsWithinTotal" ->
          whole(
              type,
              "participations",
              Map.of("participants", one),
              FindingCode.EVENT_PARTICIPANTS_WITHIN_TOTAL);
      case "CovidAfterOutbreak" -> // the sample is of 2016 and 2017
          whole(
              type,
              "covidRelated",
              Map.of("covidRelated", yes),
              FindingCode.EVENT_COVID_AFTER_OUTBREAK);
      case "CovidFormatKnown" ->
          whole(
              type,
              "format",
              Map.of(
                  "covidRelated", yes,
                  "format", Optional.empty(),
                  "startsOn", Optional.empty(),
                  "endsOn", Optional.empty()),
              FindingCode.EVENT_COVID_FORMAT_KNOWN);
      case "MembershipsDisjoint" ->
          whole(
              type,
              "memberships",
              twice("memberships", Membership.class),
              FindingCode.MEMBERSHIP_DISJOINT);
      case "ResultKeysUnique" ->
          whole(type, "results", twice("results", Result.class), FindingCode.PROJECT_KEYS_UNIQUE);
      case "ResultsWithinProject" ->
          whole(
              type,
              "results",
              Map.of("endsOn", Optional.of(PartialDate.ofYear(2016))),
              FindingCode.PROJECT_RESULTS_WITHIN_PROJECT);
      case "StageNamed" ->
          whole(type, "split", Map.of("indicator", "contributions"), FindingCode.CLAIM_STAGE_NAMED);
      default -> throw new AssertionError("say here what breaks " + constraint);
    };
  }

  private static Fault whole(
      Class<?> type, String reported, Map<String, Object> properties, FindingCode code) {
    return new Fault("/" + reported, code, Samples.with(type, properties));
  }

  private static Map<String, Object> twice(String property, Class<?> part) {
    return Map.of(property, List.of(Samples.full(part), Samples.full(part)));
  }

  /** A year, in the type that the property has. */
  private static Optional<?> date(Class<?> type, String property, int year) {
    Class<?> held =
        Samples.accessors(type).stream()
            .filter(accessor -> Samples.property(accessor).equals(property))
            .<Class<?>>map(Samples::element)
            .findFirst()
            .orElseThrow();
    return Optional.of(
        held == LocalDate.class ? LocalDate.of(year, 1, 1) : PartialDate.ofYear(year));
  }

  /** A value that the constraint is there to find. */
  private static Object bad(Annotation constraint, Class<?> of, Method accessor, Class<?> type) {
    return switch (constraint.annotationType().getSimpleName()) {
      case "NotBlankText" ->
          of == String.class ? "  " : LocalizedText.of("en", "Hub").with("ru", " ");
      case "AssignedCountry" -> CountryCode.of("ZZ");
      case "AssignedCurrency" -> BigMoney.parse("XAU 1");
      case "RegisteredLanguage" ->
          of == LanguageTag.class ? new LanguageTag("kz") : LocalizedText.of("kz", "Хаб");
      case "KnownCode" -> {
        try {
          yield (Code) of.getMethod("of", String.class).invoke(null, "of_a_later_version");
        } catch (ReflectiveOperationException e) {
          throw new LinkageError(e.getMessage(), e);
        }
      }
      case "NotNegative" ->
          of == BigMoney.class ? BigMoney.parse("USD -0.01") : QualifiedNumber.exact(-1);
      case "WholeNumber" -> QualifiedNumber.of(Qualifier.AT_LEAST, new BigDecimal("1.5"));
      case "Positive" -> of == Integer.class ? (Object) 0 : BigDecimal.ZERO;
      case "NotInFuture" ->
          of == LocalDate.class ? LocalDate.of(9999, 1, 1) : PartialDate.ofYear(9999);
      case "NotEmpty" -> List.of();
      case "NoRepeats" -> List.of(good(accessor, type), good(accessor, type));
      case "Issn" -> "0378-5954";
      case "Isbn" -> "978-3-16-148410-1";
      case "Orcid" -> "0000-0000-0000-0002";
      case "Ror" -> "https://ror.org/03yrm5c27";
      case "Doi" -> "10.1000";
      case "WebAddress", "JsonPointer" -> "neither";
      default -> throw new AssertionError("say here what breaks " + constraint);
    };
  }

  private static FindingCode expected(Annotation constraint) {
    return switch (constraint.annotationType().getSimpleName()) {
      case "NotBlankText" -> FindingCode.TEXT_BLANK;
      case "AssignedCountry" -> FindingCode.COUNTRY_UNASSIGNED;
      case "AssignedCurrency" -> FindingCode.CURRENCY_UNASSIGNED;
      case "RegisteredLanguage" -> FindingCode.LANGUAGE_UNREGISTERED;
      case "KnownCode" -> FindingCode.CODE_UNKNOWN;
      case "NotNegative" -> FindingCode.NUMBER_NEGATIVE;
      case "WholeNumber" -> FindingCode.NUMBER_NOT_WHOLE;
      case "Positive" -> FindingCode.NUMBER_NOT_POSITIVE;
      case "NotInFuture" -> FindingCode.DATE_IN_FUTURE;
      case "NotEmpty" -> FindingCode.LIST_EMPTY;
      case "NoRepeats" -> FindingCode.LIST_REPEATED;
      case "Issn" -> FindingCode.ISSN_CHECK_DIGIT;
      case "Isbn" -> FindingCode.ISBN_CHECK_DIGIT;
      case "Orcid" -> FindingCode.ORCID_CHECK_DIGIT;
      case "Ror" -> FindingCode.ROR_CHECK_DIGIT;
      case "Doi" -> FindingCode.DOI_MALFORMED;
      case "WebAddress" -> FindingCode.URL_MALFORMED;
      case "JsonPointer" -> FindingCode.POINTER_MALFORMED;
      default -> throw new AssertionError("say here what is found of " + constraint);
    };
  }
}
