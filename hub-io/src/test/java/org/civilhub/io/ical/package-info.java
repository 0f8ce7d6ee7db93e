/** Tests of calendars, which other programs read back. */
@NullMarked
package org.civilhub.io.ical;

import org.jspecify.annotations.NullMarked;
