package org.civilhub.io;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.Code;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.joda.money.BigMoney;

/**
 * The fields of a value type as they are written, in their order: what a form, a table or a schema
 * needs to know of it. Immutable.
 *
 * @param type the interface of the value type, or {@link Manifest}
 * @param fields its fields: of a record {@code id} first, then in alphabetical order; of the
 *     manifest as in its file
 */
public record WireType(Class<?> type, List<WireField> fields) {
  private static final ClassValue<Optional<WireType>> TYPES =
      new ClassValue<>() {
        @Override
        protected Optional<WireType> computeValue(Class<?> type) {
          return ValueShape.of(type).map(WireType::describe);
        }
      };

  /** Takes a copy of the list. */
  public WireType {
    fields = List.copyOf(fields);
  }

  /** How often a field may be there. */
  public enum Cardinality {
    /** Once, and without it there is no value. */
    ONE,
    /** Once or not at all. */
    OPTIONAL,
    /** In a list, which is left out when it is empty. */
    LIST,
    /** Once for each key of an object, which is left out when it is empty. */
    MAP
  }

  /** What a field, or each element of it, is written as. */
  public enum Kind {
    /** A string of any text. */
    TEXT,
    /** A string: the id of this record or of another. */
    ID,
    /** A string: a code of a fixed list, see {@link WireField#codes()}. */
    CODE,
    /** A string: two letters of ISO 3166-1. */
    COUNTRY,
    /** A string: a tag of BCP 47. */
    LANGUAGE,
    /** A string: a year, month or day, or the day by which something was reported. */
    DATE,
    /** A string: a day. */
    DAY,
    /** A string: a date, or two with a slash between them. */
    PERIOD,
    /** A number without decimals. */
    WHOLE_NUMBER,
    /** A number. */
    NUMBER,
    /** True or false. */
    TRUTH,
    /** An object of texts by language. */
    LOCALIZED_TEXT,
    /** An object of a word and the numbers that it takes. */
    QUALIFIED_NUMBER,
    /** An object of amount and currency. */
    MONEY,
    /** An object with fields of its own, see {@link WireField#object()}. */
    OBJECT
  }

  /**
   * One field.
   *
   * @param type the interface that it is a field of
   * @param name its name in JSON
   * @param cardinality how often it may be there
   * @param kind what it, or each element of it, is written as
   * @param element the Java type of it or of each element
   * @param key the Java type of the keys of a map; {@code String}, without meaning, if it is none
   */
  public record WireField(
      Class<?> type,
      String name,
      Cardinality cardinality,
      Kind kind,
      Class<?> element,
      Class<?> key) {

    /**
     * The type that it is a field of.
     *
     * @return its simple name
     */
    public String owner() {
      return type.getSimpleName();
    }

    /**
     * What the model says of it, or of each element. Looked up at each call, for whoever reads
     * records does not ask.
     *
     * @return annotations
     */
    public List<Annotation> constraints() {
      return cardinality == Cardinality.ONE
          ? own()
          : accessor().map(WireField::ofElement).orElse(List.of());
    }

    /**
     * What the model says of a list, or of something optional, as a whole. Looked up at each call.
     *
     * @return annotations
     */
    public List<Annotation> ofList() {
      return cardinality == Cardinality.ONE ? List.of() : own();
    }

    private List<Annotation> own() {
      return accessor().map(method -> List.of(method.getAnnotations())).orElse(List.of());
    }

    private Optional<Method> accessor() {
      String bare = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      return Stream.of("get" + bare, "is" + bare, name)
          .flatMap(n -> Arrays.stream(type.getMethods()).filter(m -> m.getName().equals(n)))
          .filter(method -> method.getParameterCount() == 0 && !method.isBridge())
          .findFirst();
    }

    private static List<Annotation> ofElement(Method accessor) {
      return accessor.getAnnotatedReturnType() instanceof AnnotatedParameterizedType generic
          ? List.of(lastOf(generic).getAnnotations())
          : List.of();
    }

    private static AnnotatedType lastOf(AnnotatedParameterizedType generic) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      return arguments[arguments.length - 1];
    }

    /**
     * The type of a field that is an object.
     *
     * @return its type
     * @throws IllegalStateException if the field is of another kind
     */
    public WireType object() {
      return WireType.of(element)
          .orElseThrow(() -> new IllegalStateException(owner() + "." + name + " is no object"));
    }

    /**
     * The codes that this version knows.
     *
     * @return the codes with their labels, in the order of their list; empty if the field is of
     *     another kind
     */
    public List<KnownCode> codes() {
      if (element == RecordType.class) {
        return Arrays.stream(RecordType.values())
            .map(type -> new KnownCode(type.getCode(), type.getLabel()))
            .toList();
      } else if (element == Completeness.class) {
        return Arrays.stream(Completeness.values())
            .map(value -> new KnownCode(value.getCode(), word("Completeness", value.getCode())))
            .toList();
      }
      return kind == Kind.CODE ? CODES.get(element) : List.of();
    }

