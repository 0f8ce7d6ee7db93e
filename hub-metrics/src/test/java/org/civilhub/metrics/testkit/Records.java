package org.civilhub.metrics.testkit;

import java.math.BigDecimal;
import org.civilhub.model.Agreement;
import org.civilhub.model.Budget;
import org.civilhub.model.CommunityOfPractice;
import org.civilhub.model.Contribution;
import org.civilhub.model.Country;
import org.civilhub.model.Delivery;
import org.civilhub.model.Discrepancy;
import org.civilhub.model.Expert;
import org.civilhub.model.FoundingOrganisation;
import org.civilhub.model.HubEvent;
import org.civilhub.model.InnovationContest;
import org.civilhub.model.JournalIssue;
import org.civilhub.model.KnowledgePlatform;
import org.civilhub.model.KnowledgeResource;
import org.civilhub.model.Membership;
import org.civilhub.model.NeedsAssessment;
import org.civilhub.model.Participation;
import org.civilhub.model.Partner;
import org.civilhub.model.Project;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.Scholarship;
import org.civilhub.model.Source;
import org.civilhub.model.code.AgreementKind;
import org.civilhub.model.code.CommunityKind;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.MembershipStatus;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.code.PlatformKind;
import org.civilhub.model.code.ProductKind;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.joda.money.BigMoney;

/**
 * Records with no more in them than they must have, to be filled in by the test that needs them.
 */
public final class Records {
  private Records() {}

  /** A date by its text, such as {@code 2016-05} or {@code ../2016-05-27}. */
  public static PartialDate date(String text) {
    return PartialDate.parse(text);
  }

  /** A period by its text, such as {@code 2024} or {@code 2024-05/2026-12}. */
  public static PartialPeriod period(String text) {
    return PartialPeriod.parse(text);
  }

  /** An amount by its text, such as {@code USD 12.50}. */
  public static BigMoney money(String text) {
    return BigMoney.parse(text);
  }

  /** Exactly a number. */
  public static QualifiedNumber exactly(String number) {
    return QualifiedNumber.computed(new BigDecimal(number));
  }

  private static LocalizedText text(String text) {
    return LocalizedText.of("en", text);
  }

  /** A source by the name of its document. */
  public static Source document(String name) {
    return Source.builder().document(name).build();
  }

  /** A source by its address. */
  public static Source page(String url) {
    return Source.builder().url(url).build();
  }

  /** What another source says of a field. */
  public static Discrepancy discrepancy(String pointer, String statement) {
    return Discrepancy.builder()
        .pointer(pointer)
        .statement(statement)
        .source(document("another"))
        .build();
  }

  /** A confirmed country without dates. */
  public static Country.Builder country(String id) {
    return Country.builder()
        .id(Id.of(id))
        .code(CountryCode.of("KZ"))
        .status(MembershipStatus.CONFIRMED);
  }

  /** A membership that lasts. */
  public static Membership since(String joined) {
    return Membership.builder().joinedOn(date(joined)).build();
  }

  /** A membership that ended. */
  public static Membership between(String joined, String left) {
    return Membership.builder().joinedOn(date(joined)).leftOn(date(left)).build();
  }

  /** An international organisation of the founding; whether it signed is not said. */
  public static FoundingOrganisation.Builder founder(String id) {
    return FoundingOrganisation.builder()
        .id(Id.of(id))
        .name(text("Organisation " + id))
        .type(PartnerType.INTERNATIONAL_ORGANISATION);
  }

  /** An academic partner without relations. */
  public static Partner.Builder partner(String id) {
    return Partner.builder().id(Id.of(id)).name(text("Partner " + id)).type(PartnerType.ACADEMIC);
  }

  /** A memorandum of some partners. */
  public static Agreement.Builder memorandum(String id, String... parties) {
    Agreement.Builder agreement = Agreement.builder().id(Id.of(id)).kind(AgreementKind.MEMORANDUM);
    for (String party : parties) {
      agreement.addParties(Id.of(party));
    }
    return agreement;
  }

  /** An expert of whom nothing is recorded. */
  public static Expert.Builder expert(String id) {
    return Expert.builder().id(Id.of(id));
  }

