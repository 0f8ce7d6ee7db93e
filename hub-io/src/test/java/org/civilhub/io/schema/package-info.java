/**
 * Tests of the JSON Schemas, by the verdicts of another validator. Start with {@link
 * SchemaLawsTest}.
 */
@NullMarked
package org.civilhub.io.schema;

import org.jspecify.annotations.NullMarked;
