package org.civilhub.examples.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civilhub.io.iati.IatiExport;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What IATI demands and the records of a project do not hold, as the user says it. */
final class IatiOptions {
  @Option(
      names = "--reporting-org",
      paramLabel = "REF,TYPE,NAME",
      description =
          "For IATI: who publishes, such as XM-DAC-41114,40,UNDP. TYPE is a code of OrganisationType.")
  private @Nullable String reportingOrg;

  @Option(
      names = "--activity",
      paramLabel = "PROJECT=IDENTIFIER,OUTPUT",
      description =
          "For IATI: id of a project, and the identifiers of its two activities: the project and its"
              + " output, which has the money.")
  private Map<String, String> activities = new LinkedHashMap<>();

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "For IATI: language of names of which the records do not say it, such as en.")
  private @Nullable String language;

  @Option(
      names = "--recipient",
      paramLabel = "COUNTRY[=PERCENT]",
      description = "For IATI: country that benefits, such as KZ; several with their shares.")
  private List<String> recipients = new ArrayList<>();

  @Option(
      names = "--sector",
      paramLabel = "CODE[=PERCENT]",
      description = "For IATI: sector of OECD DAC, such as 15110; several with their shares.")
  private List<String> sectors = new ArrayList<>();

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      description = "For IATI: what the activities are about; the mission of the Hub by default.")
  private @Nullable String description;

  @Option(
      names = "--stage",
      paramLabel = "CONTRIBUTION=STAGE",
      description =
          "For IATI: pledged, committed or received, for a contribution whose stage is not recorded.")
  private Map<String, String> stages = new LinkedHashMap<>();

  /** What was said; wrong usage if some of it cannot be. */
  IatiExport read(HubCommand command) {
    IatiExport.Builder export = IatiExport.builder();
    if (reportingOrg != null) {
      String[] parts = reportingOrg.split(",", 3);
      if (parts.length < 3) {
        throw command.wrongUsage("bad_option", "--reporting-org " + reportingOrg);
      }
      export.reportingOrg(parts[0], parts[1], LocalizedText.of(tag(command).value(), parts[2]));
    }
    activities.forEach(
        (project, identifiers) -> {
          String[] parts = identifiers.split(",", 2);
          if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw command.wrongUsage("bad_option", "--activity " + project + "=" + identifiers);
          }
          export.activity(Id.of(project), parts[0], parts[1]);
        });
    if (language != null) {
      export.language(tag(command));
    }
    for (String recipient : recipients) {
      try {
        export.recipient(CountryCode.of(name(recipient)), share(recipient));
      } catch (IllegalArgumentException e) {
        throw command.wrongUsage("bad_option", "--recipient " + recipient);
      }
    }
    for (String sector : sectors) {
      try {
        export.sector(name(sector), share(sector));
      } catch (IllegalArgumentException e) {
        throw command.wrongUsage("bad_option", "--sector " + sector);
      }
    }
    if (description != null) {
      export.description(LocalizedText.of(tag(command).value(), description));
    }
    stages.forEach(
        (contribution, stage) -> {
          ContributionStage known = ContributionStage.of(stage);
          if (!known.isKnown() || known.equals(ContributionStage.UNKNOWN)) {
            throw command.wrongUsage("bad_option", "--stage " + contribution + "=" + stage);
          }
          export.stage(Id.of(contribution), known);
        });
    return export.build();
  }

  private LanguageTag tag(HubCommand command) {
    try {
      return language == null ? LanguageTag.UND : new LanguageTag(language);
    } catch (IllegalArgumentException e) {
      throw command.wrongUsage("bad_option", "--language " + language);
    }
  }

  private static String name(String option) {
    int equals = option.indexOf('=');
    return equals < 0 ? option : option.substring(0, equals);
  }

  private static Optional<BigDecimal> share(String option) {
    int equals = option.indexOf('=');
    return equals < 0
        ? Optional.empty()
        : Optional.of(new BigDecimal(option.substring(equals + 1)));
  }
}
