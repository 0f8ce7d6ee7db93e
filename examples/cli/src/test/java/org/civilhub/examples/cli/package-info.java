/**
 * Tests of the command line on the public record, on a made-up complete record, and on broken
 * input.
 */
@NullMarked
package org.civilhub.examples.cli;

import org.jspecify.annotations.NullMarked;
