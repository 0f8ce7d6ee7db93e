package org.civilhub.model;

import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.code.ProductKind;
import org.civilhub.model.code.Theme;
import org.civilhub.model.code.TitleOrigin;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.Doi;
import org.civilhub.model.constraint.Isbn;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.constraint.NotNegative;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.constraint.WebAddress;
import org.civilhub.model.constraint.WholeNumber;
import org.civilhub.model.constraint.WithinStatedNumber;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.immutables.value.Value;

/** A publication or study of the Hub other than an issue of its journal. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@WithinStatedNumber(list = "countries", number = "statedCountries")
public non-sealed interface ResearchProduct extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<ResearchProduct> getId();

  /** Title. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getTitle();

  /** Where the title comes from; official if empty. */
  Optional<@KnownCode TitleOrigin> getTitleOrigin();

  /** What kind of product it is. */
  @KnownCode
  ProductKind getKind();

  /** When it was published; empty if not recorded. */
  Optional<@NotInFuture PartialDate> getPublishedOn();

  /** Whether that date was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getPublishedOnBasis();

  /** Publisher or partner it was made with; empty if not recorded. */
  Optional<@NotBlankText String> getPublisher();

  /** The journal issue it stands in; with that issue on record it does not count again. */
  Optional<Id<JournalIssue>> getIssue();

  /** Countries it is about. */
  @NoRepeats
  List<@AssignedCountry CountryCode> getCountries();

  /** Number of countries it is about as the source states it; empty if it does not. */
  Optional<@NotNegative @WholeNumber QualifiedNumber> getStatedCountries();

  /** What it is about; empty if not recorded. */
  Optional<@KnownCode Theme> getTheme();

  /** ISBN; empty if it has none. */
  Optional<@Isbn String> getIsbn();

  /** DOI; empty if it has none. */
  Optional<@Doi String> getDoi();

  /** Address where it can be read; empty if not recorded. */
  Optional<@WebAddress String> getUrl();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ResearchProduct}. */
  final class Builder extends ImmutableResearchProduct.Builder {
    Builder() {}
  }
}
