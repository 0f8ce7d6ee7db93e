/**
 * Records as rows: which column holds what, and how a row of cells becomes a record again or
 * findings on its cells. What CSV and workbooks share; not exported.
 *
 * <p>Start with {@link org.civilhub.io.table.Columns}, which says how nested parts are flattened.
 */
@NullMarked
package org.civilhub.io.table;

import org.jspecify.annotations.NullMarked;
