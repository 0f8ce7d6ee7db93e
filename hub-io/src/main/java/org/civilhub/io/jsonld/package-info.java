/**
 * Events and organisations as JSON-LD in the words of schema.org, which search engines and other
 * programs read. Start with {@link org.civilhub.io.jsonld.JsonLdWriter}.
 */
@NullMarked
package org.civilhub.io.jsonld;

import org.jspecify.annotations.NullMarked;
