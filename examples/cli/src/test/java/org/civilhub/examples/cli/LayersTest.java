package org.civilhub.examples.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may use: what any application may. */
@AnalyzeClasses(
    packages = "org.civilhub.examples.cli",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
  @ArchTest
  static final ArchRule USES_THE_LIBRARY_AND_CHOSEN_PARTS_ALONE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.civilhub.examples.cli..",
              "org.civilhub.model..",
              "org.civilhub.io..",
              "org.civilhub.metrics..",
              "de.siegmar.fastcsv..",
              "org.joda.money..",
              "org.jspecify.annotations..",
              "picocli..",
              "tools.jackson..",
              "java..");

  /** Only what the modules export: no internal package, no generated class, nothing not public. */
  @ArchTest
  static final ArchRule USES_PUBLIC_API_ALONE =
      noClasses()
          .should()
          .dependOnClassesThat(
              new DescribedPredicate<>("belong to the library and are not its public API") {
                @Override
                public boolean test(JavaClass used) {
                  return used.getPackageName().startsWith("org.civilhub.")
                      && !used.getPackageName().startsWith("org.civilhub.examples.")
                      && (!used.getModifiers().contains(JavaModifier.PUBLIC)
                          || used.getPackageName().contains(".internal")
                          || used.getSimpleName().startsWith("Immutable"));
                }
              });

  @ArchTest static final ArchRule PUBLISHES_NOTHING = noClasses().should().bePublic();

  /** Texts are the words of a language, never those of the system it runs on. */
  @ArchTest
  static final ArchRule ASKS_FOR_NO_DEFAULT =
      noClasses()
          .should()
          .callMethod(java.util.Locale.class, "getDefault")
          .orShould()
          .callMethod(java.nio.charset.Charset.class, "defaultCharset")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase");
}
