/**
 * What there is to say of records: findings, their places and their words in Kazakh, Russian and
 * English, and the check of a record against its rules.
 *
 * <p>Start with {@link org.civilhub.model.rule.HubValidator}; {@link
 * org.civilhub.model.rule.FindingCode} is the catalogue. A finding is data: nothing here throws
 * because of what a record holds.
 */
@NullMarked
package org.civilhub.model.rule;

import org.jspecify.annotations.NullMarked;
