package org.civilhub.metrics.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.civilhub.metrics.testkit.Records;
import org.civilhub.model.Agreement;
import org.civilhub.model.Contribution;
import org.civilhub.model.Country;
import org.civilhub.model.Expert;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.InnovationContest;
import org.civilhub.model.KnowledgeResource;
import org.civilhub.model.NeedsAssessment;
import org.civilhub.model.Participation;
import org.civilhub.model.Partner;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.Scholarship;
import org.civilhub.model.code.ActivityArea;
import org.civilhub.model.code.AgreementKind;
import org.civilhub.model.code.ApplicationUnit;
import org.civilhub.model.code.ContestStatus;
import org.civilhub.model.code.ContributionKind;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.MembershipStatus;
import org.civilhub.model.code.ParticipationRole;
import org.civilhub.model.code.PartnerRelation;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.code.PlatformKind;
import org.civilhub.model.code.ProductKind;
import org.civilhub.model.code.RosterStatus;
import org.civilhub.model.code.ScholarshipStatus;
import org.civilhub.model.code.Sex;
import org.civilhub.model.code.StudyStatus;
import org.civilhub.model.code.Theme;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;

/** Ten years of a hub, as uneven as real ones: the same for the same seed. */
final class TenYears {
  private static final List<String> COUNTRIES =
      List.of("KZ", "KG", "UZ", "TJ", "TM", "GE", "AZ", "AM", "MN", "TR", "KR", "CN", "BY", "MD");
  private static final List<String> CURRENCIES = List.of("USD", "USD", "KZT", "EUR");

  private final Random random;
  private final List<HubRecord> records = new ArrayList<>();

  private TenYears(long seed) {
    random = new Random(seed);
  }

  static List<HubRecord> of(long seed) {
    TenYears years = new TenYears(seed);
    years.network();
    years.events(1500);
    years.knowledge();
    years.money();
    return years.records;
  }

