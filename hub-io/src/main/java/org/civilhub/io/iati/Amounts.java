package org.civilhub.io.iati;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.civilhub.io.WireType;
import org.civilhub.io.WireType.KnownCode;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;

/** Numbers with a word, for which IATI has a number and a comment. */
final class Amounts {
  private Amounts() {}

  /** The comment of a number that is not exact, such as {@code more than 200}. */
  static Optional<LocalizedText> comment(QualifiedNumber number) {
    if (number.getQualifier() == Qualifier.EXACT || number.getNumber().isEmpty()) {
      return Optional.empty();
    }
    String digits = number.getNumber().get().toPlainString();
    return Optional.of(
        LocalizedText.of(LanguageTag.EN.value(), word(number.getQualifier()) + " " + digits));
  }

  /** A number, of which a comment of the form above says more. */
  static QualifiedNumber number(BigDecimal value, Optional<LocalizedText> comment) {
    for (Qualifier qualifier : Qualifier.values()) {
      String wording = word(qualifier) + " " + value.toPlainString();
      boolean isSaid =
          comment.stream()
              .flatMap(text -> text.texts().values().stream())
              .anyMatch(text -> text.equals(wording));
      if (isSaid && qualifier != Qualifier.BETWEEN && qualifier != Qualifier.UNKNOWN) {
        return QualifiedNumber.of(qualifier, value);
      }
    }
    return QualifiedNumber.of(Qualifier.EXACT, value);
  }

  private static String word(Qualifier qualifier) {
    KnownCode known =
        WireType.qualifiers().stream()
            .filter(code -> code.code().equals(qualifier.getCode()))
            .findFirst()
            .orElseThrow();
    return known.label().inAnyOf(LanguageTag.EN).toLowerCase(Locale.ROOT);
  }
}
