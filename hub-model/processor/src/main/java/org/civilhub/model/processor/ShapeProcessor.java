package org.civilhub.model.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/**
 * Writes {@code CompiledShapes} of {@code hub-io}: for each value type of the model its fields, and
 * how to get and build them, as a person would write it. To find them by reflection at every start
 * takes longer than to read a small dataset.
 *
 * <p>A value type is a public interface of the model that has a public builder. Its fields are its
 * accessors: {@code id} first, the others in alphabetical order.
 */
@SupportedAnnotationTypes("org.civilhub.io.CompileShapes")
public final class ShapeProcessor extends AbstractProcessor {
  private static final String TARGET = "org.civilhub.io";
  private static final String MODEL = "org.civilhub.model";

  /** What reads a value of a class, where that is the same for each field. */
  private static final Map<String, String> OF_CLASS =
      Map.of(
          "java.lang.Boolean",
          "in.truth()",
          "java.lang.Integer",
          "in.wholeNumber()",
          "java.math.BigDecimal",
          "in.decimal()",
          "org.joda.money.BigMoney",
          "in.money()",
          MODEL + ".value.CountryCode",
          "in.country()",
          MODEL + ".value.LocalizedText",
          "in.localizedText()",
          MODEL + ".value.QualifiedNumber",
          "in.qualifiedNumber()");

