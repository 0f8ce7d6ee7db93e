/**
 * The small values every record is made of: codes of countries, regions and languages, text in
 * several languages, dates and numbers that are only partly known, money, sources and typed
 * identifiers.
 *
 * <p>Start with {@link org.civilhub.model.value.QualifiedNumber} and {@link
 * org.civilhub.model.value.PartialDate}: they carry what real sources leave open. Money is {@link
 * org.joda.money.BigMoney}, with the amount's own digits. Nothing here knows a record.
 */
@NullMarked
package org.civilhub.model.value;

import org.jspecify.annotations.NullMarked;
