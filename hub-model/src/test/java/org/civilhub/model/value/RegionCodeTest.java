package org.civilhub.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionCodeTest {
  private static final List<LanguageTag> LANGUAGES =
      List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK);

  /** Assigned codes that M49 puts in no region: Antarctica, and Taiwan, which it does not list. */
  private static final Set<String> WITHOUT = Set.of("AQ", "TW");

  private static Stream<RegionCode> all() {
    return Stream.concat(RegionCode.regions().stream(), RegionCode.subregions().stream());
  }

  private static String countriesOf(String subregion) {
    return CountryCode.assigned().stream()
        .filter(c -> c.getSubregion().equals(Optional.of(RegionCode.of(subregion))))
        .map(CountryCode::value)
        .collect(Collectors.joining(" "));
  }

  @Test
  void regions_all_areTheFiveOfM49() {
    assertThat(RegionCode.regions())
        .extracting(RegionCode::value)
        .containsExactly("002", "009", "019", "142", "150");
    assertThat(RegionCode.regions()).allMatch(code -> code.getRegion().isEmpty());
  }

  // Africa 2, Oceania 4, Americas 2, Asia 5, Europe 4
  @Test
  void subregions_all_areTheSeventeenOfM49WithinTheirRegions() {
    assertThat(RegionCode.subregions())
        .extracting(code -> code.getRegion().orElseThrow() + "/" + code)
        .containsExactly(
            "002/015", "002/202", "009/053", "009/054", "009/057", "009/061", "019/021", "019/419",
            "142/030", "142/034", "142/035", "142/143", "142/145", "150/039", "150/151", "150/154",
            "150/155");
    assertThat(RegionCode.regions())
        .containsAll(
            RegionCode.subregions().stream().map(c -> c.getRegion().orElseThrow()).toList());
  }

  @Test
  void getSubregion_everyAssignedCountry_isKnownOrTheCountryIsOneOfTwo() {
    Set<String> without = new TreeSet<>();
    for (CountryCode country : CountryCode.assigned()) {
      assertThat(country.getRegion()).isEqualTo(country.getSubregion().flatMap(r -> r.getRegion()));
      assertThat(country.getRegion().isPresent()).isEqualTo(country.getSubregion().isPresent());
      country.getSubregion().ifPresent(r -> assertThat(RegionCode.subregions()).contains(r));
      country.getRegion().ifPresent(r -> assertThat(RegionCode.regions()).contains(r));
      if (country.getRegion().isEmpty()) {
        without.add(country.value());
      }
    }
    assertThat(without).isEqualTo(WITHOUT);
  }

  /** Each country stands in the table once, under a code that is assigned. */
  @Test
  void table_countries_areAssignedAndStandOnce() {
    List<String> countries =
        LabelTable.rows(RegionCode.class, "regions.tsv").stream()
            .skip(1)
            .flatMap(row -> Stream.of(row.get(5).split(" ", -1)))
            .filter(code -> !code.isEmpty())
            .toList();
    assertThat(countries).doesNotHaveDuplicates().hasSize(249 - WITHOUT.size());
    assertThat(countries).allMatch(code -> CountryCode.of(code).isAssigned());
  }

  // The 193 members of the United Nations, which are 54 + 14 + 35 + 47 + 43, and beside them
  // 002: EH IO RE SH TF YT; 009: AS CC CK CX GU HM MP NC NF NU PF PN TK UM WF;
  // 019: AI AW BL BM BQ BV CW FK GF GL GP GS KY MF MQ MS PM PR SX TC VG VI;
  // 142: HK MO PS; 150: AX FO GG GI IM JE SJ VA.
  @ParameterizedTest
  @CsvSource({"002, 60", "009, 29", "019, 57", "142, 50", "150, 51"})
  void getRegion_countries_areAsManyAsM49Lists(String region, int number) {
    assertThat(CountryCode.assigned())
        .filteredOn(c -> c.getRegion().equals(Optional.of(RegionCode.of(region))))
        .hasSize(number);
  }

  /** Small sub-regions whole, as M49 lists them. */
  @ParameterizedTest
  @CsvSource({
    "143, KG KZ TJ TM UZ",
    "015, DZ EG EH LY MA SD TN",
    "021, BM CA GL PM US",
    "053, AU CC CX HM NF NZ",
    "054, FJ NC PG SB VU",
    "030, CN HK JP KP KR MN MO",
    "034, AF BD BT IN IR LK MV NP PK",
    "151, BG BY CZ HU MD PL RO RU SK UA",
    "155, AT BE CH DE FR LI LU MC NL",
  })
  void getSubregion_countries_areThoseOfM49(String subregion, String countries) {
    assertThat(countriesOf(subregion)).isEqualTo(countries);
  }

  /** Where M49 differs from what a map or a political habit suggests. */
  @ParameterizedTest
  @CsvSource({
    "AM, 142, 145", "AZ, 142, 145", "GE, 142, 145", "TR, 142, 145", "CY, 142, 145",
    "RU, 150, 151", "IR, 142, 034", "MX, 019, 419", "GL, 019, 021", "AX, 150, 154",
    "BV, 019, 419", "GS, 019, 419", "TF, 002, 202", "IO, 002, 202", "UM, 009, 057",
    "HM, 009, 053", "MN, 142, 030", "SJ, 150, 154", "SD, 002, 015", "SS, 002, 202",
  })
  void getRegion_borderCases_areThoseOfM49(String code, String region, String subregion) {
    assertThat(CountryCode.of(code).getRegion()).contains(RegionCode.of(region));
    assertThat(CountryCode.of(code).getSubregion()).contains(RegionCode.of(subregion));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AQ", "TW", "SU", "YU", "ZZ", "XK"})
  void getRegion_codeThatM49PutsNowhere_isEmpty(String code) {
    assertThat(CountryCode.of(code).getRegion()).isEmpty();
    assertThat(CountryCode.of(code).getSubregion()).isEmpty();
  }

  @Test
  void getName_everyCode_isThereInEachLanguageAndNotShared() {
    for (LanguageTag language : LANGUAGES) {
      List<String> names = all().map(code -> code.getName(language).orElse("")).toList();
      assertThat(names).hasSize(5 + 17).allMatch(name -> !name.isBlank());
      assertThat(names).allMatch(name -> name.equals(name.strip()));
      assertThat(names).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "142, Asia, Азия, Азия",
    "143, Central Asia, Центральная Азия, Орталық Азия",
    "145, Western Asia, Западная Азия, Батыс Азия",
    "150, Europe, Европа, Еуропа",
    "151, Eastern Europe, Восточная Европа, Шығыс Еуропа",
  })
  void getName_regionsOfTheHub_areThoseOfM49(String code, String en, String ru, String kk) {
    RegionCode region = RegionCode.of(code);
    assertThat(region.getName(LanguageTag.EN)).contains(en);
    assertThat(region.getName(LanguageTag.RU)).contains(ru);
    assertThat(region.getName(LanguageTag.KK)).contains(kk);
    assertThat(region.getName(new LanguageTag("fr"))).isEmpty();
  }

  /** The world, an intermediate region, the code of a country, and none of M49. */
  @ParameterizedTest
  @ValueSource(strings = {"001", "014", "398", "999"})
  void isKnown_codeOfNeitherRegionNorSubregion_isFalse(String code) {
    RegionCode region = RegionCode.of(code);
    assertThat(region.isKnown()).isFalse();
    assertThat(region.getRegion()).isEmpty();
    assertThat(region.getName(LanguageTag.EN)).isEmpty();
    assertThat(all()).allMatch(RegionCode::isKnown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "02", "0002", "KZ", "14a", " 142", "142\n", "١٤٢"})
  void of_otherForm_isRefusedAndShown(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegionCode.of(code))
        .withMessageContaining("found '" + code + "'");
  }

  @Test
  void compareTo_codes_areInTheirOrder() {
    assertThat(Stream.of("150", "002", "142").map(RegionCode::of).sorted())
        .extracting(RegionCode::toString)
        .containsExactly("002", "142", "150");
  }
}
