package org.civilhub.io;

import org.civilhub.model.HubRecord;
import org.civilhub.model.rule.Place;

/**
 * A record and where it was read.
 *
 * @param record the record
 * @param place its file, the line and column where it starts, and in a document the pointer to it
 */
public record Located(HubRecord record, Place place) {}