  /** For the compiler. */
  public ShapeProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement annotation : annotations) {
      for (Element user : round.getElementsAnnotatedWith(annotation)) {
        write(user);
      }
    }
    return false;
  }

  private void write(Element user) {
    StringBuilder cases = new StringBuilder();
    StringBuilder shapes = new StringBuilder();
    for (TypeElement type : valueTypes()) {
      String name = type.getSimpleName().toString();
      cases.append("      case \"%s\" -> %1$sShape.make();\n".formatted(name));
      shapes.append('\n').append(shape(name, fields(type)));
    }
    String source =
        """
        package %s;

        import java.util.List;
        import %s.*;
        import org.jspecify.annotations.Nullable;

        /** The shapes of the value types of the model. Written by the compiler from those types. */
        @SuppressWarnings({"unchecked", "rawtypes"})
        final class CompiledShapes {
          private CompiledShapes() {}

          /** The shape of a type of the model; null if it is no value type. */
          static @Nullable ValueShape of(Class<?> type) {
            return switch (type.getSimpleName()) {
        %s      default -> null;
            };
          }
        %s}
        """
            .formatted(TARGET, MODEL, cases, shapes);
    try (Writer out =
        processingEnv.getFiler().createSourceFile(TARGET + ".CompiledShapes", user).openWriter()) {
      out.write(source);
    } catch (IOException e) {
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, e.toString());
    }
  }

  /** The interfaces of the model's own package that have a builder, by their names. */
  private List<TypeElement> valueTypes() {
    Element model = processingEnv.getElementUtils().getPackageElement(MODEL);
    return ElementFilter.typesIn(model.getEnclosedElements()).stream()
        .filter(type -> type.getKind() == ElementKind.INTERFACE)
        .filter(
            type ->
                ElementFilter.typesIn(type.getEnclosedElements()).stream()
                    .anyMatch(nested -> nested.getSimpleName().contentEquals("Builder")))
        .sorted(Comparator.comparing(type -> type.getSimpleName().toString()))
        .toList();
  }

  /** The fields of a value type in their order. */
  private List<Field> fields(TypeElement type) {
    Map<String, Field> fields = new TreeMap<>();
    collect(type, fields);
    List<Field> ordered = new ArrayList<>(fields.values());
    ordered.sort(Comparator.comparing(field -> !field.name.equals("id")));
    return ordered;
  }

  /** A type comes before the interfaces above it, so that the narrower accessor is taken. */
  private void collect(TypeElement type, Map<String, Field> fields) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      String accessor = method.getSimpleName().toString();
      if (method.getModifiers().contains(Modifier.ABSTRACT)
          && method.getParameters().isEmpty()
          && accessor.matches("(get|is)[A-Z].*")) {
        String bare = accessor.replaceFirst("get|is", "");
        String name = Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
        fields.putIfAbsent(name, new Field(name, accessor, method.getReturnType()));
      }
    }
    for (TypeMirror parent : type.getInterfaces()) {
      collect((TypeElement) ((DeclaredType) parent).asElement(), fields);
    }
  }

  /** One field: how often it may be there, and of which classes it is. */
  private final class Field {
    final String name;
    final String accessor;
    final String kind;
    final String key;
    final String element;
    final String given;

    Field(String name, String accessor, TypeMirror type) {
      this.name = name;
      this.accessor = accessor;
      String container = raw(type);
      this.kind =
          switch (container) {
            case "java.util.Optional" -> "OPTIONAL";
            case "java.util.List" -> "LIST";
            case "java.util.Map" -> "MAP";
            default -> "ONE";
          };
      this.key = kind.equals("MAP") ? argument(type, 0) : "String";
      this.element =
          switch (kind) {
            case "OPTIONAL", "LIST" -> argument(type, 0);
            case "MAP" -> argument(type, 1);
            default -> container;
          };
      this.given =
          switch (kind) {
            case "LIST" -> "Iterable";
            case "MAP" -> "java.util.Map";
            default -> element;
          };
    }

    private String argument(TypeMirror type, int index) {
      return raw(((DeclaredType) type).getTypeArguments().get(index));
    }

    /** The class of a type, of a primitive one the class that holds it. */
    private String raw(TypeMirror type) {
      TypeElement raw =
          type instanceof PrimitiveType primitive
              ? processingEnv.getTypeUtils().boxedClass(primitive)
              : (TypeElement) ((DeclaredType) type).asElement();
      return raw.getQualifiedName().toString();
    }
  }

  private static String shape(String name, List<Field> fields) {
    StringBuilder listed = new StringBuilder();
    StringBuilder gets = new StringBuilder();
    StringBuilder sets = new StringBuilder();
    StringBuilder reads = new StringBuilder();
    StringBuilder puts = new StringBuilder();
    Map<String, List<String>> byMethod = new TreeMap<>();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      listed.append(
          "%s\n              new Field(%d, \"%s\", Kind.%s, %s.class, %s.class)"
              .formatted(i == 0 ? "" : ",", i, field.name, field.kind, field.key, field.element));
      gets.append("        case %d -> it.%s();\n".formatted(i, field.accessor));
      sets.append("      if (values[%d] != null) {\n".formatted(i));
      sets.append("        builder.%s((%s) values[%d]);\n".formatted(field.name, field.given, i));
      sets.append("      }\n");
      String method = method(field);
      if (method.isEmpty() || !field.given.equals(field.element)) {
        reads.append("          case %d -> %s\n".formatted(i, read(field)));
      } else {
        byMethod.computeIfAbsent(method, m -> new ArrayList<>()).add(String.valueOf(i));
        puts.append(
            "        case %d -> builder.%s((%s) value);\n".formatted(i, field.name, field.element));
      }
    }
    // One call for many fields: what is called is compiled into this once, not for each.
    byMethod.forEach(
        (method, indexes) ->
            reads.append(
                "          case %s -> put(builder, field.number(), in.%s(field));\n"
                    .formatted(String.join(", ", indexes), method)));
    return """
          private static final class %1$sShape extends ValueShape {
            // Made here, or Java would load all shapes to see that each is one.
            static ValueShape make() {
              return new %1$sShape();
            }

            private %1$sShape() {
              super(
                  %1$s.class,
                  List.of(%2$s));
            }

            @Override
            Object get(Object value, int field) {
              %1$s it = (%1$s) value;
              return switch (field) {
        %3$s        default -> throw new IndexOutOfBoundsException(field);
              };
            }

            @Override
            Object assemble(@Nullable Object[] values) {
              %1$s.Builder builder = %1$s.builder();
        %4$s      return builder.build();
            }

            @Override
            Object read(FastReader in, FastFields fields) {
              %1$s.Builder builder = %1$s.builder();
              FastField field = fields.start();
              while (true) {
                field = in.next(fields, field);
                switch (field.number()) {
        %5$s          default -> {
                    return builder.build();
                  }
                }
              }
            }

            private static void put(%1$s.Builder builder, int field, Object value) {
              switch (field) {
        %6$s        default -> throw new IndexOutOfBoundsException(field);
              }
            }
          }
        """
        .formatted(name, listed, gets, sets, reads, puts);
  }

  /** Reads the value of a field, or the elements of its list one by one, into the builder. */
  private static String read(Field field) {
    String value = reading(field);
    return switch (field.kind) {
      case "MAP" -> "builder.%s((java.util.Map) in.map(field));".formatted(field.name);
      case "LIST" ->
          """
          {
                    for (boolean is = in.hasAny(); is; is = in.hasMore()) {
                      builder.add%s(%s);
                    }
                  }"""
              .formatted(
                  Character.toUpperCase(field.name.charAt(0)) + field.name.substring(1), value);
      default -> "builder.%s(%s);".formatted(field.name, value);
    };
  }

  /** What reads one value of a class. */
  private static String reading(Field field) {
    String ofClass = OF_CLASS.get(field.element);
    return ofClass != null ? ofClass : "(%s) in.%s(field)".formatted(field.element, method(field));
  }

  /** What reads values of many classes, or remembers them for each field; empty for others. */
  private static String method(Field field) {
    if (OF_CLASS.containsKey(field.element)) {
      return "";
    } else if (field.element.equals(MODEL + ".value.PartialDate")) {
      return "date";
    } else if (field.element.equals(MODEL + ".value.PartialPeriod")) {
      return "period";
    } else if (field.name.equals("id")) {
      return "own";
    }
    return field.element.matches("org\\.civilhub\\.model\\.[A-Z].*") ? "object" : "scalar";
  }
}
