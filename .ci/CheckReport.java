import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks that a file is a JSON report: strict JSON, the parts that must be there, counts that add up. */
final class CheckReport {
  private CheckReport() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    JsonNode report =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readTree(Files.readString(file)); // throws if a byte is not UTF-8
    List<String> wrong = new ArrayList<>();
    if (report.path("dataset").isMissingNode() || report.path("dataset").isNull()) {
      wrong.add("dataset is missing");
    }
    for (String part : List.of("figures", "reconciliation")) {
      if (!report.path(part).isContainer() || report.path(part).isEmpty()) {
        wrong.add(part + " is missing or empty");
      }
    }
    JsonNode findings = report.path("findings");
    for (String count : List.of("read", "accepted", "rejected")) {
      if (!findings.path(count).isIntegralNumber()) {
        wrong.add("findings." + count + " is not a whole number");
      }
    }
    if (wrong.isEmpty()) {
      long read = findings.path("read").longValue();
      long accepted = findings.path("accepted").longValue();
      long rejected = findings.path("rejected").longValue();
      if (read != accepted + rejected) {
        wrong.add("findings: read " + read + " is not accepted " + accepted + " + rejected " + rejected);
      }
    }
    if (!wrong.isEmpty()) {
      wrong.forEach(line -> System.err.println(file + ": " + line));
      System.exit(1);
    }
    System.out.println(file + ": valid report, " + findings.path("read").longValue() + " records read");
  }
}
