/**
 * The records of the Hub, each an immutable value with a builder: countries, partners, experts,
 * events, contributions and all the rest of its work.
 *
 * <p>Start with {@link org.civilhub.model.HubRecord}, which all records share, and {@link
 * org.civilhub.model.RecordType}, which lists them. Builders refuse what can never mean anything;
 * what real data gets wrong is accepted and found by the rules of {@code org.civilhub.model.rule}.
 */
@NullMarked
package org.civilhub.model;

import org.jspecify.annotations.NullMarked;
