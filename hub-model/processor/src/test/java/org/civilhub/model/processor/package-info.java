/**
 * Tests of what runs inside the compiler, by compiling small sources with it.
 *
 * <p>Start with {@link org.civilhub.model.processor.CompiledCheckProcessorTest}.
 */
@NullMarked
package org.civilhub.model.processor;

import org.jspecify.annotations.NullMarked;
