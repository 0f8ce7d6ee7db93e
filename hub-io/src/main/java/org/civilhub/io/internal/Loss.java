package org.civilhub.io.internal;

import java.util.Locale;

/** Why something is not in the target; its code is the finding's argument {@code expected}. */
public enum Loss {
  /** The target has no place for the field. */
  FIELD,
  /** The target has one text, and this is another language of it. */
  LANGUAGE,
  /** The target needs a date that is known more precisely, or the days contradict each other. */
  DATE,
  /** The target holds one day of a period, or another period. */
  PERIOD,
  /** The target has no place for the number without its word. */
  QUALIFIER,
  /** The target has what whoever writes it said, for the record does not say it. */
  GIVEN,
  /** It stands in the target in words alone. */
  WORDS,
  /** The reference names no record that is in the target. */
  REFERENCE,
  /** It is, or belongs to, no project that was asked for. */
  PROJECT,
  /** The text is no address, or none that the target can have. */
  ADDRESS,
  /** Characters of the text are none that a text can have; U+FFFD stands in their place. */
  CHARACTERS,
  /** The target holds no records of this type. */
  TYPE;

  String code() {
    return "lost_" + name().toLowerCase(Locale.ROOT);
  }
}
