package org.civilhub.io.internal;

import java.util.Comparator;
import org.civilhub.model.code.Code;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;

/**
 * A text in one language, as it is written.
 *
 * @param language its language; {@link LanguageTag#UND} if that is not known
 * @param text the text
 */
public record LocalText(LanguageTag language, String text) {
  /** A text in the wanted language, or else in English or the first that it has. */
  public static LocalText of(LocalizedText text, LanguageTag wanted) {
    // The lookup of LocalizedText.in, which does not say where it ended.
    LanguageTag language =
        text.languages().stream()
            .filter(tag -> (wanted + "-").startsWith(tag + "-"))
            .max(Comparator.comparing(tag -> tag.value().length()))
            .orElse(
                text.languages().contains(LanguageTag.EN)
                    ? LanguageTag.EN
                    : text.languages().get(0));
    return new LocalText(language, text.in(language).orElseThrow());
  }

  /**
   * The label of a code in the wanted language, or else in English; the code itself, of no known
   * language, if it has no label.
   */
  public static LocalText label(Code code, LanguageTag wanted) {
    return code.getLabel()
        .map(label -> of(label, wanted))
        .orElseGet(() -> new LocalText(LanguageTag.UND, code.getCode()));
  }

  /** The name of a country in the wanted language, or else in English; its code if it has none. */
  public static String name(CountryCode country, LanguageTag wanted) {
    return country.getName(wanted, LanguageTag.EN).orElse(country.value());
  }
}
