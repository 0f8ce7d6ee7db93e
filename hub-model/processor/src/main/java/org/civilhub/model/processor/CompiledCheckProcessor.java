package org.civilhub.model.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code CompiledCheck}: for each value type of the model one method that goes through its
 * constraints as a person would write it, and calls the same rules as a validation provider does;
 * and for each another that goes on after the first that does not hold, and tells all. For each
 * type of record a third names the records that it refers to.
 *
 * <p>The constraints are those on the accessors, on what an {@code Optional} or list holds, and on
 * the type, those of the interfaces above it included; {@code @Valid} leads into the parts. Values
 * are read from the fields of the generated implementations, because an accessor would make an
 * {@code Optional} for each. A constraint that this does not understand is an error of the build,
 * so that none is passed over: understood are those of our own without attributes, those on
 * properties, which are named by attributes, and the few standard ones that are used.
 */
@SupportedAnnotationTypes("org.immutables.value.Value.Immutable")
public final class CompiledCheckProcessor extends AbstractProcessor {
  private static final String TARGET = "org.civilhub.model.rule";
  private static final String MODEL = "org.civilhub.model";
  private static final String CONSTRAINT = "jakarta.validation.Constraint";
  private static final String VALIDATOR = "jakarta.validation.ConstraintValidator";
  private static final String VALID = "jakarta.validation.Valid";
  private static final String STANDARD = "jakarta.validation.constraints.";
  private static final String ID = MODEL + ".value.Id";
  private static final String PROPERTY_RULE = MODEL + ".constraint.PropertyRule";
  private static final Set<String> COMMON = Set.of("message", "groups", "payload");

