package org.civilhub.io.iati;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civilhub.model.Contribution;
import org.civilhub.model.Project;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;

/**
 * What IATI demands of a project and its records do not hold, as whoever publishes it says it.
 * Nothing of this is guessed: what is needed and not said is a finding, and then nothing is
 * written. Immutable.
 */
public final class IatiExport {
  /**
   * The organisation that publishes the file.
   *
   * @param ref its identifier, such as {@code XM-DAC-41114}
   * @param type its code on the list OrganisationType, such as {@code 40}
   * @param name its name
   */
  public record ReportingOrg(String ref, String type, LocalizedText name) {}

  /**
   * The two activities that a project is published as.
   *
   * @param identifier of the project, such as {@code XM-DAC-41114-PROJECT-00000000}
   * @param output of its output, which holds all money, such as {@code
   *     XM-DAC-41114-OUTPUT-00000000}
   */
  public record Identifiers(String identifier, String output) {}

  private final Optional<ReportingOrg> reportingOrg;
  private final Optional<LanguageTag> language;
  private final Optional<LocalizedText> description;
  private final Map<Id<Project>, Identifiers> activities;
  private final Map<String, Optional<BigDecimal>> recipients;
  private final Map<String, Optional<BigDecimal>> sectors;
  private final Map<Id<Contribution>, ContributionStage> stages;

  private IatiExport(Builder builder) {
    this.reportingOrg = builder.reportingOrg;
    this.language = builder.language;
    this.description = builder.description;
    this.activities = Collections.unmodifiableMap(new LinkedHashMap<>(builder.activities));
    this.recipients = Collections.unmodifiableMap(new LinkedHashMap<>(builder.recipients));
    this.sectors = Collections.unmodifiableMap(new LinkedHashMap<>(builder.sectors));
    this.stages = Collections.unmodifiableMap(new LinkedHashMap<>(builder.stages));
  }

  /** A builder, to which nothing has been said yet. */
  public static Builder builder() {
    return new Builder();
  }

  Optional<ReportingOrg> reportingOrg() {
    return reportingOrg;
  }

  Optional<LanguageTag> language() {
    return language;
  }

  Optional<LocalizedText> description() {
    return description;
  }

  Map<Id<Project>, Identifiers> activities() {
    return activities;
  }

  /** Percentages by country. */
  Map<String, Optional<BigDecimal>> recipients() {
    return recipients;
  }

  /** Percentages by code of the vocabulary 1, OECD DAC with five digits. */
  Map<String, Optional<BigDecimal>> sectors() {
    return sectors;
  }

  Map<Id<Contribution>, ContributionStage> stages() {
    return stages;
  }

  /** The projects to be written, in the order in which they were given. */
  public List<Id<Project>> projects() {
    return new ArrayList<>(activities.keySet());
  }

  /** Collects what is said. */
  public static final class Builder {
    private Optional<ReportingOrg> reportingOrg = Optional.empty();
    private Optional<LanguageTag> language = Optional.empty();
    private Optional<LocalizedText> description = Optional.empty();
    private final Map<Id<Project>, Identifiers> activities = new LinkedHashMap<>();
    private final Map<String, Optional<BigDecimal>> recipients = new LinkedHashMap<>();
    private final Map<String, Optional<BigDecimal>> sectors = new LinkedHashMap<>();
    private final Map<Id<Contribution>, ContributionStage> stages = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Who publishes the file.
     *
     * @param ref its identifier
     * @param type its code on the list OrganisationType
     * @param name its name
     * @return this
     */
    public Builder reportingOrg(String ref, String type, LocalizedText name) {
      reportingOrg = Optional.of(new ReportingOrg(ref, type, name));
      return this;
    }

    /**
     * The language of names that the records hold without one.
     *
     * @param ofNames the language
     * @return this
     */
    public Builder language(LanguageTag ofNames) {
      language = Optional.of(ofNames);
      return this;
    }

    /**
     * What the activities are about; without it the Hub's mission is taken.
     *
     * @param text the description
     * @return this
     */
    public Builder description(LocalizedText text) {
      description = Optional.of(text);
      return this;
    }

    /**
     * A project to be written, as two activities.
     *
     * @param project its id
     * @param identifier identifier of the activity that is the project
     * @param output identifier of the activity that is its output
     * @return this
     */
    public Builder activity(Id<Project> project, String identifier, String output) {
      activities.put(project, new Identifiers(identifier, output));
      return this;
    }

    /**
     * A country that benefits from the projects, where their records name none or several.
     *
     * @param country the country
     * @param percentage its share, which several countries need; empty for the only one
     * @return this
     */
    public Builder recipient(CountryCode country, Optional<BigDecimal> percentage) {
      recipients.put(country.value(), percentage);
      return this;
    }

    /**
     * A sector of the projects.
     *
     * @param code code of five digits on the list Sector of OECD DAC, such as {@code 15110}
     * @param percentage its share, which several sectors need; empty for the only one
     * @return this
     */
    public Builder sector(String code, Optional<BigDecimal> percentage) {
      sectors.put(code, percentage);
      return this;
    }

    /**
     * The stage of a contribution whose record does not say it.
     *
     * @param contribution its id
     * @param stage pledged, committed or received
     * @return this
     */
    public Builder stage(Id<Contribution> contribution, ContributionStage stage) {
      stages.put(contribution, stage);
      return this;
    }

    /**
     * What was said.
     *
     * @return an export, to be given to {@link IatiProjectWriter}
     */
    public IatiExport build() {
      return new IatiExport(this);
    }
  }
}
