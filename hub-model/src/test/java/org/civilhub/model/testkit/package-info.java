/**
 * Test fixtures for whoever embeds the library: generated records, valid or with one named fault,
 * and rules as assertions.
 *
 * <p>Start with {@link org.civilhub.model.testkit.HubArbitraries} and {@link
 * org.civilhub.model.testkit.HubAssertions}; {@link org.civilhub.model.testkit.DatasetRuleContract}
 * proves a rule of one's own. They are published as the artifact {@code hub-model} of type {@code
 * test-jar}, for the scope {@code test}, and bring no libraries along: a project adds the ones it
 * uses, which are jqwik 1.9.3 ({@code net.jqwik:jqwik}) for what is generated, AssertJ 3 ({@code
 * org.assertj:assertj-core}) for the assertions, and both with JUnit 5 ({@code
 * org.junit.jupiter:junit-jupiter}) for the contract.
 */
@NullMarked
package org.civilhub.model.testkit;

import org.jspecify.annotations.NullMarked;
