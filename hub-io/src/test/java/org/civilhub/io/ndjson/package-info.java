/** Tests of {@link org.civilhub.io.ndjson}. */
@NullMarked
package org.civilhub.io.ndjson;

import org.jspecify.annotations.NullMarked;
