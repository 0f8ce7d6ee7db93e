/** Records for the tests of the writers, and what of them must be told. */
@NullMarked
package org.civilhub.io.internal;

import org.jspecify.annotations.NullMarked;
