package org.civilhub.io;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.Code;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * A type whose JSON form is one string, number or truth value.
 *
 * @param expected what a field of it is expected to be, by the catalogue of findings
 * @param form which JSON values may stand for it
 * @param parse reads the text of such a JSON value; throws a {@code RuntimeException} that is no
 *     Jackson exception if it cannot
 */
record Scalar(String expected, Form form, Function<String, Object> parse) {

  /** Which JSON values may stand for a value: nothing is made to fit. */
  enum Form {
    TEXT,
    INTEGER,
    NUMBER,
    TRUTH;

    boolean takes(JsonToken token) {
      return switch (this) {
        case TEXT -> token == JsonToken.VALUE_STRING;
        case INTEGER -> token == JsonToken.VALUE_NUMBER_INT;
        case NUMBER -> token.isNumeric();
        case TRUTH -> token.isBoolean();
      };
    }
  }

  private static final int MOST_INTEGER_DIGITS = 40;
  private static final int MOST_DECIMALS = 20;

  private static final ClassValue<Optional<Scalar>> SCALARS =
      new ClassValue<>() {
        @Override
        protected Optional<Scalar> computeValue(Class<?> type) {
          return Optional.ofNullable(find(type));
        }
      };

  /** The form of a type; empty if it has none. */
  static Optional<Scalar> of(Class<?> type) {
    return SCALARS.get(type);
  }

  /** Whether the type is this library's, so that its form is too. */
  static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("org.civilhub.");
  }

  /**
   * A function for each type: one method for all is compiled into the reading of every field, and a
   * run over a million events then took 8 % longer.
   */
  private static @Nullable Scalar find(Class<?> type) {
    if (type == String.class) {
      return text("text", Scalar::wellFormed);
    } else if (type == LocalDate.class) {
      return text("day", LocalDate::parse);
    } else if (type == Integer.class) {
      return new Scalar("whole_number", Form.INTEGER, Integer::valueOf);
    } else if (type == BigDecimal.class) {
      return new Scalar("number", Form.NUMBER, Scalar::decimal);
    } else if (type == Boolean.class) {
      return new Scalar("true_or_false", Form.TRUTH, Boolean::valueOf);
    } else if (type == Id.class) {
      return text("id", text -> Id.of(wellFormed(text)));
    } else if (type == CountryCode.class) {
      return text("country", CountryCode::of);
    } else if (type == LanguageTag.class) {
      return text("language", LanguageTag::new);
    } else if (type == PartialDate.class) {
      return text("date", PartialDate::parse);
    } else if (type == PartialPeriod.class) {
      return text("period", PartialPeriod::parse);
    } else if (type == RecordType.class) {
      return text("code", text -> RecordType.of(text).orElseThrow());
    } else if (type == Completeness.class) {
      return text("code", text -> Completeness.of(text).orElseThrow());
    } else if (Code.class.isAssignableFrom(type) && type != Code.class) {
      return text("code", code(type));
    }
    return null;
  }

  private static Scalar text(String expected, Function<String, Object> parse) {
    return new Scalar(expected, Form.TEXT, parse);
  }

  private static Function<String, Object> code(Class<?> type) {
    try {
      MethodHandle of =
          MethodHandles.publicLookup()
              .findStatic(type, "of", MethodType.methodType(type, String.class))
              .asType(MethodType.methodType(Object.class, String.class));
      return text -> {
        try {
          return (Object) of.invokeExact(wellFormed(text));
        } catch (RuntimeException | Error e) {
          throw e;
        } catch (Throwable e) {
          throw new IllegalStateException(e);
        }
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not a list of codes: " + type, e);
    }
  }

  /** The text of the JSON value. */
  String print(Object value) {
    if (value instanceof BigDecimal number) {
      return plain(number);
    } else if (value instanceof RecordType recordType) {
      return recordType.getCode();
    } else if (value instanceof Completeness completeness) {
      return completeness.getCode();
    }
    return wellFormed(value.toString());
  }

  /** Refuses half of a surrogate pair: it is no character, and UTF-8 has no bytes for it. */
  static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          throw new IllegalArgumentException("text must not hold half of a surrogate pair");
        }
        i++;
      }
    }
    return text;
  }

  /**
   * A number within the limits of {@link org.civilhub.model.value.QualifiedNumber}, with its own
   * decimals; nothing is computed before the limits are known to hold.
   */
  static BigDecimal decimal(String text) {
    BigDecimal number = bounded(new BigDecimal(text));
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** The digits of a number, without an exponent. */
  static String plain(BigDecimal number) {
    return bounded(number).toPlainString();
  }

  private static BigDecimal bounded(BigDecimal number) {
    if ((long) number.precision() - number.scale() > MOST_INTEGER_DIGITS
        || number.scale() > MOST_DECIMALS) {
      throw new IllegalArgumentException(
          "number must have at most "
              + MOST_INTEGER_DIGITS
              + " digits before the decimal point and "
              + MOST_DECIMALS
              + " after it");
    }
    return number;
  }
}
