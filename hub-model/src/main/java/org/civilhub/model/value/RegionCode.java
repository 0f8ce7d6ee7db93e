package org.civilhub.model.value;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * UN M49 code of a region or sub-region of the world, such as {@code 142} for Asia and {@code 143}
 * for Central Asia.
 *
 * <p>Form is checked here; whether this version knows the code is asked with {@link #isKnown()}. It
 * knows the five regions and the seventeen sub-regions; intermediate regions, such as Eastern
 * Africa, are not among them, so each country lies in one region and one of its sub-regions. What
 * lies where is asked of the country: {@link CountryCode#getRegion()}, {@link
 * CountryCode#getSubregion()}.
 *
 * @param value three ASCII digits
 */
public record RegionCode(String value) implements Comparable<RegionCode>, Serializable {
  private static final Pattern FORM = Pattern.compile("[0-9]{3}");
  private static final String WORLD = "001";

  /**
   * @throws IllegalArgumentException if {@code value} is not three ASCII digits
   */
  public RegionCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "region code must be three ASCII digits, found '" + value + "'");
    }
  }

  /**
   * The code.
   *
   * @param value three ASCII digits
   * @return the code
   * @throws IllegalArgumentException if the form is another
   */
  public static RegionCode of(String value) {
    return new RegionCode(value);
  }

  /**
   * The five regions, in the order of their codes.
   *
   * @return Africa, Oceania, Americas, Asia, Europe; unmodifiable
   */
  public static List<RegionCode> regions() {
    return known().filter(code -> code.getRegion().isEmpty()).toList();
  }

  /**
   * The seventeen sub-regions, in the order of their regions' codes and then of their own.
   *
   * @return the sub-regions, unmodifiable
   */
  public static List<RegionCode> subregions() {
    return known()
        .filter(code -> code.getRegion().isPresent())
        .sorted(Comparator.comparing(code -> code.getRegion().orElseThrow()))
        .toList();
  }

  private static Stream<RegionCode> known() {
    return Table.ROWS.keySet().stream().map(RegionCode::new);
  }

  /** The sub-region of a country by its ISO 3166-1 alpha-2 code. */
  static Optional<RegionCode> ofCountry(String country) {
    return Optional.ofNullable(Table.SUBREGIONS.get(country));
  }

  /**
   * Whether the code is one of a region or sub-region.
   *
   * @return true if {@link #regions()} or {@link #subregions()} has it
   */
  public boolean isKnown() {
    return Table.ROWS.containsKey(value);
  }

  /**
   * The region that a sub-region is part of.
   *
   * @return the region; empty for a region itself and for a code that is not known
   */
  public Optional<RegionCode> getRegion() {
    return row().map(Row::within).filter(code -> !code.equals(WORLD)).map(RegionCode::new);
  }

  /**
   * The name.
   *
   * @param wanted languages, most wanted first; the table has {@code en}, {@code ru}, {@code kk}
   * @return the name; empty if the code is not known or the table has none of the languages
   */
  public Optional<String> getName(LanguageTag... wanted) {
    return row().flatMap(row -> row.name().in(wanted));
  }

  private Optional<Row> row() {
    return Optional.ofNullable(Table.ROWS.get(value));
  }

  @Override
  public int compareTo(RegionCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private record Row(String within, LocalizedText name) {}

  /** Read on first use. */
  private static final class Table {
    static final Map<String, Row> ROWS = new TreeMap<>();
    static final Map<String, RegionCode> SUBREGIONS = new HashMap<>();

    static {
      List<List<String>> rows = LabelTable.rows(RegionCode.class, "regions.tsv");
      List<String> header = rows.get(0);
      for (List<String> row : rows.subList(1, rows.size())) {
        Map<LanguageTag, String> names = new TreeMap<>();
        for (int i = 2; i < row.size() - 1; i++) {
          names.put(new LanguageTag(header.get(i)), row.get(i));
        }
        RegionCode code = new RegionCode(row.get(1));
        ROWS.put(code.value(), new Row(row.get(0), new LocalizedText(names)));
        for (String country : row.get(row.size() - 1).split(" ", -1)) {
          if (!country.isEmpty()) {
            SUBREGIONS.put(country, code);
          }
        }
      }
    }
  }
}
