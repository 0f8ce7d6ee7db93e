package org.civilhub.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** The one configured JSON mapper of this library. */
public final class HubJson {
  /** How deep objects and lists may stand in each other. */
  static final int DEEPEST = 64;

  /** How many characters a number may have. */
  static final int LONGEST_NUMBER = 100;

  /** How many characters a text may have. */
  static final int LONGEST_TEXT = 1_000_000;

  /** How many characters the name of a field may have. */
  static final int LONGEST_NAME = 1_000;

  /** How many bytes a record may have, 16 MiB. */
  static final int LONGEST_RECORD = 16 * 1024 * 1024;

  private HubJson() {}

  /**
   * The mapper: shared, immutable, safe for every thread.
   *
   * <p>It reads and writes the Hub's records by {@link HubModule}, and Java records and other plain
   * data around them. Decimal numbers are exact; nothing is made to fit another type; unknown
   * fields, fields that stand twice and anything after the value are refused with Jackson's own
   * exceptions, at the first. What a Java record lacks is refused unless it is an {@code Optional},
   * and so is a null in a list or map. Empty {@code Optional}s are left out, maps are written in
   * the order of their keys. Bounds of what it reads: 64 levels, 100 characters in a number, 1,000
   * in a field's name, 1,000,000 in a text, 16 MiB in all.
   *
   * @return the mapper
   */
  public static JsonMapper mapper() {
    return Holder.MAPPER;
  }

  /**
   * A mapper like {@link #mapper()} for documents that may be longer, such as what was published of
   * a large dataset. A new one each time: keep it.
   *
   * @param longest how many bytes or characters a document may have; above 0
   * @return a mapper
   * @throws IllegalArgumentException if the number is not above 0
   */
  public static JsonMapper mapper(long longest) {
    if (longest <= 0) {
      throw new IllegalArgumentException("longest must be above 0, found " + longest);
    }
    return Holder.whole(longest);
  }

  /**
   * The mapper for records that stand one after another in a longer source, whose length the source
   * itself bounds. A field that stands twice is left to the readers of values, which tell the
   * place.
   */
  static JsonMapper streaming() {
    return Holder.STREAMING;
  }

  /** Made on first use. */
  private static final class Holder {
    static final JsonMapper MAPPER = whole(LONGEST_RECORD);
    static final JsonMapper STREAMING =
        create(bounds().build()).disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    static JsonMapper whole(long longest) {
      return create(bounds().maxDocumentLength(longest).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
    }

    private static StreamReadConstraints.Builder bounds() {
      return StreamReadConstraints.builder()
          .maxNestingDepth(DEEPEST)
          .maxNumberLength(LONGEST_NUMBER)
          .maxStringLength(LONGEST_TEXT)
          .maxNameLength(LONGEST_NAME);
    }

    private static JsonMapper.Builder create(StreamReadConstraints bounds) {
      return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
          .addModule(new HubModule())
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  config
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT));
    }
  }
}
