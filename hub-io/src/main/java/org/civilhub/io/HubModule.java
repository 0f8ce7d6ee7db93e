package org.civilhub.io;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.KeyDeserializers;
import tools.jackson.databind.ser.Serializers;

/**
 * The JSON form of the Hub's records and values, for those who have a Jackson mapper of their own;
 * found by {@code findAndAddModules()} too. Those who have none take {@link HubJson#mapper()},
 * which also bounds what it reads.
 *
 * <p>A value type is an object of what it has recorded: {@code id} first, then the other fields in
 * alphabetical order; absent means not recorded, {@code null} is read as absent and never written.
 * Types are not made to fit: {@code "5"} is no number and {@code 5} no text. Whether an unknown
 * field is refused is for the mapper to say; a field that stands twice always is. Codes of fixed
 * lists that this version does not know are kept.
 */
public final class HubModule extends JacksonModule {

  /** The module; it has no options. */
  public HubModule() {}

  @Override
  public String getModuleName() {
    return "org.civilhub.io";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addSerializers(new Writers(false));
    context.addKeySerializers(new Writers(true));
    context.addDeserializers(new Readers());
    context.addKeyDeserializers(new KeyReaders());
  }

  private static Optional<Scalar> ownScalar(Class<?> type) {
    return Scalar.isOurs(type) ? Scalar.of(type) : Optional.empty();
  }

  private static final class Writers extends Serializers.Base {
    private final boolean forKeys;

    Writers(boolean forKeys) {
      this.forKeys = forKeys;
    }

    @Override
    public @Nullable ValueSerializer<?> findSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription.Supplier description,
        JsonFormat.Value format) {
      Class<?> raw = type.getRawClass();
      Optional<Scalar> scalar = ownScalar(raw);
      if (scalar.isPresent() || forKeys) {
        return scalar.map(s -> new ScalarSerializer(s, forKeys)).orElse(null);
      }
      Optional<ValueSerializer<?>> composite = CompositeForm.of(raw).map(CompositeForm::serializer);
      return composite.or(() -> ValueShape.of(raw).map(ShapeSerializer::new)).orElse(null);
    }

    @Override
    public @Nullable ValueSerializer<?> findEnumSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription.Supplier description,
        JsonFormat.Value format) {
      return findSerializer(config, type, description, format);
    }
  }

  private static final class Readers extends Deserializers.Base {
    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
      return find(type) != null;
    }

    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
      return find(type.getRawClass());
    }

    @Override
    public @Nullable ValueDeserializer<?> findEnumDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
      return find(type.getRawClass());
    }

    private static @Nullable ValueDeserializer<?> find(Class<?> type) {
      Optional<ValueDeserializer<?>> scalar =
          ownScalar(type).map(s -> new ScalarDeserializer(type, s));
      return scalar
          .or(() -> CompositeForm.of(type).map(CompositeForm::deserializer))
          .or(() -> ValueShape.of(type).map(ShapeDeserializer::new))
          .orElse(null);
    }
  }

  private static final class KeyReaders implements KeyDeserializers {
    @Override
    public @Nullable KeyDeserializer findKeyDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
      return ownScalar(type.getRawClass())
          .filter(scalar -> scalar.form() == Scalar.Form.TEXT)
          .map(scalar -> new KeyReader(type.getRawClass(), scalar))
          .orElse(null);
    }
  }

  private static final class KeyReader extends KeyDeserializer {
    private final Class<?> type;
    private final Scalar scalar;

    KeyReader(Class<?> type, Scalar scalar) {
      this.type = type;
      this.scalar = scalar;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return ScalarDeserializer.parse(scalar, tools.jackson.core.JsonToken.VALUE_STRING, key)
          .orElseGet(() -> context.handleWeirdKey(type, key, "must be " + scalar.expected()));
    }
  }
}
