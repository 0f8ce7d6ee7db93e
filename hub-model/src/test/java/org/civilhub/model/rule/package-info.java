/**
 * What validation finds, and how a finding reads.
 *
 * <p>Start with {@link org.civilhub.model.rule.HubValidatorTest}.
 */
@NullMarked
package org.civilhub.model.rule;

import org.jspecify.annotations.NullMarked;
