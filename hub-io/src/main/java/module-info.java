/** Reads and writes datasets of the Hub in the formats of the field, and tells what is wrong. */
@SuppressWarnings("requires-automatic") // the annotations of Immutables have no module descriptor
module org.civilhub.io {
  requires com.ctc.wstx;
  requires de.siegmar.fastcsv;
  requires transitive java.xml;
  requires transitive org.civilhub.model;
  requires org.apache.commons.compress;
  requires org.codehaus.stax2;
  requires org.dhatim.fastexcel;
  requires org.dhatim.fastexcel.reader;
  requires static org.immutables
      .value
      .annotations; // the style of the value types is written in them
  requires transitive org.jspecify;
  requires transitive tools.jackson.databind;

  exports org.civilhub.io;
  exports org.civilhub.io.cite;
  exports org.civilhub.io.csv;
  exports org.civilhub.io.iati;
  exports org.civilhub.io.ical;
  exports org.civilhub.io.jsonld;
  exports org.civilhub.io.ndjson;
  exports org.civilhub.io.schema;
  exports org.civilhub.io.xlsx;

  opens org.civilhub.io to
      org.civilhub.model; // which reads the table of words

  provides tools.jackson.databind.JacksonModule with
      org.civilhub.io.HubModule;
}