  /** An event that the Hub organised on 10 March 2020. */
  public static HubEvent.Builder event(String id) {
    return HubEvent.builder()
        .id(Id.of(id))
        .title(text("Event " + id))
        .type(EventType.WORKSHOP)
        .hubRole(HubRole.ORGANISER)
        .startsOn(date("2020-03-10"));
  }

  /** Some people of an event, of whom neither country nor role is recorded. */
  public static Participation.Builder people(long number) {
    return Participation.builder().number(QualifiedNumber.exact(number));
  }

  /** A case study without a date. */
  public static ResearchProduct.Builder product(String id) {
    return ResearchProduct.builder()
        .id(Id.of(id))
        .title(text("Product " + id))
        .kind(ProductKind.CASE_STUDY);
  }

  /** An issue without a date. */
  public static JournalIssue.Builder issue(String id) {
    return JournalIssue.builder().id(Id.of(id)).journal(Id.of("journal"));
  }

  /** A round without a date. */
  public static InnovationContest.Builder contest(String id) {
    return InnovationContest.builder().id(Id.of(id)).name(text("Contest " + id));
  }

  /** A community; whether it is counted is not said. */
  public static CommunityOfPractice.Builder community(String id) {
    return CommunityOfPractice.builder()
        .id(Id.of(id))
        .name(text("Community " + id))
        .kind(CommunityKind.known().get(0));
  }

  /** A study without a date. */
  public static NeedsAssessment.Builder study(String id) {
    return NeedsAssessment.builder().id(Id.of(id)).title(text("Study " + id));
  }

  /** A platform. */
  public static KnowledgePlatform platform(String id, PlatformKind kind) {
    return KnowledgePlatform.builder()
        .id(Id.of(id))
        .name(text("Platform " + id))
        .kind(kind)
        .build();
  }

  /** A resource of a platform without dates. */
  public static KnowledgeResource.Builder resource(String id, String platform) {
    return KnowledgeResource.builder()
        .id(Id.of(id))
        .platform(Id.of(platform))
        .title(text("Resource " + id));
  }

  /** A scholarship without a date. */
  public static Scholarship.Builder scholarship(String id) {
    return Scholarship.builder()
        .id(Id.of(id))
        .country(CountryCode.of("KG"))
        .programme(text("Public administration"));
  }

  /** A project from a day, month or year to another. */
  public static Project project(String id, String starts, String ends) {
    return Project.builder()
        .id(Id.of(id))
        .title(text("Project " + id))
        .startsOn(date(starts))
        .endsOn(date(ends))
        .build();
  }

  /** A contribution to a project without an amount; its stage and kind are not said. */
  public static Contribution.Builder contribution(String id, String project) {
    return Contribution.builder()
        .id(Id.of(id))
        .project(Id.<Project>of(project))
        .donor("Donor")
        .stage(ContributionStage.UNKNOWN);
  }

  /** A contribution to a project; its kind is not said. */
  public static Contribution given(
      String id, String project, ContributionStage stage, String amount) {
    return contribution(id, project).stage(stage).amount(money(amount)).build();
  }

  /** What a project spent in a period. */
  public static Delivery.Builder spending(String id, String project, String period, String amount) {
    return Delivery.builder()
        .id(Id.of(id))
        .project(Id.of(project))
        .period(period(period))
        .amount(money(amount));
  }

  /** What a project spent in a period. */
  public static Delivery spent(String id, String project, String period, String amount) {
    return spending(id, project, period, amount).build();
  }

  /** What a project may spend in a period. */
  public static Budget.Builder budget(String id, String project, String period, String amount) {
    return Budget.builder()
        .id(Id.of(id))
        .project(Id.of(project))
        .period(period(period))
        .amount(money(amount));
  }

  /** A claim about a metric, from a document of its own and without a date. */
  public static ReportedFigure.Builder claim(String indicator, QualifiedNumber value) {
    return ReportedFigure.builder()
        .id(Id.of(indicator + "-claim"))
        .indicator(indicator)
        .value(value)
        .addSources(document("the claim's page"));
  }
}
