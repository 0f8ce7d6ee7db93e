package org.civilhub.model.code;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A code of a fixed list.
 *
 * <p>Codes known to this version are constants of the list's class and have labels. A code of a
 * later version, or of another source's making, is kept and written back as it came; {@link
 * #isKnown()} tells. Two codes are equal if list and text are.
 */
public abstract class Code implements Comparable<Code>, Serializable {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 100;

  private final String code;

  /** 1 for yes, -1 for no, 0 until somebody asks. */
  private transient byte known;

  Code(String code) {
    if (code.isBlank() || code.length() > LONGEST) {
      throw new IllegalArgumentException(
          "code must be 1 to " + LONGEST + " characters, found '" + code + "'");
    }
    for (int i = 0; i < code.length(); i++) {
      if (Character.isISOControl(code.charAt(i))) {
        throw new IllegalArgumentException("code must be free of control characters");
      }
    }
    this.code = code;
  }

  /** The constant with a text, which all who read it share; null if there is none. */
  static <C extends Code> @Nullable C find(String code, List<C> known) {
    for (C constant : known) {
      if (constant.getCode().equals(code)) {
        return constant;
      }
    }
    return null;
  }

  /** The constant again, where one was written. */
  final Object readResolve() {
    int index = list().indexOf(this);
    return index < 0 ? this : list().get(index);
  }

  /**
   * The code in files.
   *
   * @return snake_case if it is a known one, else as it came
   */
  public final String getCode() {
    return code;
  }

  /**
   * Whether this version knows the code.
   *
   * @return true if the list has a constant for it
   */
  public final boolean isKnown() {
    if (known == 0) {
      known = (byte) (list().contains(this) ? 1 : -1);
    }
    return known > 0;
  }

  /**
   * The label of the code.
   *
   * @return the label in Kazakh, Russian and English; empty for a code this version does not know
   */
  public final Optional<LocalizedText> getLabel() {
    return Labels.TABLE.get(getClass().getSimpleName(), code);
  }

  /** The known codes of this code's list. */
  abstract List<? extends Code> list();

  @Override
  public final int compareTo(Code other) {
    return code.compareTo(other.code);
  }

  @Override
  public final boolean equals(@Nullable Object object) {
    return object instanceof Code other
        && getClass() == other.getClass()
        && code.equals(other.code);
  }

  @Override
  public final int hashCode() {
    return code.hashCode();
  }

  /** The code itself. */
  @Override
  public final String toString() {
    return code;
  }

  /** Read on first use. */
  private static final class Labels {
    static final LabelTable TABLE = LabelTable.read(Code.class, "labels.tsv");
  }
}
