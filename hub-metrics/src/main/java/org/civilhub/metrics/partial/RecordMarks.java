package org.civilhub.metrics.partial;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeSet;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;

/**
 * Tells whether two sets of records have one in common, without holding them: the smallest hashes
 * of their types and ids. Up to {@link #MOST} records that is certain; of more, an overlap of a
 * share s is missed with a probability of about (1 - s) to the power of {@link #MOST}. Experts and
 * scholars leave no mark.
 *
 * @param records how many records left a mark
 * @param marks the smallest marks, in 16 hexadecimal digits
 */
record RecordMarks(long records, TreeSet<String> marks) implements Serializable {
  /** How many marks are kept. */
  static final int MOST = 4096;

  static RecordMarks empty() {
    return new RecordMarks(0, new TreeSet<>());
  }

  RecordMarks with(HubRecord record) {
    RecordType type = RecordType.of(record);
    if (type == RecordType.EXPERT || type == RecordType.SCHOLARSHIP) {
      return this;
    }
    add(mark(type.getCode() + "/" + record.getId().value()));
    return new RecordMarks(records + 1, marks);
  }

  private void add(String mark) {
    if (marks.size() < MOST || mark.compareTo(marks.last()) < 0) {
      marks.add(mark);
      if (marks.size() > MOST) {
        marks.pollLast();
      }
    }
  }

  private static String mark(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return "%016x".formatted(ByteBuffer.wrap(digest).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java runtime has SHA-256", e);
    }
  }

  RecordMarks plus(RecordMarks other) {
    RecordMarks both = new RecordMarks(records + other.records, new TreeSet<>(marks));
    other.marks.forEach(both::add);
    return both;
  }

  boolean overlaps(RecordMarks other) {
    return marks.stream().anyMatch(other.marks::contains);
  }
}
