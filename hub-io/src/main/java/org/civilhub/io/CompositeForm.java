package org.civilhub.io;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** The values whose JSON form is an object of its own kind: text, qualified number, money. */
enum CompositeForm {
  /** Text by language tag. */
  TEXT(LocalizedText.class, "localized_text") {
    @Override
    Object parse(FlatObject object, Names names) {
      Map<LanguageTag, String> texts = new TreeMap<>();
      object
          .members()
          .forEach(
              (name, member) -> {
                if (texts.put(new LanguageTag(name), member.asText()) != null) {
                  throw object.duplicate(member);
                }
              });
      return new LocalizedText(texts);
    }

    @Override
    Map<String, Object> print(Object value) {
      Map<String, Object> members = new LinkedHashMap<>();
      ((LocalizedText) value).texts().forEach((tag, text) -> members.put(tag.value(), text));
      return members;
    }
  },

  /** A number with its word. */
  NUMBER(QualifiedNumber.class, "qualified_number") {
    @Override
    Object parse(FlatObject object, Names names) {
      Qualifier qualifier = Qualifier.of(object.require("qualifier").asText()).orElseThrow();
      Set<String> taken = taken(qualifier);
      if (NAMES.stream().anyMatch(n -> !taken.contains(n) && object.get(n).isPresent())) {
        throw new IllegalArgumentException("must fit " + qualifier.getCode());
      }
      names.check(NAMES);
      return switch (qualifier) {
        case UNKNOWN -> QualifiedNumber.unknown();
        case BETWEEN -> between(object);
        case ABOUT -> about(object);
        default -> QualifiedNumber.of(qualifier, object.require("value").asNumber());
      };
    }

    private static Set<String> taken(Qualifier qualifier) {
      return switch (qualifier) {
        case UNKNOWN -> Set.of("qualifier");
        case BETWEEN -> Set.of("qualifier", "low", "high", "lowOpen", "highOpen");
        case ABOUT -> Set.of("qualifier", "value", "low", "high");
        default -> Set.of("qualifier", "value");
      };
    }

    private static QualifiedNumber between(FlatObject object) {
      QualifiedNumber number =
          QualifiedNumber.interval(
              Optional.of(object.require("low").asNumber()),
              object.get("lowOpen").filter(FlatObject.Member::asTruth).isPresent(),
              Optional.of(object.require("high").asNumber()),
              object.get("highOpen").filter(FlatObject.Member::asTruth).isPresent());
      if (number.getQualifier() != Qualifier.BETWEEN) {
        throw new IllegalArgumentException("must have two ends");
      }
      return number;
    }

    private static QualifiedNumber about(FlatObject object) {
      BigDecimal value = object.require("value").asNumber();
      return object.get("low").isEmpty() && object.get("high").isEmpty()
          ? QualifiedNumber.of(Qualifier.ABOUT, value)
          : QualifiedNumber.about(
              value, object.require("low").asNumber(), object.require("high").asNumber());
    }

    @Override
    Map<String, Object> print(Object value) {
      QualifiedNumber number = (QualifiedNumber) value;
      Qualifier qualifier = number.getQualifier();
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("qualifier", qualifier.getCode());
      number.getNumber().ifPresent(n -> members.put("value", n));
      boolean ownBounds =
          qualifier == Qualifier.ABOUT
              && !number.equals(QualifiedNumber.of(qualifier, number.getNumber().orElseThrow()));
      if (ownBounds || qualifier == Qualifier.BETWEEN) {
        members.put("low", number.getLow().orElseThrow());
        members.put("high", number.getHigh().orElseThrow());
      }
      if (qualifier == Qualifier.BETWEEN && number.isLowOpen()) {
        members.put("lowOpen", true);
      }
      if (qualifier == Qualifier.BETWEEN && number.isHighOpen()) {
        members.put("highOpen", true);
      }
      return members;
    }
  },

  /** An amount with its own digits, in a currency. */
  MONEY(BigMoney.class, "money") {
    @Override
    Object parse(FlatObject object, Names names) {
      names.check(Set.of("amount", "currency"));
      return BigMoney.of(
          CurrencyUnit.of(object.require("currency").asText()),
          object.require("amount").asNumber());
    }

    @Override
    Map<String, Object> print(Object value) {
      BigMoney money = (BigMoney) value;
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("amount", money.getAmount());
      members.put("currency", money.getCurrencyUnit().getCode());
      return members;
    }
  };

  private static final Set<String> NAMES =
      Set.of("qualifier", "value", "low", "high", "lowOpen", "highOpen");

  /** Tells of members that are not known. */
  interface Names {
    void check(Set<String> known);
  }

  private final Class<?> type;
  private final String expected;

  CompositeForm(Class<?> type, String expected) {
    this.type = type;
    this.expected = expected;
  }

  static Optional<CompositeForm> of(Class<?> type) {
    for (CompositeForm form : values()) {
      if (form.type == type) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  /**
   * The value that an object stands for.
   *
   * @throws IllegalArgumentException or {@code NoSuchElementException} if it stands for none
   */
  abstract Object parse(FlatObject object, Names names);

  abstract Map<String, Object> print(Object value);

  ValueDeserializer<Object> deserializer() {
    return new Reader(this);
  }

  ValueSerializer<Object> serializer() {
    return new Writer(this);
  }

  private static final class Reader extends ValueDeserializer<Object> {
    private final CompositeForm form;

    Reader(CompositeForm form) {
      this.form = form;
    }

    @Override
    public boolean isCachable() {
      return true;
    }

    @Override
    public Class<?> handledType() {
      return form.type;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
      FlatObject object = FlatObject.read(parser, form.expected);
      try {
        return form.parse(object, known -> object.checkNames(known, context, this));
      } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
        throw object.unreadable();
      }
    }
  }

  private static final class Writer extends ValueSerializer<Object> {
    private final CompositeForm form;

    Writer(CompositeForm form) {
      this.form = form;
    }

    @Override
    public Class<?> handledType() {
      return form.type;
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
      out.writeStartObject(value);
      form.print(value)
          .forEach(
              (name, member) -> {
                out.writeName(name);
                ScalarSerializer.write(Scalar.of(member.getClass()).orElseThrow(), member, out);
              });
      out.writeEndObject();
    }
  }
}
