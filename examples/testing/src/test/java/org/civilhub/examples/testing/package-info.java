/**
 * Tests as an application that embeds the library writes them, with the test kit of {@code
 * hub-model}.
 *
 * <p>Start with {@link org.civilhub.examples.testing.EventRegistryTest}; {@link
 * org.civilhub.examples.testing.TitleInKazakhTest} proves a rule of one's own.
 */
@NullMarked
package org.civilhub.examples.testing;

import org.jspecify.annotations.NullMarked;
