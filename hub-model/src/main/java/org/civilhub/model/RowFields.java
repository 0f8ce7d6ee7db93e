package org.civilhub.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.civilhub.model.code.ParticipationRole;
import org.civilhub.model.code.Sex;
import org.civilhub.model.value.CountryCode;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a row of attendance. Its accessors wrap them in an {@code Optional}, a new
 * one each time, which is much for a rule that looks at every row of every event.
 */
final class RowFields {
  private static final VarHandle COUNTRY = field("country", CountryCode.class);
  private static final VarHandle SEX = field("sex", Sex.class);
  private static final VarHandle ROLE = field("role", ParticipationRole.class);

  private RowFields() {}

  static @Nullable CountryCode country(Participation row) {
    return row instanceof ImmutableParticipation held
        ? (CountryCode) COUNTRY.get(held)
        : row.getCountry().orElse(null);
  }

  static @Nullable Sex sex(Participation row) {
    return row instanceof ImmutableParticipation held
        ? (Sex) SEX.get(held)
        : row.getSex().orElse(null);
  }

  static @Nullable ParticipationRole role(Participation row) {
    return row instanceof ImmutableParticipation held
        ? (ParticipationRole) ROLE.get(held)
        : row.getRole().orElse(null);
  }

  private static VarHandle field(String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(ImmutableParticipation.class, MethodHandles.lookup())
          .findVarHandle(ImmutableParticipation.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no field for " + name + " of a row", e);
    }
  }
}
