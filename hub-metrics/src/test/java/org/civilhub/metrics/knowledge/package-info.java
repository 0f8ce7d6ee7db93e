/**
 * Tests of the metrics of research and knowledge, by the rows of DEFINITIONS.
 *
 * <p>Start with {@link org.civilhub.metrics.knowledge.KnowledgeMetricsTest}.
 */
@NullMarked
package org.civilhub.metrics.knowledge;

import org.jspecify.annotations.NullMarked;
