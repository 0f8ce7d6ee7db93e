/**
 * What every record promises, and the module as an outsider meets it.
 *
 * <p>Start with {@link org.civilhub.model.Samples}, which builds a full value of any type.
 */
@NullMarked
package org.civilhub.model;

import org.jspecify.annotations.NullMarked;
