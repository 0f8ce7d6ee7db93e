/** Reads and writes datasets of the Hub as JSON, and tells what is wrong with them and where. */
module org.civilhub.io {
  requires com.ctc.wstx;
  requires transitive java.xml;
  requires transitive org.civilhub.model;
  requires org.codehaus.stax2;
  requires transitive org.jspecify;
  requires transitive tools.jackson.databind;

  exports org.civilhub.io;
  exports org.civilhub.io.iati;

  opens org.civilhub.io to
      org.civilhub.model; // which reads the table of words

  provides tools.jackson.databind.JacksonModule with
      org.civilhub.io.HubModule;
}