  private boolean in(int hundred) {
    return random.nextInt(100) < hundred;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private CountryCode country() {
    return CountryCode.of(any(COUNTRIES));
  }

  /** A day, month, year or report between the founding and the end of the ten years. */
  private PartialDate date() {
    String day =
        "%d-%02d-%02d"
            .formatted(2014 + random.nextInt(9), 1 + random.nextInt(12), 1 + random.nextInt(28));
    return PartialDate.parse(
        switch (random.nextInt(8)) {
          case 0 -> day.substring(0, 4);
          case 1 -> day.substring(0, 7);
          case 2 -> "../" + day;
          default -> day;
        });
  }

  private void network() {
    for (String code : COUNTRIES) {
      Country.Builder country =
          Records.country("c-" + code)
              .code(CountryCode.of(code))
              .status(in(80) ? MembershipStatus.CONFIRMED : any(MembershipStatus.known()));
      if (in(70)) {
        country.foundingSignatory(in(50));
      }
      if (in(70)) {
        country.addMemberships(
            in(70)
                ? Records.since(date().toString())
                : Records.between("2014-05", date().toString()));
      }
      records.add(country.build());
    }
    for (int i = 0; i < 120; i++) {
      Partner.Builder partner = Records.partner("p" + i).type(any(PartnerType.known()));
      if (in(80)) {
        partner.country(country());
      }
      if (in(80)) {
        partner.startsOn(date());
      }
      if (in(85)) {
        partner.addRelations(any(PartnerRelation.known()));
      }
      records.add(partner.build());
    }
    for (int i = 0; i < 200; i++) {
      Agreement.Builder agreement =
          switch (random.nextInt(6)) {
            case 0 -> Records.memorandum("a" + i);
            case 1 -> Records.memorandum("a" + i, "p1", "p2");
            case 2 -> Records.memorandum("a" + i, "p-not-on-record");
            default -> Records.memorandum("a" + i, "p" + random.nextInt(120));
          };
      if (in(20)) {
        agreement.kind(any(AgreementKind.known()));
      }
      if (in(85)) {
        agreement.signedOn(date());
      }
      records.add(agreement.build());
    }
    for (int i = 0; i < 150; i++) {
      Expert.Builder expert = Records.expert("x" + i).rosterSince(date());
      if (in(80)) {
        expert.country(country());
      }
      if (in(15)) {
        expert.status(any(RosterStatus.known()));
      }
      records.add(expert.build());
    }
  }

  private void events(int number) {
    for (int i = 0; i < number; i++) {
      HubEvent.Builder event =
          HubEvent.builder()
              .id(Records.event("e" + i).build().getId())
              .title(Records.event("e" + i).build().getTitle())
              .type(any(EventType.known()));
      if (in(93)) {
        event.hubRole(any(HubRole.known()));
      }
      if (in(95)) {
        event.startsOn(date());
      }
      if (in(80)) {
        event.format(any(EventFormat.known()));
      }
      if (in(60)) {
        event.theme(any(Theme.known()));
      }
      if (in(60)) {
        event.area(any(ActivityArea.known()));
      }
      if (in(30)) {
        event.covidRelated(in(50));
      }
      int countries = random.nextInt(4);
      for (int c = 0; c < countries; c++) {
        event.addCountries(country());
      }
      if (in(15)) {
        event.statedCountries(QualifiedNumber.exact(1 + random.nextInt(9)));
      }
      int rows = random.nextInt(6);
      long sum = 0;
      for (int r = 0; r < rows; r++) {
        long people = random.nextInt(12);
        sum += people;
        event.addParticipations(row(people));
      }
      if (in(50)) {
        long total = Math.max(0, sum - 3 + random.nextInt(40));
        event.participants(
            in(85) ? QualifiedNumber.exact(total) : QualifiedNumber.moreThan(sum + total));
      }
      records.add(event.build());
    }
    for (int i = 0; i < 60; i++) {
      var community = Records.community("m" + i).launchedOn(date());
      if (in(80)) {
        community.counted(in(70));
      }
      if (in(70)) {
        community.theme(any(Theme.known()));
      }
      records.add(community.build());
    }
    for (int i = 0; i < 300; i++) {
      Scholarship.Builder scholarship = Records.scholarship("s" + i).country(country());
      if (in(85)) {
        scholarship.sex(any(Sex.known()));
      }
      if (in(90)) {
        scholarship.awardedOn(date());
      }
      if (in(20)) {
        scholarship.status(any(ScholarshipStatus.known()));
      }
      records.add(scholarship.build());
    }
  }

  private Participation row(long people) {
    Participation.Builder row = Records.people(people);
    if (in(75)) {
      row.country(country());
    }
    if (in(75)) {
      row.sex(any(Sex.known()));
    }
    if (in(60)) {
      row.role(any(ParticipationRole.known()));
    }
    return row.build();
  }

  private void knowledge() {
    for (int i = 0; i < 30; i++) {
      records.add(Records.issue("i" + i).publishedOn(date()).build());
    }
    for (int i = 0; i < 200; i++) {
      ResearchProduct.Builder product = Records.product("r" + i).kind(any(ProductKind.known()));
      if (in(85)) {
        product.publishedOn(date());
      }
      if (in(25)) {
        product.issue(Records.issue(in(70) ? "i" + random.nextInt(30) : "none").build().getId());
      }
      records.add(product.build());
    }
    for (int i = 0; i < 40; i++) {
      InnovationContest.Builder contest = Records.contest("t" + i).heldOn(date());
      if (in(40)) {
        contest.status(any(ContestStatus.known()));
      }
      if (in(70)) {
        contest.applications(QualifiedNumber.exact(random.nextInt(300)));
      }
      if (in(80)) {
        contest.applicationsUnit(any(ApplicationUnit.known()));
      }
      records.add(contest.build());
    }
    for (int i = 0; i < 40; i++) {
      NeedsAssessment.Builder study = Records.study("n" + i);
      if (in(85)) {
        study.conductedOn(date());
      }
      if (in(40)) {
        study.status(any(StudyStatus.known()));
      }
      if (in(50)) {
        study.topic(any(Theme.known()));
      }
      records.add(study.build());
    }
    records.add(Records.platform("alliance", PlatformKind.VIRTUAL_ALLIANCE));
    records.add(Records.platform("other", any(PlatformKind.known())));
    for (int i = 0; i < 200; i++) {
      KnowledgeResource.Builder resource =
          Records.resource("k" + i, in(80) ? "alliance" : in(50) ? "other" : "not-on-record");
      if (in(80)) {
        resource.addedOn(date());
      }
      if (in(20)) {
        resource.removedOn(date());
      }
      records.add(resource.build());
    }
  }

  private void money() {
    for (int i = 0; i < 4; i++) {
      records.add(Records.project("project" + i, "2014-05", "2023-12-31"));
    }
    for (int i = 0; i < 150; i++) {
      Contribution.Builder contribution =
          Records.contribution("b" + i, "project" + random.nextInt(4))
              .donor(in(50) ? "A donor" : "Another donor")
              .stage(any(ContributionStage.known()));
      if (in(80)) {
        contribution.kind(any(ContributionKind.known()));
      }
      if (in(90)) {
        contribution.amount(Records.money(amount()));
      }
      if (in(80)) {
        contribution.period(Records.period((2014 + random.nextInt(9)) + (in(50) ? "" : "-05/..")));
      }
      records.add(contribution.build());
    }
    for (int i = 0; i < 150; i++) {
      int year = 2014 + random.nextInt(9);
      records.add(
          Records.spent(
              "d" + i,
              "project" + random.nextInt(4),
              switch (random.nextInt(3)) {
                case 0 -> String.valueOf(year);
                case 1 -> "%d-%02d".formatted(year, 1 + random.nextInt(12));
                default -> "%d-11/%d-02".formatted(year, year + 1);
              },
              amount()));
    }
  }

  /** Up to ten decimals. */
  private String amount() {
    return any(CURRENCIES)
        + " "
        + java.math.BigDecimal.valueOf(random.nextLong(1_000_000_000_000_000L), random.nextInt(11))
            .toPlainString();
  }
}
