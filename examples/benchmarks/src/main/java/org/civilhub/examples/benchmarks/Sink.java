package org.civilhub.examples.benchmarks;

import org.civilhub.model.HubEvent;

/** Takes the events of a file, in the form that a reader makes of them. */
interface Sink {
  /** Events that nothing was made of. */
  void passed(long events);

  /** An event as plain fields. */
  void plain(SampleEvent event);

  /** An event as the library's own type. */
  void typed(HubEvent event);
}
