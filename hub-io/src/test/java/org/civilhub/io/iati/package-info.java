/** Tests of reading and writing IATI, which see what the package keeps to itself. */
@NullMarked
package org.civilhub.io.iati;

import org.jspecify.annotations.NullMarked;
