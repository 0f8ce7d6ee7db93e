/** The command line. */
module org.civilhub.examples.cli {
  requires org.civilhub.io;
  requires org.civilhub.metrics;
  requires de.siegmar.fastcsv;
  requires info.picocli;

  opens org.civilhub.examples.cli to
      info.picocli;
}
