package org.civilhub.io.iati;

import java.util.List;

/**
 * Takes a file as it is read, in its order. Whoever wants nothing but the records gives a lambda.
 */
public interface IatiVisitor {
  /**
   * The file starts. Comes first, and once.
   *
   * @param header what stands before the first record
   */
  default void start(IatiHeader header) {}

  /**
   * A record: an activity or an organisation.
   *
   * @param element the record
   */
  void record(IatiElement element);

  /**
   * Something else between the records: white space, a comment, an instruction, an element of
   * another name.
   *
   * @param node what it is
   */
  default void other(IatiNode node) {}

  /**
   * The root element ended. Does not come if the file breaks off before.
   *
   * @param after comments and processing instructions behind the root element
   */
  default void end(List<IatiNode> after) {}
}
