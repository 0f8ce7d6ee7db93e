package org.civilhub.model;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.model.rule.HubValidator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may know whom in this module, and what none of it may use. */
class LayerTest {
  private static final String MODEL = "org.civilhub.model";

  /** This module alone: what runs in the compiler is on the class path as well. */
  private static final JavaClasses MAIN = new ClassFileImporter().importUrl(root(HubEvent.class));

  private static final JavaClasses ALL =
      new ClassFileImporter().importUrls(List.of(root(HubEvent.class), root(LayerTest.class)));

  private static URL root(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static void mayUseOnly(String user, String... used) {
    String[] ours = Stream.concat(Stream.of(user), Arrays.stream(used)).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(user)
        .should()
        .dependOnClassesThat(resideInAPackage("org.civilhub..").and(not(resideInAnyPackage(ours))))
        .check(MAIN);
  }

  @Test
  void packages_ofTheModule_areTheFiveKnown() {
    assertThat(MAIN.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            MODEL, MODEL + ".value", MODEL + ".code", MODEL + ".constraint", MODEL + ".rule");
  }

  @Test
  void value_anyClass_usesNothingElseOfOurs() {
    mayUseOnly(MODEL + ".value");
  }

  @Test
  void code_anyClass_usesOnlyValues() {
    mayUseOnly(MODEL + ".code", MODEL + ".value");
  }

  @Test
  void constraint_anyClass_usesOnlyValuesAndCodes() {
    mayUseOnly(MODEL + ".constraint", MODEL + ".value", MODEL + ".code");
  }

  @Test
  void model_anyClass_usesNoRule() {
    mayUseOnly(MODEL, MODEL + ".value", MODEL + ".code", MODEL + ".constraint");
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
  void module_anyClass_usesNoJacksonAndNoExpressionLanguage() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "tools.jackson..",
            "com.fasterxml.jackson..",
            "jakarta.el..",
            "org.glassfish.expressly..")
        .check(MAIN);
  }

  @Test
  void validationProvider_isUsed_onlyByTheValidator() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(HubValidator.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.hibernate..")
        .check(MAIN);
  }

  @Test
  void module_anyClass_keepsOffTheStandardStreams() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MAIN);
  }

  @Test
  void module_anyFieldOrSignature_hasNoBinaryFraction() {
    classes().should(haveNoBinaryFraction()).check(MAIN);
  }

  private static ArchCondition<JavaClass> haveNoBinaryFraction() {
    Set<String> fractions = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
    return new ArchCondition<>("have no double or float in a field or signature") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaField field : type.getFields()) {
          report(field.getFullName(), Stream.of(field.getType()), events);
        }
        for (JavaCodeUnit method : type.getCodeUnits()) {
          report(
              method.getFullName(),
              Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream()),
              events);
        }
      }

      private void report(String member, Stream<JavaType> types, ConditionEvents events) {
        types
            .flatMap(t -> t.getAllInvolvedRawTypes().stream())
            .map(JavaClass::getBaseComponentType)
            .filter(t -> fractions.contains(t.getName()))
            .forEach(
                t ->
                    events.add(
                        SimpleConditionEvent.violated(member, member + " has " + t.getName())));
      }
    };
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
    assertThat(MAIN.contain(HubEvent.class)).isTrue();
    assertThat(MAIN.contain(LayerTest.class)).isFalse();
    assertThat(ALL.contain(LayerTest.class)).isTrue();
  }
}
