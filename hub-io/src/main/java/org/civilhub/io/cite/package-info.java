/**
 * Research products and journal issues as bibliographies: CSL-JSON, which citation processors and
 * reference managers read, and BibTeX. Start with {@link org.civilhub.io.cite.CslWriter}.
 */
@NullMarked
package org.civilhub.io.cite;

import org.jspecify.annotations.NullMarked;
