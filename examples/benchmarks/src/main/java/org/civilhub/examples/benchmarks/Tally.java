package org.civilhub.examples.benchmarks;

import java.util.List;
import org.civilhub.model.HubEvent;
import org.civilhub.model.Participation;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;

/** What events add up to, so that readers can be held to each other and none reads for nothing. */
final class Tally implements Sink {
  /** What a reader did not tell. */
  static final long UNTOLD = -1;

  private final boolean isDecoding;
  private long events;
  private long people;
  private long characters;

  /**
   * @param isDecoding whether to look at the titles of typed events, which are decoded only then
   */
  Tally(boolean isDecoding) {
    this.isDecoding = isDecoding;
  }

  @Override
  public void passed(long more) {
    events += more;
    people = UNTOLD;
    characters = UNTOLD;
  }

  @Override
  public void plain(SampleEvent event) {
    events++;
    for (SampleEvent.Row row : event.participations()) {
      people += row.number().value();
    }
    SampleEvent.Text title = event.title();
    characters += title.en().length() + title.kk().length() + title.ru().length();
  }

  @Override
  public void typed(HubEvent event) {
    events++;
    for (Participation row : event.getParticipations()) {
      people += row.getNumber().wholeLow(0);
    }
    if (!isDecoding) {
      characters = UNTOLD;
      return;
    }
    LocalizedText title = event.getTitle();
    for (LanguageTag language : title.languages()) {
      characters += title.inAnyOf(language).length();
    }
  }

  /** Events, the people in their rows, and the characters of their titles. */
  List<Long> numbers() {
    return List.of(events, people, characters);
  }

  /** Whether two say the same as far as both say it. */
  static boolean agree(List<Long> a, List<Long> b) {
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i) != UNTOLD && b.get(i) != UNTOLD && !a.get(i).equals(b.get(i))) {
        return false;
      }
    }
    return true;
  }
}
