/**
 * What the writers of other formats share: which parts of a record a format holds, and telling the
 * rest. Start with {@link org.civilhub.io.internal.Losses}.
 */
@NullMarked
package org.civilhub.io.internal;

import org.jspecify.annotations.NullMarked;
