package org.civilhub.metrics;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasReturnType.Predicates.rawReturnType;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.metrics.standard.StandardMetrics;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may know whom in this module, and what none of it may use. */
class LayerTest {
  private static final String METRICS = "org.civilhub.metrics";
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(METRICS);
  private static final JavaClasses ALL = new ClassFileImporter().importPackages(METRICS);

  private static void mayUseOnly(String user, String... used) {
    String[] ours =
        Stream.concat(Stream.of(user, "org.civilhub.model.."), Arrays.stream(used))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(user)
        .should()
        .dependOnClassesThat(resideInAPackage("org.civilhub..").and(not(resideInAnyPackage(ours))))
        .check(MAIN);
  }

  @Test
  void packages_ofTheModule_areThoseKnown() {
    assertThat(MAIN.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            METRICS,
            METRICS + ".network",
            METRICS + ".capacity",
            METRICS + ".knowledge",
            METRICS + ".finance",
            METRICS + ".partial",
            METRICS + ".publish",
            METRICS + ".reconcile",
            METRICS + ".results",
            METRICS + ".standard");
  }

  @Test
  void metrics_anyClass_knowsNoneOfTheSubPackages() {
    mayUseOnly(METRICS);
  }

  @Test
  void areas_anyClass_knowMetricsOnly() {
    for (String area : Set.of("network", "capacity", "knowledge", "finance")) {
      mayUseOnly(METRICS + "." + area, METRICS);
    }
  }

  @Test
  void resultsAndPublish_anyClass_knowMetricsOnly() {
    mayUseOnly(METRICS + ".results", METRICS);
    mayUseOnly(METRICS + ".publish", METRICS);
  }

  @Test
  void reconcile_anyClass_knowsMetricsAndTheirCatalogue() {
    mayUseOnly(METRICS + ".reconcile", METRICS, METRICS + ".standard");
  }

  @Test
  void partial_anyClass_knowsMetricsOnly() {
    mayUseOnly(METRICS + ".partial", METRICS);
  }

  @Test
  void standard_anyClass_knowsMetricsAndTheAreas() {
    mayUseOnly(
        METRICS + ".standard",
        METRICS,
        METRICS + ".network",
        METRICS + ".capacity",
        METRICS + ".knowledge",
        METRICS + ".finance");
  }

  @Test
  void module_anyClass_usesNoJsonNoReadersAndNoEngine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "tools.jackson..",
            "com.fasterxml.jackson..",
            "org.civilhub.io..",
            "org.apache.spark..",
            "java.nio.file..",
            "java.net..")
        .check(MAIN);
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MAIN);
  }

  @Test
  void module_anyClass_hasItsTimeAndChanceGiven() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.time\\.(Clock|ZoneId|Instant|ZonedDateTime)|java\\.util\\.Random")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .check(MAIN);
  }

  @Test
  void packages_amongThemselves_haveNoCycles() {
    slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return SliceIdentifier.of(javaClass.getPackageName());
              }

              @Override
              public String getDescription() {
                return "packages";
              }
            })
        .should()
        .beFreeOfCycles()
        .check(MAIN);
  }

  @Test
  void sources_anyLine_haveNoBinaryFraction() {
    Pattern fraction = Pattern.compile("\\b(double|float|Double|Float|doubleValue|floatValue)\\b");
    assertThat(MainSources.code().lines())
        .isNotEmpty()
        .noneMatch(line -> fraction.matcher(line).find());
  }

  /** An estimate is no sum: one class takes it from the library, and makes a whole number of it. */
  @Test
  void estimates_ofTheLibrary_areTakenByTheSketchAlone() {
    noClasses()
        .that()
        .doNotHaveSimpleName("NameSketch")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.datasketches..")
        .orShould()
        .callMethodWhere(target(rawReturnType(double.class)))
        .orShould()
        .callMethodWhere(target(rawReturnType(float.class)))
        .check(MAIN);
  }

  @Test
  void package_every_isNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : ALL) {
      if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
        unmarked.add(type.getPackageName());
      }
    }
    assertThat(unmarked).isEmpty();
  }

  @Test
  void import_ofThisTest_reachesTheModule() {
    assertThat(MAIN.contain(StandardMetrics.class)).isTrue();
    assertThat(MAIN.contain(LayerTest.class)).isFalse();
    assertThat(ALL.contain(LayerTest.class)).isTrue();
  }
}
