package org.civilhub.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;

/** Tells whether two datasets are the same, byte for byte, or two records by what they say. */
public final class DatasetDigest {
  private static final int BUFFER = 1 << 16;
  private static final int SHORT = 8;

  private DatasetDigest() {}

  /**
   * The digest of a dataset: SHA-256 over the name, length and bytes of each file that a reader
   * reads, in alphabetical order; of a document, over that file alone. Other files in a folder do
   * not count.
   *
   * @param source folder with {@code hub.json}, or one JSON document
   * @return 64 hexadecimal digits in lower case
   * @throws DatasetException if there is nothing at that place or it cannot be read
   */
  public static String of(Path source) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files(source)) {
        add(digest, file);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw DatasetException.unreadable(source, e);
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java runtime has SHA-256", e);
    }
  }

  /**
   * The digest of a record: the first quarter of a SHA-256 over its published form. Two records
   * with different contents have the same with a probability of one in 2 to the power of 64.
   *
   * @param record the record
   * @return 16 hexadecimal digits in lower case
   */
  public static String of(HubRecord record) {
    try {
      byte[] form = HubJson.mapper().writeValueAsBytes(record);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(form);
      return HexFormat.of().formatHex(digest, 0, SHORT);
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java runtime has SHA-256", e);
    }
  }

  private static List<Path> files(Path source) {
    if (!Files.isDirectory(source)) {
      return List.of(source);
    }
    List<String> names = new ArrayList<>(List.of(DatasetFiles.MANIFEST));
    for (RecordType type : RecordType.values()) {
      names.add(DatasetFiles.file(type));
    }
    return names.stream().sorted().map(source::resolve).filter(Files::exists).toList();
  }

  private static void add(MessageDigest digest, Path file) throws IOException {
    String head = file.getFileName() + "\n" + Files.size(file) + "\n";
    digest.update(head.getBytes(StandardCharsets.UTF_8));
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      int length = in.read(buffer);
      while (length >= 0) {
        digest.update(buffer, 0, length);
        length = in.read(buffer);
      }
    }
  }
}
