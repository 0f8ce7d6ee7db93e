/**
 * Events as a calendar (iCalendar, RFC 5545) that calendar programs show and subscribe to. Start
 * with {@link org.civilhub.io.ical.CalendarWriter}.
 */
@NullMarked
package org.civilhub.io.ical;

import org.jspecify.annotations.NullMarked;
