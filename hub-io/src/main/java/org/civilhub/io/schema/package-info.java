/**
 * JSON Schema (2020-12) of the Hub's records, made from the types and their constraints, for
 * programs that check, write or show the JSON form in other languages.
 *
 * <p>Start with {@link org.civilhub.io.schema.JsonSchemas}; its schemas of what the rules call an
 * error also lie in this library's jar, such as {@code META-INF/hub/schema/event.schema.json}.
 */
@NullMarked
package org.civilhub.io.schema;

import org.jspecify.annotations.NullMarked;
