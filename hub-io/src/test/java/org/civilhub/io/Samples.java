package org.civilhub.io;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.civilhub.io.ValueShape.Field;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Membership;
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

/** Invented values with every field set, or only those that must be: the same at every call. */
final class Samples {
  private static final List<QualifiedNumber> NUMBERS =
      List.of(
          QualifiedNumber.exact(37),
          QualifiedNumber.atLeast(5),
          QualifiedNumber.moreThan(200),
          QualifiedNumber.atMost(40),
          QualifiedNumber.fewerThan(7),
          QualifiedNumber.about(100),
          QualifiedNumber.about(
              new BigDecimal("12"), new BigDecimal("11.5"), new BigDecimal("13.25")),
          QualifiedNumber.interval(
              Optional.of(BigDecimal.ONE), true, Optional.of(BigDecimal.TEN), true),
          QualifiedNumber.interval(
              Optional.of(BigDecimal.ZERO), false, Optional.of(BigDecimal.ONE), false),
          QualifiedNumber.unknown());

  private static final int LARGE = 7;

  private final boolean full;
  private int count;

  private Samples(boolean full) {
    this.full = full;
  }

  /** A record with every field set. */
  static HubRecord full(RecordType type) {
    return (HubRecord) new Samples(true).value(type.getType(), "record");
  }

  /** A record with nothing but what it must have. */
  static HubRecord minimal(RecordType type) {
    return (HubRecord) new Samples(false).value(type.getType(), "record");
  }

  static Manifest manifest() {
    return Manifest.of(LocalizedText.of("en", "Invented hub"), LocalDate.of(2026, 11, 23));
  }

  /** Every record full. */
  static Dataset dataset() {
    return Dataset.of(
        manifest(), List.of(RecordType.values()).stream().map(Samples::full).toList());
  }

  /** The shapes of every record and part. */
  static Set<ValueShape> shapes() {
    Set<ValueShape> shapes = new LinkedHashSet<>();
    for (RecordType type : RecordType.values()) {
      add(type.getType(), shapes);
    }
    return shapes;
  }

  private static void add(Class<?> type, Set<ValueShape> shapes) {
    Optional<ValueShape> shape = ValueShape.of(type);
    if (shape.isPresent() && shapes.add(shape.get())) {
      shape.get().fields().forEach(field -> add(field.element(), shapes));
    }
  }

  private Object value(Class<?> type, String name) {
    ValueShape shape = ValueShape.of(type).orElseThrow();
    Object[] values = new Object[shape.fields().size()];
    boolean named = shape.fields().stream().anyMatch(Field::isRequired);
    for (Field field : shape.fields()) {
      // A source must name something, so its first field stands in for one that must be given.
      boolean standIn = !named && field.equals(shape.fields().iterator().next());
      if (full || field.isRequired() || standIn) {
        values[field.index()] = fieldValue(field, name);
      }
    }
    return shape.assemble(values);
  }

  private Object fieldValue(Field field, String owner) {
    Class<?> type = field.element();
    String name = field.name();
    return switch (field.kind()) {
      case ONE, OPTIONAL -> single(type, name, owner);
      case LIST -> list(type, name, owner);
      case MAP -> Map.of("project", "hub-phase-4");
    };
  }

  /** Two that differ, but of a country's spans one: two open or equal ones would overlap. */
  private List<?> list(Class<?> type, String name, String owner) {
    if (Code.class.isAssignableFrom(type)) {
      return known(type).subList(0, 2);
    }
    Object first = single(type, name, owner);
    if (type == Membership.class) {
      return List.of(first);
    }
    Object second = single(type, name, owner);
    return List.of(first, first.equals(second) ? second + " again" : second);
  }

  private Object single(Class<?> type, String name, String owner) {
    count++;
    if (type == String.class) {
      return text(name, owner);
    } else if (type == Boolean.class) {
      return count % 2 == 0;
    } else if (type == Integer.class) {
      return count;
    } else if (type == BigDecimal.class) {
      return new BigDecimal("0.10");
    } else if (type == LocalDate.class) {
      return LocalDate.of(2024, 1, 1).plusDays(count);
    } else if (type == Id.class) {
      return Id.of(name.equals("id") ? "sample-1" : "sample-" + count);
    } else if (type == CountryCode.class) {
      return CountryCode.assigned().get(count);
    } else if (type == LanguageTag.class) {
      return count % 2 == 0 ? LanguageTag.KK : new LanguageTag("en-GB");
    } else if (type == LocalizedText.class) {
      return LocalizedText.of("en", "Invented " + words(name))
          .with("kk", "Ойдан шығарылған")
          .with("ru", "Вымышленное " + count);
    } else if (type == PartialDate.class) {
      return date(name);
    } else if (type == PartialPeriod.class) {
      return PartialPeriod.parse(count % 2 == 0 ? "2024-05/2026-12" : "2025");
    } else if (type == QualifiedNumber.class) {
      // What is stated is not below what a list names; those that may be small come last.
      return NUMBERS.get(count % (name.startsWith("stated") ? LARGE : NUMBERS.size()));
    } else if (type == BigMoney.class) {
      return BigMoney.of(CurrencyUnit.USD, new BigDecimal("1200000.50"));
    } else if (Code.class.isAssignableFrom(type)) {
      return known(type).get(0);
    }
    return value(type, name);
  }

  private static List<?> known(Class<?> type) {
    try {
      return (List<?>) type.getMethod("known").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What comes last by its name comes last in time. */
  private PartialDate date(String name) {
    if (name.matches("(ends|left|deadline|results|completed|closed|published).*|.*Until.*")) {
      return PartialDate.parse(count % 2 == 0 ? "2026" : "2026-11-07");
    } else if (name.matches("asOf|reported.*")) {
      return PartialDate.parse("../2025-06-30");
    }
    return PartialDate.parse(count % 2 == 0 ? "2023-05" : "2023-05-27");
  }

  private String text(String name, String owner) {
    return switch (name) {
      case "url", "publicationsUrl" -> "https://example.org/" + words(owner).replace(' ', '-');
      case "pointer" -> "/note";
      case "issn" -> "2049-3630";
      case "orcid" -> "0000-0002-1825-0097";
      case "email" -> "nobody@example.org";
      case "phone" -> "+7 000 000 00 00";
      case "doi" -> "10.5555/12345678";
      case "isbn" -> "978-0-00-000000-2";
      case "ror" -> "https://ror.org/000000098";
      case "key" -> "key-" + count;
      case "unit" -> "people";
      default -> "Invented " + words(name);
    };
  }

  private static String words(String name) {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
  }

  /** The words a qualified number can have, all of which {@link #NUMBERS} shows. */
  static boolean coversEveryQualifier() {
    return NUMBERS.stream().map(QualifiedNumber::getQualifier).distinct().count()
        == Qualifier.values().length;
  }
}
