package org.civilhub.examples.spark;

import org.apache.spark.sql.SparkSession;

/** One Spark of two threads for all tests. */
final class LocalSpark {
  private LocalSpark() {}

  static SparkSession session() {
    return Holder.SESSION;
  }

  /** Made on first use, and ended with the process. */
  private static final class Holder {
    static final SparkSession SESSION =
        SparkSession.builder()
            .master("local[2]")
            .appName("hub")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "localhost")
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();
  }
}
