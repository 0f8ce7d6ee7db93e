package org.civilhub.model.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A constraint that is not understood stops the build, so that none is passed over. */
class CompiledCheckProcessorTest {
  /** A constraint with an attribute or none, and its rule, which takes a type. */
  private static final String OWN =
      """
        @Target({ElementType.TYPE, ElementType.METHOD, ElementType.TYPE_USE})
        @Constraint(validatedBy = Own.Rule.class)
        @interface Own {
          %s
          String message() default "{own.value.wrong}";
          Class<?>[] groups() default {};
          Class<? extends Payload>[] payload() default {};
          final class Rule implements ConstraintValidator<Own, %s> {
            public boolean isValid(%2$s value, ConstraintValidatorContext context) {
              return true;
            }
          }
        }
      """;

  /** What the written check refers to. */
  private static final List<JavaFileObject> AROUND =
      List.of(
          file(
              "org/civilhub/model/HubRecord",
              "package org.civilhub.model; public interface HubRecord {}"),
          file(
              "org/civilhub/model/RecordType",
              """
              package org.civilhub.model;
              public enum RecordType {
                THING;
                public static RecordType of(HubRecord record) { return THING; }
                public static RecordType of(Class<? extends HubRecord> type) { return THING; }
              }
              """),
          file(
              "org/civilhub/model/rule/Fields",
              """
              package org.civilhub.model.rule;
              import java.lang.invoke.VarHandle;
              final class Fields {
                static Class<?> implementation(Class<?> type) { return type; }
                static VarHandle field(Class<?> type, String name, Class<?> held) {
                  throw new IllegalStateException();
                }
              }
              """),
          file(
              "org/civilhub/model/value/Id",
              "package org.civilhub.model.value; public final class Id<T> {}"),
          file(
              "org/civilhub/model/rule/IdentityRules",
              """
              package org.civilhub.model.rule;
              final class IdentityRules {
                static final class Named {
                  void add(Class<?> type, String pointer, Object ids) {}
                }
              }
              """),
          file(
              "org/civilhub/model/rule/Violations",
              """
              package org.civilhub.model.rule;
              final class Violations {
                Violations in(String step) { return this; }
                void add(String code, String step, Object value) {}
              }
              """));

  @TempDir private Path out;

  private static JavaFileObject file(String name, String source) {
    URI uri = URI.create("string:///" + name + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  /** The errors in a type with an annotation and a body, and an interface above it. */
  private List<String> errors(String annotation, String body, String above) {
    return errors(annotation, body, above, "Above");
  }

  private List<String> errors(String annotation, String body, String above, String parents) {
    String source =
        """
        package org.civilhub.model;
        import jakarta.validation.*;
        import jakarta.validation.constraints.*;
        import java.lang.annotation.*;
        import java.util.*;
        import org.immutables.value.Value;
        @Value.Immutable %s
        public interface Thing extends %s { %s }
        interface Above { %s }
        """
            .formatted(annotation, parents, body, above);
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<JavaFileObject> files = new ArrayList<>(AROUND);
    files.add(file("org/civilhub/model/Thing", source));
    JavaCompiler.CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, null, diagnostics, List.of("-d", out.toString()), null, files);
    task.setProcessors(List.of(new CompiledCheckProcessor()));
    boolean passed = task.call();
    List<String> errors =
        diagnostics.getDiagnostics().stream()
            .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
            .map(d -> d.getMessage(Locale.ROOT))
            .toList();
    assertThat(passed).isEqualTo(errors.isEmpty());
    return errors;
  }

  private String written() throws IOException {
    return Files.readString(out.resolve("org/civilhub/model/rule/CompiledCheck.java"));
  }

  @Test
  void process_constraintsItKnows_areWrittenAsConditions() throws IOException {
    String body =
        OWN.formatted("", "String")
            + "@NotEmpty List<@Own String> getNames(); Optional<@Positive Integer> getRound();";
    assertThat(errors("", body, "")).isEmpty();
    assertThat(written())
        .contains("if (!(!names.isEmpty())) {", "isValid(one, context)")
        .contains("if (!(round == null || round > 0)) {");
  }

  @Test
  void process_idsOfOtherRecords_areReferences() throws IOException {
    String ids =
        "org.civilhub.model.value.Id<Thing> getId(); "
            + "List<org.civilhub.model.value.Id<Thing>> getParts(); "
            + "Optional<org.civilhub.model.value.Id<Thing>> getBefore(); "
            + "org.civilhub.model.value.Id<Thing> getWhole(); "
            + "org.civilhub.model.value.Id<String> getOther();";
    assertThat(errors("", ids, "", "HubRecord, Above")).isEmpty();
    assertThat(written())
        .containsSubsequence(
            "named.add(org.civilhub.model.Thing.class, \"/before\", value.getBefore());",
            "named.add(org.civilhub.model.Thing.class, \"/parts\", value.getParts());",
            "named.add(org.civilhub.model.Thing.class, \"/whole\", value.getWhole());")
        .doesNotContain("\"/id\"", "\"/other\"");
  }

  @Test
  void process_constraintsItKnows_areToldByCodeAndPointer() throws IOException {
    String body =
        OWN.formatted("", "String")
            + "List<@Own String> getNames(); Optional<@Positive(message = \"{own.round.low}\")"
            + " Integer> getRound(); List<@Valid Thing> getParts();";
    assertThat(errors("", body, "")).isEmpty();
    assertThat(written())
        .contains("found.add(\"own.value.wrong\", \"/names/\" + i, one);")
        .contains("found.add(\"own.round.low\", \"/round\", round);")
        .contains("if (!(ThingCheck.tells(one, context, found.in(\"/parts/\" + i)))) {");
  }

  @Test
  void process_messageThatIsNoKey_isAnError() {
    assertThat(errors("", "@NotEmpty(message = \"empty\") List<String> getNames();", ""))
        .singleElement()
        .asString()
        .startsWith("the message of a constraint must be a key in braces, found ");
  }

  @Test
  void process_constraintOnAnInterfaceAbove_isWrittenToo() throws IOException {
    assertThat(
            errors("", "Optional<Integer> getRound();", "Optional<@Positive Integer> getRound();"))
        .isEmpty();
    assertThat(written()).contains("if (!(round == null || round > 0)) {");
  }

  @Test
  void process_standardConstraintItDoesNotKnow_isAnError() {
    assertThat(errors("", "@Size(max = 3) String getName();", ""))
        .containsExactly("the compiled check does not know Size on String");
  }

  @Test
  void process_standardConstraintOnAnotherType_isAnError() {
    assertThat(errors("", "Optional<@Positive Long> getRound();", ""))
        .containsExactly("the compiled check does not know Positive on Long");
  }

  @Test
  void process_ownConstraintWithAttributes_isAnError() {
    String body = OWN.formatted("int limit();", "String") + "@Own(limit = 3) String getName();";
    assertThat(errors("", body, ""))
        .containsExactly(
            "the compiled check knows no attributes of org.civilhub.model.Thing.Own on a value");
  }

  @Test
  void process_ownConstraintThatTakesAnotherType_isAnError() {
    String body = OWN.formatted("", "String") + "@Own Integer getRound();";
    assertThat(errors("", body, ""))
        .containsExactly("no rule of org.civilhub.model.Thing.Own takes java.lang.Integer");
  }

  @Test
  void process_ruleOnATypeThatIsNotOnProperties_isAnError() {
    assertThat(errors("@Thing.Own", OWN.formatted("", "Thing"), ""))
        .containsExactly(
            "the compiled check knows only rules on properties,"
                + " found org.civilhub.model.Thing.Own.Rule on Thing");
  }
}
