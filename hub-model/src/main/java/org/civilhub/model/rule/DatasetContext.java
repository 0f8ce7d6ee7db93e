package org.civilhub.model.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.civilhub.model.FoundingDeclaration;
import org.civilhub.model.HubProfile;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.value.PartialDate;

/**
 * What is known of a dataset before its records are gone through: rules need it to judge each
 * record as it comes.
 *
 * @param asOf the day up to which the dataset holds what was known
 * @param complete the types of which it says that every record is there
 * @param present the types that are gone through; references to others cannot be judged
 * @param profile the Hub itself, of several the one founded first; empty if the dataset does not
 *     hold it
 * @param claims the published claims, those that are rejected left out, in the dataset's order
 */
public record DatasetContext(
    LocalDate asOf,
    Set<RecordType> complete,
    Set<RecordType> present,
    Optional<HubProfile> profile,
    List<ReportedFigure> claims) {

  /** The types of record that have to be known beforehand. */
  public static final Set<RecordType> HEAD =
      Collections.unmodifiableSet(EnumSet.of(RecordType.PROFILE, RecordType.REPORTED_FIGURE));

  /** Takes copies. */
  public DatasetContext {
    complete = copy(complete);
    present = copy(present);
    claims = List.copyOf(claims);
  }

  private static Set<RecordType> copy(Set<RecordType> types) {
    EnumSet<RecordType> copy = EnumSet.noneOf(RecordType.class);
    copy.addAll(types);
    return Collections.unmodifiableSet(copy);
  }

  /**
   * The context of a whole dataset.
   *
   * @param asOf the day up to which the dataset holds what was known
   * @param complete the types of which it says that every record is there
   * @param head its records of the types in {@link #HEAD}; others are passed over
   * @return the context, with every type present
   */
  public static DatasetContext of(
      LocalDate asOf, Set<RecordType> complete, Collection<? extends HubRecord> head) {
    Optional<HubProfile> hub = Optional.empty();
    List<ReportedFigure> claims = new ArrayList<>();
    for (HubRecord record : head) {
      if (record instanceof HubProfile profile) {
        hub = hub.isPresent() && !isFoundedBefore(profile, hub.get()) ? hub : Optional.of(profile);
      } else if (record instanceof ReportedFigure claim) {
        claims.add(claim);
      }
    }
    return new DatasetContext(asOf, complete, EnumSet.allOf(RecordType.class), hub, claims);
  }

  private static boolean isFoundedBefore(HubProfile profile, HubProfile other) {
    Optional<LocalDate> day = firstDay(profile);
    Optional<LocalDate> otherDay = firstDay(other);
    return day.isPresent() && (otherDay.isEmpty() || day.get().isBefore(otherDay.get()));
  }

  private static Optional<LocalDate> firstDay(HubProfile profile) {
    return profile.getDeclaration().flatMap(declaration -> declaration.getAdoptedOn().firstDay());
  }

  /**
   * The same where not every type of record is gone through.
   *
   * @param types the types that are
   * @return the context
   */
  public DatasetContext withOnly(Set<RecordType> types) {
    return new DatasetContext(asOf, complete, types, profile, claims);
  }

  /**
   * When the founding declaration was adopted.
   *
   * @return the date; empty if the dataset does not say
   */
  public Optional<PartialDate> foundedOn() {
    return profile.flatMap(HubProfile::getDeclaration).map(FoundingDeclaration::getAdoptedOn);
  }
}
