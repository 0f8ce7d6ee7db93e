/** Tests of reading and writing, which see what the package keeps to itself. */
@NullMarked
package org.civilhub.io;

import org.jspecify.annotations.NullMarked;
