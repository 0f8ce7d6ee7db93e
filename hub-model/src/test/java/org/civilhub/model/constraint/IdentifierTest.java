package org.civilhub.model.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.civilhub.model.Discrepancy;
import org.civilhub.model.Expert;
import org.civilhub.model.ExpertPerson;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Journal;
import org.civilhub.model.Partner;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.Samples;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.HubValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Identifiers and addresses. Sums are worked out beside the numbers; the ORCID iDs lie below the
 * range that is given to people.
 */
class IdentifierTest {
  private static final HubValidator VALIDATOR = HubValidator.at(LocalDate.of(2026, 11, 24));

  private static List<FindingCode> check(HubRecord record) {
    return VALIDATOR.check(record).stream().map(Finding::code).toList();
  }

  private static List<FindingCode> product(String property, String text) {
    return check(Samples.with(ResearchProduct.class, property, Optional.of(text)));
  }

  private static List<FindingCode> orcid(String orcid) {
    ExpertPerson person =
        Samples.build(ExpertPerson.class, Map.of("name", "Nobody", "orcid", Optional.of(orcid)));
    return check(Samples.with(Expert.class, "person", Optional.of(person)));
  }

  private static List<FindingCode> ror(String ror) {
    return check(Samples.with(Partner.class, "ror", Optional.of(ror)));
  }

  // ---- ISSN ----

  private static List<FindingCode> issn(String issn) {
    return check(Samples.with(Journal.class, "issn", Optional.of(issn)));
  }

  /** Numbers of real journals, and one whose check digit is X. */
  @ParameterizedTest
  @ValueSource(strings = {"0378-5955", "0028-0836", "2434-561X", "1050-124X", "0000-0000"})
  void issn_rightCheckDigit_isValid(String issn) {
    assertThat(issn(issn)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0378-5954",
        "0738-5955",
        "03785955",
        "0378-595",
        "0378-59555",
        "2434-561x",
        "X378-5955",
        " 0378-5955",
        "",
        "\u0660378-5955"
      })
  void issn_wrongDigitOrForm_isFound(String issn) {
    assertThat(issn(issn)).containsExactly(FindingCode.ISSN_CHECK_DIGIT);
  }

  @Test
  void issn_everyOtherCheckDigit_isFound() {
    long valid =
        "0123456789X".chars().filter(digit -> issn("0378-595" + (char) digit).isEmpty()).count();
    assertThat(valid).isEqualTo(1);
  }

  // ---- ISBN ----

