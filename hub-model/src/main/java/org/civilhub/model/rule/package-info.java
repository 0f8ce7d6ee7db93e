/**
 * What there is to say of records: the catalogue of rules, the rules themselves, and findings with
 * their places and words in Kazakh, Russian and English.
 *
 * <p>Start with {@link org.civilhub.model.rule.Ruleset}, which checks records at hand, or starts a
 * {@link org.civilhub.model.rule.DatasetCheck} for records that come one by one; for a single
 * record with {@link org.civilhub.model.rule.HubValidator}. {@link
 * org.civilhub.model.rule.FindingCode} is the catalogue, and {@code RULES.md} its page; {@link
 * org.civilhub.model.rule.DatasetRule} is for rules of one's own. A finding is data: nothing here
 * throws because of what a record holds.
 *
 * <p>Rules on one record are constraints on its accessors and its type. {@code CompiledCheck},
 * written by the compiler from those constraints, accepts what surely satisfies them all, and tells
 * of the rest which it does not; what builders of this library did not make Hibernate Validator
 * judges, the reference. Rules on records together are passes over a stream of them.
 */
@NullMarked
package org.civilhub.model.rule;

import org.jspecify.annotations.NullMarked;
