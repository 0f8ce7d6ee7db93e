/** Tests of JSON-LD, which another program reads back. */
@NullMarked
package org.civilhub.io.jsonld;

import org.jspecify.annotations.NullMarked;
