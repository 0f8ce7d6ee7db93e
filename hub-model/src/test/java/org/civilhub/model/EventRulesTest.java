package org.civilhub.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.ParticipationRole;
import org.civilhub.model.code.Sex;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.HubValidator;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules on an event as a whole. */
class EventRulesTest {
  private static final HubValidator VALIDATOR = HubValidator.at(LocalDate.of(2026, 11, 24));
  private static final ParticipationRole UNKNOWN_ROLE = ParticipationRole.of("of_a_later_version");

  private static HubEvent.Builder event() {
    return HubEvent.builder()
        .id(Id.of("EV001"))
        .title(LocalizedText.of("en", "Forum"))
        .type(EventType.FORUM);
  }

  private static List<FindingCode> check(HubEvent.Builder event) {
    return VALIDATOR.check(event.build()).stream().map(Finding::code).toList();
  }

  private static Participation row(QualifiedNumber number) {
    return Participation.builder().number(number).build();
  }

  private static Participation row(long number, ParticipationRole role) {
    return Participation.builder().number(QualifiedNumber.exact(number)).role(role).build();
  }

  private static Participation row(String country, ParticipationRole role) {
    return Participation.builder()
        .number(QualifiedNumber.exact(1))
        .country(CountryCode.of(country))
        .role(role)
        .build();
  }

  // ---- attendance ----

  @Test
  void orNull_anyRow_isWhatTheAccessorsSay() {
    Participation whole =
        Participation.builder()
            .country(CountryCode.of("KZ"))
            .sex(Sex.FEMALE)
            .role(ParticipationRole.SPEAKER)
            .number(QualifiedNumber.exact(1))
            .build();
    for (Participation row : List.of(whole, row(QualifiedNumber.exact(1)), new Other(whole))) {
      assertThat(Optional.ofNullable(row.countryOrNull())).isEqualTo(row.getCountry());
      assertThat(Optional.ofNullable(row.sexOrNull())).isEqualTo(row.getSex());
      assertThat(Optional.ofNullable(row.roleOrNull())).isEqualTo(row.getRole());
    }
    assertThat(whole.countryOrNull()).isEqualTo(CountryCode.of("KZ"));
    assertThat(row(QualifiedNumber.exact(1)).sexOrNull()).isNull();
  }

  /** A row of somebody else's making. */
  private record Other(Participation row) implements Participation {
    @Override
    public Optional<CountryCode> getCountry() {
      return row.getCountry();
    }

    @Override
    public Optional<Sex> getSex() {
      return row.getSex();
    }

    @Override
    public Optional<ParticipationRole> getRole() {
      return row.getRole();
    }

    @Override
    public QualifiedNumber getNumber() {
      return row.getNumber();
    }
  }

  @Test
  void isAttendance_role_leavesOutOrganisersStaffAndUnknownRoles() {
    assertThat(row(QualifiedNumber.exact(1)).isAttendance()).isTrue();
    assertThat(ParticipationRole.known().stream().filter(role -> row(1, role).isAttendance()))
        .containsExactly(
            ParticipationRole.PARTICIPANT, ParticipationRole.SPEAKER, ParticipationRole.EXPERT);
    assertThat(row(1, UNKNOWN_ROLE).isAttendance()).isFalse();
  }

  private static List<FindingCode> attended(QualifiedNumber total, Participation... rows) {
    return check(event().participants(total).addParticipations(rows));
  }

  static List<QualifiedNumber> totalsThatCanBe120() {
    return List.of(
        QualifiedNumber.exact(120),
        QualifiedNumber.exact(121),
        QualifiedNumber.moreThan(100),
        QualifiedNumber.atLeast(1),
        QualifiedNumber.atMost(120),
        QualifiedNumber.fewerThan(121),
        QualifiedNumber.about(110), // up to 121
        QualifiedNumber.unknown());
  }

