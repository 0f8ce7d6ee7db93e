package org.civilhub.examples.spark;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.civilhub.model.RecordType;
import scala.Tuple4;

/**
 * A line of a dataset. Between machines it is a tuple, which Spark encodes in its own columns; Java
 * serialization of every line would cost more than reading it.
 *
 * @param source name of its file
 * @param type the type of records in the file
 * @param number its number in the file, from 1
 * @param text the line
 */
public record Line(String source, RecordType type, long number, String text) {
  /** How Spark holds lines. */
  public static final Encoder<Tuple4<String, String, Long, String>> ENCODER =
      Encoders.tuple(Encoders.STRING(), Encoders.STRING(), Encoders.LONG(), Encoders.STRING());

  static Line of(Tuple4<String, String, Long, String> line) {
    return new Line(line._1(), RecordType.of(line._2()).orElseThrow(), line._3(), line._4());
  }

  /**
   * What Spark is given.
   *
   * @return source, code of the type, number and text
   */
  public Tuple4<String, String, Long, String> toTuple() {
    return new Tuple4<>(source, type.getCode(), number, text);
  }
}
