package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
  @ParameterizedTest
  @CsvSource({
    "Events, 17, 6, Events!F17",
    "Events, 1, 26, Events!Z1",
    "Events, 1, 27, Events!AA1",
    "Events, 1, 702, Events!ZZ1",
    "Events, 1, 703, Events!AAA1",
    "Events, 1048576, 16384, Events!XFD1048576",
    "Іс-шаралар, 2, 1, \"'Іс-шаралар'!A2\"",
    "Journal issues, 2, 1, \"'Journal issues'!A2\"",
    "O'Neill, 2, 1, \"'O''Neill'!A2\"",
    "Events, 17, 0, Events!17",
    "Events, 0, 0, Events"
  })
  void cell_placeInASheet_isNamedAsSpreadsheetProgramsDo(
      String sheet, long row, long column, String cell) {
    Place place = new Place("hub.xlsx", row, column, "", sheet);

    assertThat(place.cell()).isEqualTo(cell.replaceAll("^\"|\"$", ""));
    assertThat(place).hasToString("hub.xlsx " + place.cell());
  }

  @Test
  void cell_placeInNoSheet_isEmpty() {
    assertThat(new Place("events.ndjson", 3, 17, "/participants").cell()).isEmpty();
  }

  @Test
  void toString_pointer_standsInBracketsBehindTheCell() {
    assertThat(new Place("hub.xlsx", 17, 6, "/participants", "Events"))
        .hasToString("hub.xlsx Events!F17 [/participants]");
  }

  @Test
  void at_placeInASheet_staysInItsRow() {
    assertThat(new Place("hub.xlsx", 17, 6, "", "Events").at("/city"))
        .isEqualTo(new Place("hub.xlsx", 17, 0, "/city", "Events"));
  }

  @Test
  void create_negativeLine_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Place("a", -1, 0, "", ""));
  }
}
