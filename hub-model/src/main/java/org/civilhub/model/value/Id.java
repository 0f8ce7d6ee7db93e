package org.civilhub.model.value;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Identifier of a record of type {@code T}, unique among the records of that type in one dataset.
 *
 * <p>The type parameter keeps the identifier of a partner from being passed where that of a project
 * belongs; nothing of it is left at run time or in files, where an identifier is a string.
 *
 * @param <T> the type of record that the identifier names
 * @param value one to 200 characters as the source has them, such as {@code EV001}; no blank ends,
 *     no control characters
 */
@SuppressWarnings("UnusedTypeParameter") // it is there for the compiler
public record Id<T>(String value) implements Comparable<Id<?>>, Serializable {
  private static final int LONGEST = 200;

  /**
   * @throws IllegalArgumentException if the form is another
   */
  public Id {
    if (value.isEmpty() || value.length() > LONGEST || !value.equals(value.strip())) {
      throw new IllegalArgumentException(
          "id must be 1 to 200 characters without blank ends, found '" + value + "'");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException("id must be free of control characters");
      }
    }
  }

  /**
   * The identifier.
   *
   * @param <T> the type of record that it names, inferred from where it is used
   * @param value its text
   * @return the identifier
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static <T> Id<T> of(String value) {
    return new Id<>(value);
  }

  // Written out for the reason given at those of a language tag.
  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Id<?> other && value.equals(other.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(Id<?> other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
