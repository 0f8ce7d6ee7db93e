/**
 * Standard metrics of research and knowledge management: products, journal issues, contests, needs
 * assessments, the Virtual Alliance.
 *
 * <p>Start with {@link org.civilhub.metrics.knowledge.KnowledgeMetrics}.
 */
@NullMarked
package org.civilhub.metrics.knowledge;

import org.jspecify.annotations.NullMarked;
