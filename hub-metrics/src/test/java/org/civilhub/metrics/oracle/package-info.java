/**
 * An independent oracle: ten years of a hub, whose figures a columnar database works out by SQL.
 *
 * <p>Start with {@link org.civilhub.metrics.oracle.OracleTest}. The tables hold nothing but the
 * fields of the records; what they mean is in the SQL, which was written from the definitions.
 */
@NullMarked
package org.civilhub.metrics.oracle;

import org.jspecify.annotations.NullMarked;
