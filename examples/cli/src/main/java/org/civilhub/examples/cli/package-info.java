/**
 * The command line: reads a dataset, calculates every standard metric and holds published claims
 * against the records.
 *
 * <p>Start with {@link org.civilhub.examples.cli.Report}, which shows how an application uses the
 * library; {@link org.civilhub.examples.cli.Main} only starts it.
 */
@NullMarked
package org.civilhub.examples.cli;

import org.jspecify.annotations.NullMarked;