    /**
     * Whether a code that this version does not know is kept.
     *
     * @return true for codes of the model
     */
    public boolean isOpen() {
      return Code.class.isAssignableFrom(element);
    }

    /**
     * What a clerk sees as the name of the field.
     *
     * @return a label of at most 40 characters in Kazakh, Russian and English
     */
    public LocalizedText label() {
      return word(owner(), name);
    }

    /**
     * What a clerk is to enter.
     *
     * @return a sentence in Kazakh, Russian and English
     */
    public LocalizedText note() {
      return word("note." + owner(), name);
    }
  }

  private static final ClassValue<List<KnownCode>> CODES =
      new ClassValue<>() {
        @Override
        protected List<KnownCode> computeValue(Class<?> list) {
          return known(list);
        }
      };

  private static List<KnownCode> known(Class<?> list) {
    try {
      Method known = list.getMethod("known");
      return ((List<?>) known.invoke(null))
          .stream()
              .map(Code.class::cast)
              .map(code -> new KnownCode(code.getCode(), code.getLabel().orElseThrow()))
              .toList();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not a list of codes: " + list, e);
    }
  }

  /**
   * A code of a fixed list.
   *
   * @param code the code as it is written
   * @param label what a clerk sees, in Kazakh, Russian and English
   */
  public record KnownCode(String code, LocalizedText label) {}

  /**
   * The fields of a value type.
   *
   * @param type the interface of a record or of a part of one, a class that implements it, or
   *     {@link Manifest}
   * @return its fields; empty if it is of another type
   */
  public static Optional<WireType> of(Class<?> type) {
    return TYPES.get(type);
  }

  /**
   * The fields of a type of record.
   *
   * @param type the type
   * @return its fields
   */
  public static WireType of(RecordType type) {
    return of(type.getType()).orElseThrow();
  }

  /**
   * A word of tables.
   *
   * @param list simple name of a type for the label of a field, {@code part} for that of a part of
   *     a number or amount, either with {@code note.} in front for what to enter there, {@code
   *     word} for anything else
   * @param code the word's code
   * @return the word in Kazakh, Russian and English
   * @throws IllegalArgumentException if there is none
   */
  public static LocalizedText word(String list, String code) {
    return Labels.TABLE
        .get(list, code)
        .orElseThrow(() -> new IllegalArgumentException("no word for " + list + " " + code));
  }

  /**
   * What was found, as it may be told: what a person can be known or reached by is not.
   *
   * @param found what was found
   * @param pointer where, as a JSON pointer within a record
   * @return the same, or three points
   */
  public static String unlessPersonal(String found, String pointer) {
    return JsonText.unlessPersonal(found, pointer);
  }

  /**
   * The words of a number, which say what it stands for.
   *
   * @return the codes with their labels
   */
  public static List<KnownCode> qualifiers() {
    return Arrays.stream(Qualifier.values())
        .map(word -> new KnownCode(word.getCode(), word("Qualifier", word.getCode())))
        .toList();
  }

  private static WireType describe(ValueShape shape) {
    List<WireField> fields = new ArrayList<>();
    for (ValueShape.Field field : shape.fields()) {
      fields.add(
          new WireField(
              shape.type(),
              field.name(),
              Cardinality.valueOf(field.kind().name()),
              kind(field.element()),
              field.element(),
              field.key()));
    }
    return new WireType(shape.type(), fields);
  }

  private static Kind kind(Class<?> type) {
    if (type == LocalizedText.class) {
      return Kind.LOCALIZED_TEXT;
    } else if (type == QualifiedNumber.class) {
      return Kind.QUALIFIED_NUMBER;
    } else if (type == BigMoney.class) {
      return Kind.MONEY;
    } else if (type == CountryCode.class) {
      return Kind.COUNTRY;
    } else if (type == LanguageTag.class) {
      return Kind.LANGUAGE;
    } else if (type == PartialDate.class) {
      return Kind.DATE;
    } else if (type == LocalDate.class) {
      return Kind.DAY;
    } else if (type == PartialPeriod.class) {
      return Kind.PERIOD;
    } else if (type == Integer.class) {
      return Kind.WHOLE_NUMBER;
    } else if (type == BigDecimal.class) {
      return Kind.NUMBER;
    } else if (type == Boolean.class) {
      return Kind.TRUTH;
    } else if (type == String.class) {
      return Kind.TEXT;
    } else if (type == Id.class) {
      return Kind.ID;
    } else if (Code.class.isAssignableFrom(type)
        || type == RecordType.class
        || type == Completeness.class) {
      return Kind.CODE;
    }
    return Kind.OBJECT;
  }

  /** Read on first use. */
  private static final class Labels {
    static final LabelTable TABLE = LabelTable.read(WireType.class, "fields.tsv");
  }
}
