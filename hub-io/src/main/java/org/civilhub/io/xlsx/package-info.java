/**
 * Datasets as workbooks (Office Open XML): a sheet for each type of record, whose columns are those
 * of {@link org.civilhub.io.csv}, with labels in the language of whoever fills them in, typed
 * cells, lists to choose codes from and notes on what to enter.
 *
 * <p>Start with {@link org.civilhub.io.xlsx.XlsxReader} and {@link
 * org.civilhub.io.xlsx.XlsxWriter}; {@link org.civilhub.io.xlsx.XlsxFindings} hands a workbook back
 * with what was found in it.
 */
@NullMarked
package org.civilhub.io.xlsx;

import org.jspecify.annotations.NullMarked;
