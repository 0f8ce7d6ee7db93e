package org.civilhub.io;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may use. */
@AnalyzeClasses(packages = "org.civilhub.io", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
  @ArchTest
  static final ArchRule USES_MODEL_AND_JACKSON_ALONE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.civilhub.io..",
              "org.civilhub.model..",
              "org.joda.money..",
              "org.jspecify.annotations..",
              "tools.jackson..",
              "com.fasterxml.jackson.annotation..",
              "java..",
              "javax.xml..",
              "org.w3c.dom..",
              "org.xml.sax..");

  @ArchTest
  static final ArchRule KNOWS_NO_METRICS =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.civilhub.metrics..");

  @ArchTest
  static final ArchRule HAS_NO_BINARY_FRACTIONS =
      fields()
          .should()
          .notHaveRawType(double.class)
          .andShould()
          .notHaveRawType(float.class)
          .andShould()
          .notHaveRawType(Double.class)
          .andShould()
          .notHaveRawType(Float.class);
}
