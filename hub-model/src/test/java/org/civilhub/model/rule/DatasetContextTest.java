package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubProfile;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.Samples;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.PartialDate;
import org.junit.jupiter.api.Test;

class DatasetContextTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);
  private static final HubProfile PROFILE = Samples.full(HubProfile.class);
  private static final ReportedFigure CLAIM = Samples.full(ReportedFigure.class);

  @Test
  void create_collectionsChangedAfterwards_staysAsItWas() {
    Set<RecordType> complete = new HashSet<>(Set.of(RecordType.EVENT, RecordType.COUNTRY));
    Set<RecordType> present = EnumSet.allOf(RecordType.class);
    List<ReportedFigure> claims = new ArrayList<>(List.of(CLAIM));
    DatasetContext context =
        new DatasetContext(AS_OF, complete, present, Optional.of(PROFILE), claims);
    complete.clear();
    present.clear();
    claims.clear();
    assertThat(context.complete()).containsExactly(RecordType.COUNTRY, RecordType.EVENT);
    assertThat(context.present()).containsExactly(RecordType.values());
    assertThat(context.claims()).containsExactly(CLAIM);
    assertThat(context)
        .isEqualTo(
            new DatasetContext(
                AS_OF,
                Set.of(RecordType.EVENT, RecordType.COUNTRY),
                Set.of(RecordType.values()),
                Optional.of(PROFILE),
                List.of(CLAIM)));
  }

  @Test
  void getters_collections_cannotBeChanged() {
    DatasetContext context = DatasetContext.of(AS_OF, Set.of(RecordType.EVENT), List.of(CLAIM));
    assertThatThrownBy(() -> context.complete().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> context.present().remove(RecordType.EVENT))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> context.claims().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(DatasetContext.HEAD::clear)
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void of_records_takesTheFirstProfileAndEveryClaimInOrder() {
    HubProfile other = Samples.with(HubProfile.class, "id", Id.of("other"));
    ReportedFigure later = Samples.with(ReportedFigure.class, "id", Id.of("later"));
    List<HubRecord> head =
        List.of(
            Samples.full(HubEvent.class),
            later,
            PROFILE,
            CLAIM,
            other,
            Samples.full(HubEvent.class));
    DatasetContext context = DatasetContext.of(AS_OF, Set.of(RecordType.EVENT), head);
    assertThat(context.asOf()).isEqualTo(AS_OF);
    assertThat(context.profile()).contains(PROFILE);
    assertThat(context.claims()).containsExactly(later, CLAIM);
    assertThat(context.complete()).containsExactly(RecordType.EVENT);
    assertThat(context.present()).containsExactly(RecordType.values());
    assertThat(DatasetContext.HEAD).containsExactly(RecordType.PROFILE, RecordType.REPORTED_FIGURE);
  }

  @Test
  void withOnly_someTypes_changesNothingElse() {
    DatasetContext context =
        DatasetContext.of(AS_OF, Set.of(RecordType.EVENT), List.of(PROFILE, CLAIM));
    Set<RecordType> types = EnumSet.of(RecordType.EVENT, RecordType.PROFILE);
    DatasetContext part = context.withOnly(types);
    types.clear();
    assertThat(part)
        .isEqualTo(
            new DatasetContext(
                AS_OF,
                Set.of(RecordType.EVENT),
                Set.of(RecordType.PROFILE, RecordType.EVENT),
                Optional.of(PROFILE),
                List.of(CLAIM)));
    assertThat(context.present()).hasSize(RecordType.values().length);
  }

  @Test
  void foundedOn_profileWithADeclaration_isTheDayItWasAdopted() {
    assertThat(DatasetContext.of(AS_OF, Set.of(), List.of(PROFILE)).foundedOn())
        .contains(PartialDate.parse("2016-05-27"));
    assertThat(
            DatasetContext.of(AS_OF, Set.of(), List.of(Samples.least(HubProfile.class)))
                .foundedOn())
        .isEmpty();
    assertThat(DatasetContext.of(AS_OF, Set.of(), List.of()).foundedOn()).isEmpty();
  }
}
