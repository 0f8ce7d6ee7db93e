package org.civilhub.examples.benchmarks;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as {@code hub sample} writes it, as a program without this library might hold it: a
 * field of the record for each of the JSON, dates and codes as the text that they are. Public, as
 * the code that libraries generate for it is elsewhere.
 *
 * @param id identifier
 * @param city city of the host
 * @param endsOn last day
 * @param format how people attended
 * @param host country of the host
 * @param hubRole the Hub's part
 * @param organisers identifiers of partners
 * @param participants the event's own total
 * @param participations rows of attendance
 * @param project identifier of the project
 * @param sources where it is from
 * @param startsOn first day, or the month
 * @param theme what it was about
 * @param title title in three languages
 * @param type what it was
 */
@CompiledJson
@Json
public record SampleEvent(
    String id,
    @Nullable String city,
    @Nullable String endsOn,
    String format,
    @Nullable String host,
    @Nullable String hubRole,
    List<String> organisers,
    @Nullable Quantity participants,
    List<Row> participations,
    @Nullable String project,
    List<Source> sources,
    String startsOn,
    @Nullable String theme,
    Text title,
    String type) {

  /**
   * A number with a word.
   *
   * @param qualifier the word
   * @param value the number
   */
  @CompiledJson
  @Json
  public record Quantity(String qualifier, int value) {}

  /**
   * A row of attendance.
   *
   * @param country where they came from
   * @param number how many they were
   * @param role their part
   * @param sex their sex
   */
  @CompiledJson
  @Json
  public record Row(String country, Quantity number, @Nullable String role, @Nullable String sex) {}

  /**
   * A source.
   *
   * @param document a document
   * @param url an address
   */
  @CompiledJson
  @Json
  public record Source(@Nullable String document, @Nullable String url) {}

  /**
   * A text in three languages.
   *
   * @param en in English
   * @param kk in Kazakh
   * @param ru in Russian
   */
  @CompiledJson
  @Json
  public record Text(String en, String kk, String ru) {}
}