  /** For the compiler. */
  public CompiledCheckProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Map<String, TypeElement> types = new TreeMap<>();
    for (TypeElement annotation : annotations) {
      for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation))) {
        if (packageOf(type).equals(MODEL)) {
          types.put(type.getSimpleName().toString(), type);
        }
      }
    }
    if (!types.isEmpty()) {
      write(types.values());
    }
    return false;
  }

  private void write(Collection<TypeElement> types) {
    StringBuilder checks = new StringBuilder();
    for (TypeElement type : types) {
      checks.append('\n').append(new TypeCheck(type).source());
    }
    List<TypeElement> records = types.stream().filter(this::isRecord).toList();
    StringBuilder cases = new StringBuilder();
    StringBuilder tellingCases = new StringBuilder();
    StringBuilder referringCases = new StringBuilder();
    StringBuilder numbers = new StringBuilder();
    for (int i = 0; i < records.size(); i++) {
      String name = records.get(i).getSimpleName().toString();
      numbers.append("    CASES[RecordType.of(%s.class).ordinal()] = %d;\n".formatted(name, i));
      cases.append(
          "      case %d -> %sCheck.accepts((%s) record, context);\n".formatted(i, name, name));
      tellingCases.append(
          "      case %d -> %sCheck.tells((%s) record, context, found);\n"
              .formatted(i, name, name));
      referringCases.append(
          "      case %d -> %sCheck.refer((%s) record, named);\n".formatted(i, name, name));
    }
    String source =
        """
        package %s;

        import jakarta.validation.ConstraintValidatorContext;
        import java.lang.invoke.VarHandle;
        import org.civilhub.model.*;

        /**
         * Says of a record that it surely satisfies every constraint it carries, or which it does
         * not; nothing of one that our builders did not make. Written by the compiler from those
         * constraints.
         */
        @SuppressWarnings({"unchecked", "rawtypes"})
        final class CompiledCheck {
          private static final int[] CASES = new int[RecordType.values().length];

          static {
        %s  }

          private CompiledCheck() {}

          static boolean accepts(HubRecord record, ConstraintValidatorContext context) {
            return switch (CASES[RecordType.of(record).ordinal()]) {
        %s      default -> false;
            };
          }

          static boolean tells(
              HubRecord record, ConstraintValidatorContext context, Violations found) {
            return switch (CASES[RecordType.of(record).ordinal()]) {
        %s      default -> false;
            };
          }

          /** Tells which other records a record names, in the order of its fields. */
          static void refer(HubRecord record, IdentityRules.Named named) {
            switch (CASES[RecordType.of(record).ordinal()]) {
        %s      default -> {}
            }
          }
        %s}
        """
            .formatted(TARGET, numbers, cases, tellingCases, referringCases, checks);
    try (Writer out =
        processingEnv
            .getFiler()
            .createSourceFile(TARGET + ".CompiledCheck", types.toArray(Element[]::new))
            .openWriter()) {
      out.write(source);
    } catch (IOException e) {
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, e.toString());
    }
  }

  private boolean isRecord(TypeElement type) {
    return hierarchy(type).stream().anyMatch(t -> t.getSimpleName().contentEquals("HubRecord"));
  }

  private String packageOf(Element element) {
    return elements().getPackageOf(element).getQualifiedName().toString();
  }

  private Elements elements() {
    return processingEnv.getElementUtils();
  }

  private Types types() {
    return processingEnv.getTypeUtils();
  }

  /** A type and every interface above it. */
  private static Set<TypeElement> hierarchy(TypeElement type) {
    Set<TypeElement> all = new LinkedHashSet<>(Set.of(type));
    for (TypeMirror parent : type.getInterfaces()) {
      all.addAll(hierarchy((TypeElement) ((DeclaredType) parent).asElement()));
    }
    return all;
  }

  /** One property: how it is held, and what is demanded of it and of what it holds. */
  private static final class Property {
    final String name;
    final String accessor;
    final DeclaredType type;
    final Set<AnnotationMirror> ofWhole = new LinkedHashSet<>();
    final Set<AnnotationMirror> ofElement = new LinkedHashSet<>();

    Property(String name, String accessor, DeclaredType type) {
      this.name = name;
      this.accessor = accessor;
      this.type = type;
    }

    String container() {
      return nameOf(type);
    }

    boolean isOptional() {
      return container().equals("java.util.Optional");
    }

    boolean isList() {
      return container().equals("java.util.List");
    }

    boolean isDemanding() {
      return !ofWhole.isEmpty() || !ofElement.isEmpty();
    }

    /** What one of it is: the value itself, or what an Optional or list holds. */
    DeclaredType element() {
      return isOptional() || isList() ? (DeclaredType) type.getTypeArguments().get(0) : type;
    }

    String handle() {
      return name.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
    }
  }

  /** The check of one type. */
  private final class TypeCheck {
    private final TypeElement type;
    private final String name;
    private final Map<String, Property> properties = new TreeMap<>();
    private final Set<Property> read = new LinkedHashSet<>();
    private final Map<String, String> rules = new LinkedHashMap<>();
    private final StringBuilder accepting = new StringBuilder();
    private final StringBuilder telling = new StringBuilder();

    TypeCheck(TypeElement type) {
      this.type = type;
      this.name = type.getSimpleName().toString();
      for (TypeElement declaring : hierarchy(type)) {
        for (ExecutableElement method : ElementFilter.methodsIn(declaring.getEnclosedElements())) {
          collect(method);
        }
      }
    }

    private void collect(ExecutableElement method) {
      String accessor = method.getSimpleName().toString();
      String bare = accessor.replaceFirst("^(get|is)(?=[A-Z])", "");
      if (!method.getModifiers().contains(Modifier.ABSTRACT)
          || !method.getParameters().isEmpty()
          || bare.equals(accessor)) {
        return;
      }
      DeclaredType returned = (DeclaredType) method.getReturnType();
      String property = Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
      Property known =
          properties.computeIfAbsent(property, p -> new Property(property, accessor, returned));
      known.ofWhole.addAll(constraints(method.getAnnotationMirrors()));
      if (known.isOptional() || known.isList()) {
        known.ofElement.addAll(
            constraints(returned.getTypeArguments().get(0).getAnnotationMirrors()));
      }
    }

    String source() {
      for (Property property : properties.values()) {
        if (property.isDemanding()) {
          check(property);
        }
      }
      for (TypeElement declaring : hierarchy(type)) {
        Map<String, Integer> before = new TreeMap<>();
        for (AnnotationMirror constraint : constraints(declaring.getAnnotationMirrors())) {
          int index = before.merge(nameOf(constraint), 1, Integer::sum) - 1;
          checkWhole(declaring, constraint, index);
        }
      }
      StringBuilder handles = new StringBuilder();
      for (Property p : read) {
        if (p.isOptional()) {
          handles.append(
              "    private static final VarHandle %s = Fields.field(%s.class, \"%s\", %s.class);\n"
                  .formatted(p.handle(), name, p.name, nameOf(p.element())));
        }
      }
      rules.forEach(
          (rule, constant) ->
              handles.append(
                  "    private static final %s %s = new %s();\n".formatted(rule, constant, rule)));
      return """
            private static final class %1$sCheck {
              private static final Class<?> IMPLEMENTATION = Fields.implementation(%1$s.class);
          %2$s
              static boolean accepts(%1$s value, ConstraintValidatorContext context) {
                if (value.getClass() != IMPLEMENTATION) {
                  return false;
                }
          %3$s      return true;
              }

              static boolean tells(
                  %1$s value, ConstraintValidatorContext context, Violations found) {
                if (value.getClass() != IMPLEMENTATION) {
                  return false;
                }
          %4$s      return true;
              }

              static void refer(%1$s value, IdentityRules.Named named) {
          %5$s    }
            }
          """
          .formatted(name, handles, accepting, telling, references());
    }

    /** A call for each property that holds ids of other records, whatever holds them. */
    private String references() {
      StringBuilder calls = new StringBuilder();
      for (Property property : properties.values()) {
        DeclaredType element = property.element();
        if (nameOf(element).equals(ID)
            && !property.name.equals("id")
            && element.getTypeArguments().get(0) instanceof DeclaredType target
            && isRecord((TypeElement) target.asElement())) {
          calls.append(
              "      named.add(%s.class, \"/%s\", value.%s());\n"
                  .formatted(nameOf(target), property.name, property.accessor));
        }
      }
      return calls.toString();
    }

    private String local(String property) {
      Property p = properties.get(property);
      if (p == null) {
        error("no property " + property + " of " + name);
        return "null";
      }
      if (read.add(p)) {
        // What may be absent stands in its field by itself; an accessor wraps it in an Optional.
        both(
            p.isOptional()
                ? "      %1$s %2$s = (%1$s) %3$s.get(value);\n"
                    .formatted(nameOf(p.element()), property, p.handle())
                : "      %s %s = value.%s();\n".formatted(nameOf(p.type), property, p.accessor));
      }
      return property;
    }

    private void both(String text) {
      accepting.append(text);
      telling.append(text);
    }

    private void check(Property property) {
      String local = local(property.name);
      String step = "\"/" + property.name + "\"";
      for (AnnotationMirror constraint : property.ofWhole) {
        check(constraint, property.type, local, "", "", step);
      }
      if (property.ofElement.isEmpty()) {
        return;
      }
      if (!property.isList()) {
        for (AnnotationMirror constraint : property.ofElement) {
          check(constraint, property.element(), local, local + " == null || ", "", step);
        }
        return;
      }
      String of = nameOf(property.element());
      both("      for (int i = 0; i < %s.size(); i++) {\n".formatted(local));
      both("        %1$s one = (%1$s) %2$s.get(i);\n".formatted(of, local));
      for (AnnotationMirror constraint : property.ofElement) {
        String inList = "\"/" + property.name + "/\" + i";
        check(constraint, property.element(), "one", "", "  ", inList);
      }
      both("      }\n");
    }

    /** One constraint on a value, or on the parts that it leads into. */
    private void check(
        AnnotationMirror constraint,
        DeclaredType of,
        String local,
        String unless,
        String indent,
        String step) {
      if (nameOf(constraint).equals(VALID)) {
        String part = of.asElement().getSimpleName() + "Check";
        refuse(accepting, indent, unless + part + ".accepts(" + local + ", context)");
        refuse(
            telling,
            indent,
            "%s%s.tells(%s, context, found.in(%s))".formatted(unless, part, local, step));
        return;
      }
      String condition = unless + condition(constraint, of, local);
      refuse(accepting, indent, condition);
      tell(indent, condition, "add(\"%s\", %s, %s)".formatted(code(constraint), step, local));
    }

    private static void refuse(StringBuilder body, String indent, String condition) {
      body.append(
          "      %sif (!(%s)) {\n      %s  return false;\n      %s}\n"
              .formatted(indent, condition, indent, indent));
    }

    private void tell(String indent, String condition, String call) {
      telling.append(
          "      %sif (!(%s)) {\n      %s  found.%s;\n      %s}\n"
              .formatted(indent, condition, indent, call, indent));
    }

    /** The key of a constraint's message, which is the code of what it finds. */
    private String code(AnnotationMirror constraint) {
      for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
          elements().getElementValuesWithDefaults(constraint).entrySet()) {
        if (entry.getKey().getSimpleName().contentEquals("message")
            && entry.getValue().getValue() instanceof String key
            && key.matches("\\{.+\\}")) {
          return key.substring(1, key.length() - 1);
        }
      }
      error("the message of a constraint must be a key in braces, found " + constraint);
      return "";
    }

    private String condition(AnnotationMirror constraint, DeclaredType of, String local) {
      String annotation = nameOf(constraint);
      if (annotation.startsWith(STANDARD)) {
        return standard(annotation.substring(STANDARD.length()), of, local);
      }
      if (!attributes(constraint).isEmpty()) {
        error("the compiled check knows no attributes of " + annotation + " on a value");
      }
      return rule(constraint, of) + ".isValid(" + local + ", context)";
    }

    /** Standard constraints, which have no rule outside the provider; those that are used. */
    private String standard(String constraint, DeclaredType of, String local) {
      String type = ((TypeElement) of.asElement()).getSimpleName().toString();
      return switch (constraint + " " + type) {
        case "NotEmpty List" -> "!" + local + ".isEmpty()";
        case "Positive Integer" -> local + " > 0";
        case "Positive BigDecimal" -> local + ".signum() > 0";
        default -> {
          error("the compiled check does not know " + constraint + " on " + type);
          yield "false";
        }
      };
    }

    /**
     * A constraint on the whole value.
     *
     * @param declaring the type that carries it
     * @param index its place among those of its kind that the type carries
     */
    private void checkWhole(TypeElement declaring, AnnotationMirror constraint, int index) {
      TypeElement rule = ruleType(constraint, null);
      if (!isPropertyRule(rule)) {
        error("the compiled check knows only rules on properties, found " + rule + " on " + name);
        return;
      }
      String values =
          attributes(constraint).values().stream()
              .map(value -> local((String) value.getValue()))
              .collect(Collectors.joining(", "));
      String condition = constant(rule) + ".holds(" + values + ")";
      refuse(accepting, "", condition);
      tell(
          "",
          condition,
          "broken(\"%s\", new %s(), %s.class.getAnnotationsByType(%s.class)[%d], value)"
              .formatted(code(constraint), rule, declaring, nameOf(constraint), index));
    }

    private boolean isPropertyRule(TypeElement rule) {
      return rule.getSuperclass() instanceof DeclaredType parent
          && ((TypeElement) parent.asElement()).getQualifiedName().contentEquals(PROPERTY_RULE);
    }

    private String rule(AnnotationMirror constraint, DeclaredType of) {
      return constant(ruleType(constraint, of));
    }

    private String constant(TypeElement rule) {
      return rules.computeIfAbsent(
          rule.getQualifiedName().toString(), r -> "RULE_" + (rules.size() + 1));
    }

    /** The validator of a constraint that takes values of a type; any for a whole value. */
    private TypeElement ruleType(AnnotationMirror constraint, @Nullable DeclaredType of) {
      for (AnnotationMirror meta :
          constraint.getAnnotationType().asElement().getAnnotationMirrors()) {
        if (nameOf(meta).equals(CONSTRAINT)) {
          for (AnnotationValue validator : list(meta, "validatedBy")) {
            TypeElement rule = (TypeElement) ((DeclaredType) validator.getValue()).asElement();
            if (of == null || takes(rule, of)) {
              return rule;
            }
          }
        }
      }
      String value = of == null ? "any value" : nameOf(of);
      error("no rule of " + nameOf(constraint) + " takes " + value);
      return type;
    }

    private boolean takes(TypeElement rule, DeclaredType of) {
      return rule.getInterfaces().stream()
          .map(DeclaredType.class::cast)
          .filter(i -> ((TypeElement) i.asElement()).getQualifiedName().contentEquals(VALIDATOR))
          .anyMatch(
              i ->
                  types()
                      .isAssignable(
                          types().erasure(of), types().erasure(i.getTypeArguments().get(1))));
    }

    private void error(String message) {
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, type);
    }
  }

  private static String nameOf(AnnotationMirror annotation) {
    return nameOf(annotation.getAnnotationType());
  }

  /** The name alone: what a type says of itself may hold its annotations. */
  private static String nameOf(DeclaredType type) {
    return ((TypeElement) type.asElement()).getQualifiedName().toString();
  }

  /** Those annotations that are constraints or lead into parts; several in one are taken apart. */
  private List<AnnotationMirror> constraints(Collection<? extends AnnotationMirror> annotations) {
    List<AnnotationMirror> constraints = new ArrayList<>();
    for (AnnotationMirror annotation : annotations) {
      if (nameOf(annotation).equals(VALID) || isConstraint(annotation)) {
        constraints.add(annotation);
      } else {
        constraints.addAll(
            constraints(
                list(annotation, "value").stream()
                    .map(AnnotationValue::getValue)
                    .flatMap(
                        value ->
                            value instanceof AnnotationMirror inner
                                ? Stream.of(inner)
                                : Stream.empty())
                    .toList()));
      }
    }
    return constraints;
  }

  private static boolean isConstraint(AnnotationMirror annotation) {
    return annotation.getAnnotationType().asElement().getAnnotationMirrors().stream()
        .anyMatch(meta -> nameOf(meta).equals(CONSTRAINT));
  }

  private List<? extends AnnotationValue> list(AnnotationMirror annotation, String attribute) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        elements().getElementValuesWithDefaults(annotation).entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(attribute)
          && entry.getValue().getValue() instanceof List<?> values) {
        return values.stream().map(AnnotationValue.class::cast).toList();
      }
    }
    return List.of();
  }

  /** The attributes that not every constraint has, in the order in which they are declared. */
  private Map<String, AnnotationValue> attributes(AnnotationMirror constraint) {
    Map<String, AnnotationValue> given = new LinkedHashMap<>();
    elements()
        .getElementValuesWithDefaults(constraint)
        .forEach((method, value) -> given.put(method.getSimpleName().toString(), value));
    Map<String, AnnotationValue> attributes = new LinkedHashMap<>();
    for (Element element : constraint.getAnnotationType().asElement().getEnclosedElements()) {
      String attribute = element.getSimpleName().toString();
      if (element.getKind() == ElementKind.METHOD && !COMMON.contains(attribute)) {
        attributes.put(attribute, given.get(attribute));
      }
    }
    return attributes;
  }
}
