/** Tests of bibliographies, which other programs read back. */
@NullMarked
package org.civilhub.io.cite;

import org.jspecify.annotations.NullMarked;
