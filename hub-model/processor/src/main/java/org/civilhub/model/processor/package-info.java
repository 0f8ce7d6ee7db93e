/**
 * Runs inside the compiler that compiles {@code hub-model} and {@code hub-io}, and is in no
 * published archive.
 *
 * <p>Start with {@link org.civilhub.model.processor.CompiledCheckProcessor}.
 */
@NullMarked
package org.civilhub.model.processor;

import org.jspecify.annotations.NullMarked;
