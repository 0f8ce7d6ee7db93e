package org.civilhub.io;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may use. */
@AnalyzeClasses(packages = "org.civilhub.io", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
  @ArchTest
  static final ArchRule USES_THE_MODEL_AND_CHOSEN_PARTS_ALONE =
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
              "jakarta.validation..", // the constraints that schemas are made from
              "java..",
              "javax.xml..",
              "org.w3c.dom..",
              "org.xml.sax..",
              "com.ctc.wstx..",
              "org.codehaus.stax2..",
              "de.siegmar.fastcsv..",
              "org.apache.commons.compress..",
              "org.dhatim.fastexcel..");

  /** Each library has one package that knows it. */
  @ArchTest
  static final ArchRule CSV_IS_OF_ITS_PACKAGE =
      onlyIn("org.civilhub.io.csv", "de.siegmar.fastcsv..");

  @ArchTest
  static final ArchRule PACKED_LINES_ARE_OF_THEIR_PACKAGE =
      onlyIn("org.civilhub.io.ndjson", "org.apache.commons.compress..");

  @ArchTest
  static final ArchRule WORKBOOKS_ARE_OF_THEIR_PACKAGE =
      onlyIn("org.civilhub.io.xlsx", "org.dhatim.fastexcel..");

  @ArchTest
  static final ArchRule XML_IS_OF_ITS_PACKAGE =
      onlyIn("org.civilhub.io.iati", "com.ctc.wstx..", "org.codehaus.stax2..");

  @ArchTest
  static final ArchRule CONSTRAINTS_ARE_READ_FOR_SCHEMAS =
      onlyIn("org.civilhub.io.schema", "jakarta.validation..");

  private static ArchRule onlyIn(String own, String... library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(own)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }

  /** A format knows what all formats share, and no other format. */
  @ArchTest
  static final ArchRule FORMATS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("org.civilhub.io.(csv|xlsx|iati|ical|cite|jsonld|schema)..")
          .should()
          .notDependOnEachOther();

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
