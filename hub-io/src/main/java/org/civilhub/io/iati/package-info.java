/**
 * IATI files, versions 2.01 to 2.03, without loss: every element, attribute, comment and white
 * space of a file as it stands there, read in a stream, checked and written.
 *
 * <p>Start with {@link org.civilhub.io.iati.IatiReader}.
 */
@NullMarked
package org.civilhub.io.iati;

import org.jspecify.annotations.NullMarked;