  /**
   * Weights 1, 3, 1, 3...: 9+21+8+9+1+18+1+12+8+12+1+0+0 = 100; 9+21+8+0+3+0+6+12+0+18+1+15+7 =
   * 100; 9+21+9+3+0+27+0+18+3+18+0+21+1 = 130. Weights 10 down to 1: 27+42+24+24+3+10+2 = 132 = 12
   * times 11; 72+28+24+10+36+15+14+10 = 209 = 19 times 11.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "978-3-16-148410-0",
        "978 3 16 148410 0",
        "9783161484100",
        "978-0-306-40615-7",
        "979-10-90636-07-1",
        "0-306-40615-2",
        "0306406152",
        "0-8044-2957-X",
        "080442957X",
      })
  void isbn_rightCheckDigit_isValid(String isbn) {
    assertThat(product("isbn", isbn)).isEmpty();
  }

  /**
   * 977 leads a serial: its digit is right (99 + 1), and still it is no ISBN. 0-306-40651-2 has two
   * digits in each other's place: 136 is no multiple of 11.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "978-3-16-148410-1",
        "978-3-16-148410-X",
        "977-3-16-148410-1",
        "0-306-40651-2",
        "0-306-40615-X",
        "0-8044-2957-x",
        "978-3-16-148410",
        "978-3-16-148410-00",
        "978--3-16-148410-0",
        "978-3-16-148410-0-",
        "-978-3-16-148410-0",
        "ISBN 978-3-16-148410-0",
        " 978-3-16-148410-0",
        "978\u20133\u201316\u2013148410\u20130",
        "978316148410\u0660",
        "X306406152",
        "",
        "a text",
      })
  void isbn_wrongDigitOrForm_isFound(String isbn) {
    assertThat(product("isbn", isbn)).containsExactly(FindingCode.ISBN_CHECK_DIGIT);
  }

  /** The sum of ISO 2108 for 13 digits, each of them weighed by its place. */
  @Property
  void isbn_anyTwelveDigits_haveOneCheckDigit(@ForAll("twelveDigits") String digits) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += Character.digit(digits.charAt(i), 10) * (i % 2 == 0 ? 1 : 3);
    }
    for (int check = 0; check < 10; check++) {
      assertThat(new Isbn.Rule().isValid(digits + check, new NoContext()))
          .isEqualTo((sum + check) % 10 == 0);
    }
  }

  @Provide
  Arbitrary<String> twelveDigits() {
    return Arbitraries.strings().numeric().ofLength(9).map(rest -> "978" + rest);
  }

  @Property
  void isbn_anyNineDigits_haveOneCheckDigit(@ForAll("nineDigits") String digits) {
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += Character.digit(digits.charAt(i), 10) * (10 - i);
    }
    for (int check = 0; check < 11; check++) {
      assertThat(new Isbn.Rule().isValid(digits + "0123456789X".charAt(check), new NoContext()))
          .isEqualTo((sum + check) % 11 == 0);
    }
  }

  @Provide
  Arbitrary<String> nineDigits() {
    return Arbitraries.strings().numeric().ofLength(9);
  }

  // ---- ORCID ----

  /**
   * ISO 7064, MOD 11-2: the digits, weighed by the powers of two from 32,768 down to 1, add up to 1
   * more than a multiple of 11, X being ten. 1; 1 times 2 + 10 = 12; 2 times 2 + 8 = 12; 6 times 2
   * + 0 = 12; 9 times 2 + 5 = 23; 1 times 4 + 8 = 12; 4 + 2 + 6 = 12.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-0000-0000-0001",
        "0000-0000-0000-001X",
        "0000-0000-0000-0028",
        "0000-0000-0000-0060",
        "0000-0000-0000-0095",
        "0000-0000-0000-0108",
        "0000-0000-0000-0116",
        "https://orcid.org/0000-0000-0000-0001",
      })
  void orcid_rightCheckDigit_isValid(String orcid) {
    assertThat(orcid(orcid)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-0000-0000-0000",
        "0000-0000-0000-0002",
        "0000-0000-0000-001x",
        "0000-0000-0000-0010",
        "0000-0000-0000-0082",
        "0000000000000001",
        "0000-0000-0000-001",
        "0000-0000-0000-00001",
        "X000-0000-0000-0001",
        "http://orcid.org/0000-0000-0000-0001",
        "orcid.org/0000-0000-0000-0001",
        "https://example.org/0000-0000-0000-0001",
        "0000-0000-0000-0001 ",
        "\u0660000-0000-0000-0001",
        "",
        "a text",
      })
  void orcid_wrongDigitOrForm_isFound(String orcid) {
    assertThat(orcid(orcid)).containsExactly(FindingCode.ORCID_CHECK_DIGIT);
  }

  @Property
  void orcid_anyDigits_haveTheCheckDigitOfTheStandard(
      @ForAll @IntRange(max = 9_999_999) int number) {
    String digits = String.format("%015d", number);
    String groups = digits.replaceAll("(....)(....)(....)(...)", "$1-$2-$3-$4");
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      sum += Character.digit(digits.charAt(i), 10) * (1 << (15 - i));
    }
    for (int check = 0; check < 11; check++) {
      assertThat(new Orcid.Rule().isValid(groups + "0123456789X".charAt(check), new NoContext()))
          .isEqualTo((sum + check) % 11 == 1);
    }
  }

  // ---- ROR ----

  /**
   * Two of organisations: 03yrm5c is 132,927,660 in base 32, which leaves 24 by 97; 2,400 leaves
   * 72, and 98 - 72 = 26. 05dxps0 is 182,377,248 and leaves 79; 7,900 leaves 43, and 98 - 43 = 55.
   * Two of none: 0 leaves 0, so 98; 32 leaves 32, 3,200 leaves 96, so 02.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "03yrm5c26",
        "05dxps055",
        "https://ror.org/03yrm5c26",
        "000000098",
        "000001002",
      })
  void ror_rightCheckDigits_isValid(String ror) {
    assertThat(ror(ror)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "03yrm5c27",
        "03yrm5c62",
        "03ymr5c26",
        "03YRM5C26",
        "03yrm5c2",
        "03yrm5c260",
        "13yrm5c26",
        "03yrl5c26",
        "03yri5c26",
        "03yro5c26",
        "03yru5c26",
        "000000001",
        "http://ror.org/03yrm5c26",
        "ror.org/03yrm5c26",
        "https://ror.org/03yrm5c26/",
        " 03yrm5c26",
        "",
        "a text",
      })
  void ror_wrongDigitsOrForm_isFound(String ror) {
    assertThat(ror(ror)).containsExactly(FindingCode.ROR_CHECK_DIGIT);
  }

  /** ISO 7064, MOD 97-10: with its check digits, 02 to 98, the number leaves 1. */
  @Property
  void ror_anyNumber_hasTheCheckDigitsOfTheStandard(
      @ForAll("sixDigits") String six, @ForAll @IntRange(max = 99) int check) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < six.length(); i++) {
      int digit = CROCKFORD.indexOf(Character.toUpperCase(six.charAt(i)));
      number = number.multiply(BigInteger.valueOf(32)).add(BigInteger.valueOf(digit));
    }
    boolean expected =
        check >= 2
            && check <= 98
            && number
                .multiply(BigInteger.valueOf(100))
                .add(BigInteger.valueOf(check))
                .mod(BigInteger.valueOf(97))
                .equals(BigInteger.ONE);
    String ror = "0" + six + String.format("%02d", check);
    assertThat(new Ror.Rule().isValid(ror, new NoContext())).as(ror).isEqualTo(expected);
  }

  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @Provide
  Arbitrary<String> sixDigits() {
    return Arbitraries.strings().withChars("0123456789abcdefghjkmnpqrstvwxyz").ofLength(6);
  }

  // ---- DOI ----

  /** The first five are examples of the DOI Handbook, or such an example with an address before. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1000/182",
        "10.1000/xyz123",
        "10.1038/issn.1476-4687",
        "https://doi.org/10.1000/182",
        "doi:10.1000/182",
        "http://dx.doi.org/10.1000/182",
        "10.1000.10/123",
        "10.1002/(SICI)1522-2594(199911)42:5<952::AID-MRM16>3.0.CO;2-S",
        "10.1000/қазақ",
      })
  void doi_ofItsForm_isValid(String doi) {
    assertThat(product("doi", doi)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1000",
        "10.1000/",
        "10/182",
        "10./182",
        "10..1000/182",
        "10.a/182",
        "11.1000/182",
        "10.1000/1 82",
        " 10.1000/182",
        "DOI 10.1000/182",
        "doi.org/10.1000/182",
        "https://example.org/10.1000/182",
        "",
        "a text",
      })
  void doi_ofAnotherForm_isFound(String doi) {
    assertThat(product("doi", doi)).containsExactly(FindingCode.DOI_MALFORMED);
  }

  @Test
  void doi_veryLong_doesNotThrow() {
    assertThat(product("doi", "10" + ".1".repeat(100_000) + "/" + "x".repeat(100_000))).isEmpty();
    assertThat(product("doi", "10" + ".1".repeat(100_000)))
        .containsExactly(FindingCode.DOI_MALFORMED);
  }

  // ---- addresses and pointers ----

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "http://example.org/a?b=c&d=%20#e",
        "https://пример.рф/путь",
        "https://x",
      })
  void webAddress_ofItsForm_isValid(String url) {
    assertThat(product("url", url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://",
        "http://",
        "https:/example.org",
        "example.org",
        "www.example.org",
        "ftp://example.org",
        "javascript:alert(1)//https://example.org",
        "https://example.org/a b",
        "https://example.org\n",
        " https://example.org",
        "https://\u2003",
        "",
        "a text",
      })
  void webAddress_ofAnotherForm_isFound(String url) {
    assertThat(product("url", url)).containsExactly(FindingCode.URL_MALFORMED);
  }

  private static List<FindingCode> pointer(String pointer) {
    return check(
        Samples.with(
            ResearchProduct.class,
            "discrepancies",
            List.of(Samples.with(Discrepancy.class, "pointer", pointer))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/title", "/countries/0", "/title/kk", "/a~1b", "/m~0n", "/~01", "/a b", "/ж"})
  void jsonPointer_toAPart_isValid(String pointer) {
    assertThat(pointer(pointer)).isEmpty();
  }

  /** A tilde stands only before 0 or 1 (RFC 6901, 3). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "title", "/", "//", "/title/", "/a//b", "#/title", " /title", "/a~", "/a~b", "/a~2",
        "/~/b", "/a~~0"
      })
  void jsonPointer_ofAnotherForm_isFound(String pointer) {
    assertThat(pointer(pointer)).containsExactly(FindingCode.POINTER_MALFORMED);
  }
}