  @ParameterizedTest
  @MethodSource("totalsThatCanBe120")
  void participants_rowsThatTheTotalCanHold_areValid(QualifiedNumber total) {
    assertThat(attended(total, row(QualifiedNumber.exact(50)), row(QualifiedNumber.exact(70))))
        .isEmpty();
  }

  static List<QualifiedNumber> totalsBelow120() {
    return List.of(
        QualifiedNumber.exact(100),
        QualifiedNumber.exact(119),
        QualifiedNumber.exact(0),
        QualifiedNumber.atMost(119),
        QualifiedNumber.fewerThan(120),
        QualifiedNumber.about(109)); // up to 119.9
  }

  @ParameterizedTest
  @MethodSource("totalsBelow120")
  void participants_moreInRowsThanInTotal_areFoundOnTheRows(QualifiedNumber total) {
    HubEvent event =
        event()
            .participants(total)
            .addParticipations(row(QualifiedNumber.exact(50)), row(QualifiedNumber.exact(70)))
            .build();
    assertThat(VALIDATOR.check(event))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(FindingCode.EVENT_PARTICIPANTS_WITHIN_TOTAL);
              assertThat(f.place().pointer()).isEqualTo("/participations");
              assertThat(f.arguments())
                  .containsOnlyKeys("number", "limit")
                  .containsEntry("number", "exact 120")
                  .containsEntry("limit", Finding.number(total));
            });
  }

  @Test
  void participants_moreInRows_readsAsItShould() {
    HubEvent event =
        event()
            .participants(QualifiedNumber.atMost(100))
            .addParticipations(row(QualifiedNumber.moreThan(100)))
            .build();
    Finding finding = VALIDATOR.check(event).get(0);
    assertThat(finding.message(LanguageTag.EN))
        .isEqualTo(
            "must add up to no more than the event's own total (at most 100), found more than 100");
    assertThat(finding.message(LanguageTag.RU))
        .isEqualTo(
            "сумма строк не должна превышать общий итог мероприятия (не более 100), найдено:"
                + " более 100");
  }

  @Test
  void participants_numbersWithOpenEnds_areFoundOnlyIfNoValueFits() {
    QualifiedNumber hundred = QualifiedNumber.exact(100);
    assertThat(attended(hundred, row(QualifiedNumber.atLeast(100)))).isEmpty();
    assertThat(attended(hundred, row(QualifiedNumber.moreThan(99)))).isEmpty();
    assertThat(attended(hundred, row(QualifiedNumber.about(110)))).isEmpty(); // from 99
    assertThat(attended(hundred, row(QualifiedNumber.atMost(500)))).isEmpty();
    assertThat(attended(hundred, row(QualifiedNumber.unknown()))).isEmpty();
    for (QualifiedNumber number :
        List.of(
            QualifiedNumber.moreThan(100),
            QualifiedNumber.atLeast(101),
            QualifiedNumber.about(112))) { // from 100.8
      assertThat(attended(hundred, row(number)))
          .containsExactly(FindingCode.EVENT_PARTICIPANTS_WITHIN_TOTAL);
    }
  }

  @Test
  void participants_organisersStaffAndUnknownRoles_areNotAddedUp() {
    QualifiedNumber total = QualifiedNumber.exact(100);
    Participation attended = row(100, ParticipationRole.PARTICIPANT);
    for (ParticipationRole role : List.of(ParticipationRole.ORGANISER, ParticipationRole.STAFF)) {
      assertThat(attended(total, attended, row(50, role))).isEmpty();
    }
    assertThat(attended(total, attended, row(50, UNKNOWN_ROLE)))
        .containsExactly(FindingCode.CODE_UNKNOWN);
    for (ParticipationRole role : List.of(ParticipationRole.SPEAKER, ParticipationRole.EXPERT)) {
      assertThat(attended(total, attended, row(1, role)))
          .containsExactly(FindingCode.EVENT_PARTICIPANTS_WITHIN_TOTAL);
    }
  }

  @Test
  void participants_rowBelowZero_isAddedUpAndFoundByItself() {
    assertThat(
            attended(
                QualifiedNumber.exact(100),
                row(QualifiedNumber.exact(120)),
                row(QualifiedNumber.exact(-20))))
        .containsExactly(FindingCode.NUMBER_NEGATIVE);
    assertThat(
            attended(
                QualifiedNumber.exact(100),
                row(QualifiedNumber.exact(120)),
                row(QualifiedNumber.exact(-19))))
        .containsExactly(FindingCode.EVENT_PARTICIPANTS_WITHIN_TOTAL, FindingCode.NUMBER_NEGATIVE);
  }

  @Test
  void participants_totalBelowZero_isFoundOnce() {
    assertThat(attended(QualifiedNumber.exact(-1), row(QualifiedNumber.exact(5))))
        .containsExactly(FindingCode.NUMBER_NEGATIVE);
    assertThat(attended(QualifiedNumber.exact(-1))).containsExactly(FindingCode.NUMBER_NEGATIVE);
  }

  @Test
  void participants_hugeNumbers_areAddedUpExactly() {
    QualifiedNumber longest = QualifiedNumber.exact(999_999_999_999_999_999L);
    Participation[] rows = Collections.nCopies(10, row(longest)).toArray(Participation[]::new);
    assertThat(attended(QualifiedNumber.exact(5), rows))
        .containsExactly(FindingCode.EVENT_PARTICIPANTS_WITHIN_TOTAL);
    assertThat(attended(QualifiedNumber.of(Qualifier.EXACT, BigDecimal.TEN.pow(19)), rows))
        .isEmpty();
    QualifiedNumber most = QualifiedNumber.of(Qualifier.EXACT, BigDecimal.TEN.pow(39));
    assertThat(attended(most, row(most))).isEmpty();
    assertThat(attended(most, row(most), row(QualifiedNumber.exact(1))))
        .containsExactly(FindingCode.EVENT_PARTICIPANTS_WITHIN_TOTAL);
  }

  @Test
  void participants_noTotalOrNoRows_areValid() {
    assertThat(check(event().addParticipations(row(QualifiedNumber.exact(7))))).isEmpty();
    assertThat(attended(QualifiedNumber.exact(0))).isEmpty();
  }

  /** An end that is not there is infinite; the sum of ends is open where one of them is. */
  @Property
  void participants_anyRows_areFoundIfTheLeastSumIsAboveTheTotal(
      @ForAll("rows") @Size(max = 12) List<Participation> rows,
      @ForAll("numbers") QualifiedNumber total) {
    Optional<BigDecimal> least = Optional.of(BigDecimal.ZERO);
    boolean open = false;
    for (Participation row : rows) {
      if (row.isAttendance()) {
        least = least.flatMap(sum -> row.getNumber().getLow().map(sum::add));
        open |= row.getNumber().isLowOpen();
      }
    }
    int order =
        least.isEmpty() || total.getHigh().isEmpty()
            ? 1
            : total.getHigh().get().compareTo(least.get());
    boolean belowZero =
        total
            .getHigh()
            .filter(h -> h.signum() < 0 || (h.signum() == 0 && total.isHighOpen()))
            .isPresent();
    boolean expected = belowZero || order > 0 || (order == 0 && !open && !total.isHighOpen());
    assertThat(new ParticipantsWithinTotal.Rule().holds(rows, total)).isEqualTo(expected);
  }

  @Provide
  Arbitrary<QualifiedNumber> numbers() {
    Arbitrary<BigDecimal> numbers =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-2, 6).map(BigDecimal::valueOf),
            Arbitraries.of("0.5", "999999999999999999", "1e18", "1e30").map(BigDecimal::new));
    Arbitrary<Qualifier> words =
        Arbitraries.of(Qualifier.class)
            .filter(word -> word != Qualifier.BETWEEN && word != Qualifier.UNKNOWN);
    return Arbitraries.oneOf(
        Combinators.combine(words, numbers).as(QualifiedNumber::of),
        Arbitraries.just(QualifiedNumber.unknown()));
  }

  @Provide
  Arbitrary<List<Participation>> rows() {
    List<Optional<ParticipationRole>> roles = new ArrayList<>();
    ParticipationRole.known().forEach(role -> roles.add(Optional.of(role)));
    roles.add(Optional.of(UNKNOWN_ROLE));
    roles.add(Optional.empty());
    return Combinators.combine(numbers(), Arbitraries.of(roles))
        .as((number, role) -> Participation.builder().number(number).role(role).build())
        .list();
  }

  // ---- countries ----

  private static List<FindingCode> countries(
      QualifiedNumber stated, List<String> listed, Participation... rows) {
    return check(
        event()
            .statedCountries(stated)
            .countries(listed.stream().map(CountryCode::of).toList())
            .addParticipations(rows));
  }

  @Test
  void countries_listAndRows_areCountedTogetherEachOnce() {
    Participation kz = row("KZ", ParticipationRole.PARTICIPANT);
    Participation kg = row("KG", ParticipationRole.SPEAKER);
    List<String> listed = List.of("KZ", "UZ");
    assertThat(countries(QualifiedNumber.exact(2), listed, kz, kz)).isEmpty();
    assertThat(countries(QualifiedNumber.exact(3), listed, kz, kg, kg)).isEmpty();
    assertThat(countries(QualifiedNumber.exact(2), listed, kg))
        .containsExactly(FindingCode.EVENT_COUNTRIES_WITHIN_STATED);
    assertThat(countries(QualifiedNumber.exact(1), List.of(), kz, kg))
        .containsExactly(FindingCode.EVENT_COUNTRIES_WITHIN_STATED);
    assertThat(countries(QualifiedNumber.exact(1), listed))
        .containsExactly(FindingCode.EVENT_COUNTRIES_WITHIN_STATED);
  }

  @Test
  void countries_ofOrganisersStaffAndUnknownRoles_areNotCounted() {
    Participation organiser = row("KG", ParticipationRole.ORGANISER);
    Participation staff = row("TJ", ParticipationRole.STAFF);
    assertThat(countries(QualifiedNumber.exact(1), List.of("KZ"), organiser, staff)).isEmpty();
    assertThat(countries(QualifiedNumber.exact(1), List.of("KZ"), row("KG", UNKNOWN_ROLE)))
        .containsExactly(FindingCode.CODE_UNKNOWN);
  }

  @Test
  void countries_rowWithoutACountry_namesNone() {
    assertThat(
            countries(
                QualifiedNumber.exact(1), List.of("KZ"), row(1, ParticipationRole.PARTICIPANT)))
        .isEmpty();
  }

  @Test
  void countries_statedWithAWord_areFoundOnlyIfNoValueFits() {
    List<String> two = List.of("KZ", "UZ");
    for (QualifiedNumber stated :
        List.of(
            QualifiedNumber.moreThan(1),
            QualifiedNumber.atLeast(0),
            QualifiedNumber.atMost(2),
            QualifiedNumber.fewerThan(3),
            QualifiedNumber.about(2),
            QualifiedNumber.unknown())) {
      assertThat(countries(stated, two)).as(stated.toString()).isEmpty();
    }
    for (QualifiedNumber stated :
        List.of(
            QualifiedNumber.atMost(1), QualifiedNumber.fewerThan(2), QualifiedNumber.about(1))) {
      assertThat(countries(stated, two))
          .as(stated.toString())
          .containsExactly(FindingCode.EVENT_COUNTRIES_WITHIN_STATED);
    }
  }

  @Test
  void countries_nothingStatedOrNamed_areValid() {
    assertThat(check(event().addCountries(CountryCode.of("KZ"), CountryCode.of("UZ")))).isEmpty();
    assertThat(countries(QualifiedNumber.exact(0), List.of())).isEmpty();
    assertThat(countries(QualifiedNumber.exact(-1), List.of("KZ")))
        .containsExactly(FindingCode.NUMBER_NEGATIVE);
  }

  @Test
  void countries_moreThanStated_readsAsItShould() {
    HubEvent event =
        event()
            .statedCountries(QualifiedNumber.about(1))
            .addCountries(CountryCode.of("KZ"))
            .addParticipations(row("KG", ParticipationRole.PARTICIPANT))
            .build();
    assertThat(VALIDATOR.check(event))
        .extracting(f -> f.line(LanguageTag.EN))
        .containsExactly(
            "[/countries] EV001 must name no more countries than are stated (about 1), found 2"
                + " (hub.event.countries-within-stated)");
  }

  // ---- COVID-19 ----

  @ParameterizedTest
  @CsvSource({
    "true, 2019-12-30, , false",
    "true, 2019-12-31, , true",
    "true, 2019-12, , true",
    "true, 2019, , true",
    "true, 2019-11, , false",
    "true, 2018, , false",
    "true, ../2019-12-30, , false",
    "true, ../2019-12-31, , true",
    "true, 2019-11-01, 2020-01, true",
    "true, 2019-11-01, 2019-12-30, false",
    "true, , 2019-12-30, false",
    "true, , 2019-12-31, true",
    "true, , , true",
    "false, 2018, , true",
    ", 2018, , true",
  })
  void covidRelated_eventThatEndedBeforeTheOutbreak_isFound(
      @Nullable Boolean marker, @Nullable String start, @Nullable String end, boolean valid) {
    HubEvent event =
        event()
            .format(EventFormat.ONLINE)
            .covidRelated(Optional.ofNullable(marker))
            .startsOn(Optional.ofNullable(start).map(PartialDate::parse))
            .endsOn(Optional.ofNullable(end).map(PartialDate::parse))
            .build();
    List<Finding> findings = VALIDATOR.check(event);
    assertThat(findings)
        .extracting(Finding::code)
        .isEqualTo(valid ? List.of() : List.of(FindingCode.EVENT_COVID_AFTER_OUTBREAK));
    for (Finding finding : findings) {
      assertThat(finding.place().pointer()).isEqualTo("/covidRelated");
      assertThat(finding.severity().getCode()).isEqualTo("warning");
      assertThat(finding.message(LanguageTag.EN))
          .contains("(2019-12-31)")
          .endsWith("found '" + (end == null ? start : end) + "'");
    }
  }

  @Test
  void covidRelated_withoutAFormat_isAdviceOnTheFormat() {
    HubEvent.Builder marked = event().covidRelated(true).startsOn(PartialDate.ofYear(2020));
    assertThat(VALIDATOR.check(marked.build()))
        .extracting(f -> f.severity() + f.line(LanguageTag.EN))
        .containsExactly(
            "ADVICE[/format] EV001 must be given for an event of the response to COVID-19: only"
                + " online ones are counted (hub.event.covid-format-known)");
    for (EventFormat format : EventFormat.known()) {
      assertThat(check(marked.format(format))).isEmpty();
    }
    for (Optional<Boolean> marker : Set.of(Optional.of(false), Optional.<Boolean>empty())) {
      assertThat(check(event().covidRelated(marker))).isEmpty();
    }
  }

  @Test
  void check_severalRulesBroken_findsEach() {
    HubEvent.Builder event =
        event()
            .covidRelated(true)
            .startsOn(PartialDate.parse("2019-06-02"))
            .endsOn(PartialDate.parse("2019-06-01"))
            .participants(QualifiedNumber.exact(1))
            .statedCountries(QualifiedNumber.exact(1))
            .countries(Stream.of("KZ", "UZ").map(CountryCode::of).toList())
            .addParticipations(row(QualifiedNumber.exact(2)));
    assertThat(check(event))
        .containsExactly(
            FindingCode.EVENT_COUNTRIES_WITHIN_STATED,
            FindingCode.EVENT_COVID_AFTER_OUTBREAK,
            FindingCode.DATE_END_BEFORE_START,
            FindingCode.EVENT_COVID_FORMAT_KNOWN,
            FindingCode.EVENT_PARTICIPANTS_WITHIN_TOTAL);
  }
}
