package org.civilhub.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged module as somebody meets it who has nothing else: its jar and what its pom brings,
 * compiled against with every warning an error, and run in a Java of its own.
 */
class ConsumerIT {
  private static final String MAIN =
      """
      package consumer;

      import java.util.List;
      import org.civilhub.model.Contribution;
      import org.civilhub.model.HubEvent;
      import org.civilhub.model.code.ContributionStage;
      import org.civilhub.model.code.EventType;
      import org.civilhub.model.rule.Finding;
      import org.civilhub.model.rule.HubValidator;
      import org.civilhub.model.value.CountryCode;
      import org.civilhub.model.value.Id;
      import org.civilhub.model.value.LanguageTag;
      import org.civilhub.model.value.LocalizedText;
      import org.civilhub.model.value.PartialDate;
      import org.civilhub.model.value.QualifiedNumber;
      import org.joda.money.BigMoney;

      public final class Main {
        private Main() {}

        public static void main(String[] args) {
          HubEvent event =
              HubEvent.builder()
                  .id(Id.of("EV001"))
                  .title(LocalizedText.of("en", "Forum").with("kk", "Форум"))
                  .type(EventType.FORUM)
                  .startsOn(PartialDate.parse("2016-05"))
                  .addCountries(CountryCode.of("KZ"), CountryCode.of("ZZ"))
                  .addOrganisers(Id.of("P-1"))
                  .participants(QualifiedNumber.moreThan(500))
                  .build();
          Contribution contribution =
              Contribution.builder()
                  .id(Id.of("C-1"))
                  .donor("A donor")
                  .amount(BigMoney.parse("USD 1200000.50"))
                  .stage(ContributionStage.of("of_a_later_version"))
                  .build();
          HubValidator validator = HubValidator.create();
          for (Finding finding : validator.check(event)) {
            System.out.println(finding.line(LanguageTag.EN));
          }
          List<Finding> findings = validator.check(contribution);
          System.out.println(findings.get(0).code() + " " + findings.size());
          System.out.println(contribution.getAmount().orElseThrow());
          System.out.println(event.getParticipants().orElseThrow());
          System.out.println(event.getCountries().get(0).getName(LanguageTag.EN).orElseThrow());
          System.out.println(Main.class.getModule().isNamed());
        }
      }
      """;

  private static final String MODULE =
      """
      module consumer {
        requires org.civilhub.model;
      }
      """;

  private static final List<String> PRINTED =
      List.of(
          "[/countries/1] EV001 must be an assigned ISO 3166-1 code, found 'ZZ'"
              + " (hub.country.unassigned)",
          "hub.code.unknown 1",
          "USD 1200000.50",
          "more than 500",
          "Kazakhstan");

  @TempDir private Path folder;

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name + " is set by the build");
  }

  private static String path() {
    return property("project.jar") + File.pathSeparator + property("project.runtime.classpath");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(Files.createDirectories(folder.resolve("src")).resolve(name), text);
  }

  private Path compile(List<Path> sources, String pathOption) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of("-Xlint:all", "-Werror", "-d", classes.toString(), pathOption, path());
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  diagnostics,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(diagnostics.getDiagnostics().stream().map(Diagnostic::toString)).isEmpty();
      assertThat(compiled).isTrue();
    }
    return classes;
  }

  private List<String> run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(Arrays.asList(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
    return Files.readAllLines(out);
  }

  private static List<String> printed(boolean inAModule) {
    return Stream.concat(PRINTED.stream(), Stream.of(String.valueOf(inAModule))).toList();
  }

  @Test
  void consumer_onTheClassPath_compilesWithoutAWarningAndRuns() throws Exception {
    Path classes = compile(List.of(write("Main.java", MAIN)), "-classpath");
    assertThat(run("-classpath", classes + File.pathSeparator + path(), "consumer.Main"))
        .isEqualTo(printed(false));
  }

  @Test
  void consumer_onTheModulePath_compilesWithoutAWarningAndRuns() throws Exception {
    Path classes =
        compile(
            List.of(write("Main.java", MAIN), write("module-info.java", MODULE)), "--module-path");
    assertThat(
            run(
                "--module-path",
                classes + File.pathSeparator + path(),
                "--module",
                "consumer/consumer.Main"))
        .isEqualTo(printed(true));
  }

  @Test
  void runtimeClassPath_ofTheModule_bringsNoJacksonAndNoExpressionLanguage() {
    List<String> jars =
        Arrays.stream(property("project.runtime.classpath").split(File.pathSeparator, -1))
            .map(jar -> Path.of(jar).getFileName().toString())
            .collect(Collectors.toList());
    assertThat(jars)
        .isNotEmpty()
        .noneMatch(jar -> jar.contains("jackson"))
        .noneMatch(jar -> jar.contains("immutables") || jar.startsWith("value-annotations"))
        .noneMatch(jar -> jar.contains("expressly") || jar.matches("(jakarta|javax)[.]el.*"));
    assertThat(jars.stream().map(jar -> jar.replaceAll("-[0-9].*", "")))
        .containsExactlyInAnyOrder(
            "jakarta.validation-api",
            "hibernate-validator",
            "jboss-logging",
            "classmate",
            "joda-money",
            "jspecify");
  }
}
