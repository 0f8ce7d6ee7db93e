package org.civilhub.examples.spark;

import java.io.Serializable;
import org.civilhub.model.RecordType;

/**
 * A line of a dataset on its way to be read.
 *
 * @param source name of its file
 * @param type the type of records in the file
 * @param number its number in the file, from 1
 * @param text the line
 */
public record Line(String source, RecordType type, long number, String text)
    implements Serializable {}
