package org.civilhub.io.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.civilhub.io.DatasetException;
import org.civilhub.io.HubJson;
import org.civilhub.io.Manifest;
import org.civilhub.io.RecordReader;
import org.civilhub.io.WireType;
import org.civilhub.model.rule.FindingLog;
import tools.jackson.databind.node.ObjectNode;

/** A manifest as a table of one row. */
public final class Manifests {
  private Manifests() {}

  /** Reads the row of a table. */
  public interface Row {
    /**
     * The row below the header.
     *
     * @param table takes header and row
     * @return the value; empty if there is no row
     * @throws IOException if the system fails to read it
     */
    Optional<ObjectNode> of(TableReading table) throws IOException;
  }

  /**
   * Reads a manifest.
   *
   * @param source the dataset
   * @param file name of the file that holds it
   * @param sheet name of the sheet; empty if there are none
   * @param scan the reading that it is for, which goes on with other tables
   * @param row reads its row
   * @return the manifest
   * @throws DatasetException if it is not whole
   * @throws IOException if the system fails to read it
   */
  public static Manifest read(
      Path source, String file, String sheet, RecordReader.Scan scan, Row row) throws IOException {
    FindingLog log = new FindingLog();
    TableReading table =
        new TableReading(file, sheet, WireType.of(Manifest.class).orElseThrow(), scan.withLog(log));
    Optional<ObjectNode> value = row.of(table);
    Optional<Manifest> manifest =
        value.flatMap(
            json -> {
              FindingLog ofJson = new FindingLog();
              Optional<Manifest> read =
                  scan.withLog(ofJson).manifest(file, HubJson.mapper().writeValueAsString(json));
              ofJson.kept().forEach(f -> log.add(f.withPlace(table.inValue(f.place().pointer()))));
              return read;
            });
    if (manifest.isEmpty() || log.kept().stream().anyMatch(f -> f.code().isRejecting())) {
      throw DatasetException.brokenManifest(source, log.kept());
    }
    log.kept().forEach(scan.log()::add);
    return manifest.get();
  }
}
