package org.civilhub.io.iati;

import java.util.List;

/**
 * The cases of a rule set for the elements of one kind.
 *
 * @param path selects the elements in a document
 */
record RuleContext(Query path, List<RuleCase> cases) {}
