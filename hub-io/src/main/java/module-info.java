/**
 * Reads and writes datasets of the Hub in the formats of the field, and tells what is wrong with
 * them and where.
 */
module org.civilhub.io {
  requires transitive org.civilhub.model;
  requires transitive org.jspecify;
  requires transitive tools.jackson.databind;
  requires de.siegmar.fastcsv;
  requires java.xml;
  requires org.dhatim.fastexcel;
  requires org.dhatim.fastexcel.reader;

  exports org.civilhub.io;
  exports org.civilhub.io.csv;
  exports org.civilhub.io.xlsx;

  opens org.civilhub.io to
      org.civilhub.model; // which reads the table of words

  provides tools.jackson.databind.JacksonModule with
      org.civilhub.io.HubModule;
}
