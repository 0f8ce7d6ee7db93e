package org.civilhub.examples.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.civilhub.io.iati.IatiElement;
import org.civilhub.io.iati.IatiHeader;
import org.civilhub.io.iati.IatiKind;
import org.civilhub.io.iati.IatiReader;
import org.civilhub.io.iati.IatiWriter;
import org.civilhub.model.rule.FindingLog;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast IATI is read without loss, in megabytes a second on one thread and in 64 MB of heap: a
 * real file, and one of 500 MB that is made of its activities.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx64m")
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
public class IatiBenchmark {
  private static final int MEGABYTE = 1_000_000;
  private static final int LARGE = 500;
  private static final int SOME = 30;

  /** Where the real file lies, seen from the project's root. */
  private static final Path REAL =
      Path.of(
          System.getProperty(
              "hub.iati.file",
              "hub-io/src/test/resources/iati/real"
                  + "/iati_2.03_NigeriaAIMS_GeocodedResearchRelease.xml"));

  private byte[] real = {};
  private int times;
  private Path large = Path.of("");

  /** Reads the real file, and makes the large one. */
  @Setup(Level.Trial)
  public void makeFiles() throws IOException {
    real = Files.readAllBytes(REAL);
    times = (SOME * MEGABYTE + real.length - 1) / real.length;
    large = Files.createTempFile("activities", ".xml");
    List<IatiElement> activities = new ArrayList<>();
    new IatiReader().forEach(REAL, activities::add);
    try (IatiWriter out = new IatiWriter(large)) {
      out.start(IatiHeader.of(IatiKind.ACTIVITIES));
      for (int i = 0; Files.size(large) < (long) LARGE * MEGABYTE; i++) {
        out.write(activities.get(i % activities.size()));
      }
      out.end();
    }
  }

  /** Takes the large one away. */
  @TearDown(Level.Trial)
  public void deleteFiles() throws IOException {
    Files.delete(large);
  }

  /** The real file, as often as makes 30 MB. */
  @Benchmark
  @OperationsPerInvocation(SOME)
  public long realFile() {
    long activities = 0;
    for (int i = 0; i < times; i++) {
      activities +=
          new IatiReader()
              .forEach("real", new ByteArrayInputStream(real), new FindingLog(), element -> {})
              .counts()
              .accepted();
    }
    return activities;
  }

  /** The file of 500 MB, from the disk. */
  @Benchmark
  @OperationsPerInvocation(LARGE)
  public long largeFile() {
    return new IatiReader().forEach(large, element -> {}).counts().accepted();
  }
}
