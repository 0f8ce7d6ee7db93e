package org.civilhub.io.iati;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.civilhub.model.rule.FindingCode;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Whatever is written is read as it was, and what is no XML for Java is none for the reader. */
class IatiLawTest {
  private static final IatiHeader HEADER = IatiHeader.of(IatiKind.ACTIVITIES);

  private static byte[] written(IatiElement element) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (IatiWriter writer = new IatiWriter(out)) {
      writer.start(HEADER);
      writer.record(element);
      writer.end();
    }
    return out.toByteArray();
  }

  private static IatiElement read(byte[] file) {
    IatiFiles.Reading reading = IatiFiles.read(file);
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.records()).hasSize(1);
    return reading.records().get(0);
  }

  /** The writer adds the declarations that are missing. */
  private static IatiElement withoutDeclarations(IatiElement element) {
    IatiElement.Builder builder = IatiElement.builder(element.name());
    element.attributes().forEach(each -> builder.attribute(each.name(), each.value()));
    element
        .content()
        .forEach(
            node ->
                builder.add(node instanceof IatiElement child ? withoutDeclarations(child) : node));
    return builder.build();
  }

  @Property
  void read_whatWasWritten_isTheSame(@ForAll("activities") IatiElement activity) {
    byte[] file = written(activity);
    IatiElement read = read(file);

    assertThat(withoutDeclarations(read)).isEqualTo(withoutDeclarations(activity));
    assertThat(read(written(read))).isEqualTo(read).hasSameHashCodeAs(read);
    assertThat(written(read)).isEqualTo(file);
    assertThat(read.namespaces()).containsAllEntriesOf(activity.namespaces());
  }

  @Property
  void toDom_whatWasWritten_isWhatJavaReads(@ForAll("activities") IatiElement activity)
      throws Exception {
    byte[] file = written(activity);
    Element expected =
        (Element)
            builder().parse(new ByteArrayInputStream(file)).getDocumentElement().getFirstChild();

    assertThat(read(file).toDom().isEqualNode(expected)).isTrue();
  }

  @Property(tries = 2000)
  void read_fileWithFaults_isJudgedAsByTheParserOfJava(@ForAll("faulty") String file) {
    byte[] bytes = file.getBytes(UTF_8);
    Optional<Element> expected = parse(bytes);

    IatiFiles.Reading reading = IatiFiles.read(bytes);

    boolean broken =
        reading.summary().findings().countsByCode().containsKey(FindingCode.XML_MALFORMED)
            || reading.summary().findings().countsByCode().containsKey(FindingCode.XML_FORBIDDEN);
    boolean stoppedBefore = reading.summary().header().isEmpty() && !broken;
    // Java lets names pass that have a colon where Namespaces in XML allows none.
    boolean colon =
        broken
            && reading.findings().stream().anyMatch(f -> f.contains("colon") || f.contains("':'"));
    if (!stoppedBefore && !colon) {
      assertThat(broken).as(file).isEqualTo(expected.isEmpty());
    }
    if (!broken && !stoppedBefore) {
      List<Element> records =
          IntStream.range(0, expected.get().getChildNodes().getLength())
              .mapToObj(expected.get().getChildNodes()::item)
              .filter(Element.class::isInstance)
              .map(Element.class::cast)
              .filter(each -> each.getNodeName().equals("iati-activity"))
              .filter(each -> each.getNamespaceURI() == null)
              .toList();
      assertThat(reading.records()).hasSameSizeAs(records);
      for (int i = 0; i < records.size(); i++) {
        assertThat(reading.records().get(i).toDom().isEqualNode(records.get(i))).as(file).isTrue();
      }
    }
  }

  private static DocumentBuilder builder() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setCoalescing(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler());
    return builder;
  }

  private static Optional<Element> parse(byte[] bytes) {
    try {
      return Optional.of(builder().parse(new ByteArrayInputStream(bytes)).getDocumentElement());
    } catch (SAXException | IOException e) {
      return Optional.empty();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Provide
  Arbitrary<IatiElement> activities() {
    return elements(4)
        .map(
            element -> {
              IatiElement.Builder activity = IatiElement.builder("iati-activity");
              element.attributes().forEach(each -> activity.attribute(each.name(), each.value()));
              element.content().forEach(activity::add);
              element
                  .namespaces()
                  .forEach(
                      (prefix, uri) -> {
                        if (!prefix.isEmpty()) {
                          activity.declare(prefix, uri);
                        }
                      });
              return activity;
            })
        .map(IatiElement.Builder::build);
  }

  private Arbitrary<IatiElement> elements(int depth) {
    Arbitrary<IatiNode> nodes =
        depth == 0
            ? leaves()
            : Arbitraries.frequencyOf(
                Tuple.of(1, leaves()),
                Tuple.of(1, Arbitraries.lazy(() -> elements(depth - 1)).map(e -> e)));
    return Combinators.combine(
            names(),
            Combinators.combine(names(), texts()).as(Named::new).list().ofMaxSize(3),
            Arbitraries.subsetOf("", "o", "p", "q"),
            nodes.list().ofMaxSize(4))
        .as(
            (name, attributes, declared, content) -> {
              IatiElement.Builder builder = IatiElement.builder(name);
              for (Named attribute : attributes) {
                // A prefix stands for one namespace in one element.
                IatiName its = attribute.name();
                boolean own = its.prefix().isEmpty();
                boolean fits =
                    own
                        ? its.namespace().isEmpty()
                        : !its.prefix().equals(name.prefix())
                            || its.namespace().equals(name.namespace());
                if (fits) {
                  builder.attribute(its, attribute.value());
                }
              }
              for (String prefix : declared) {
                if (!prefix.equals(name.prefix())) {
                  builder.declare(prefix, "urn:" + prefix);
                }
              }
              content.forEach(builder::add);
              return builder;
            })
        .map(IatiLawTest::builtWhereItCan);
  }

  private record Named(IatiName name, String value) {}

  private static IatiElement builtWhereItCan(IatiElement.Builder builder) {
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      return IatiElement.builder("contradiction").build();
    }
  }

  private Arbitrary<IatiName> names() {
    Arbitrary<String> locals =
        Arbitraries.oneOf(
            Arbitraries.of("title", "narrative", "iati-activity", "a.b-c_d", "қазақ", "xmlfoo"),
            Arbitraries.strings().withChars("abcАжЮ_").ofMinLength(1).ofMaxLength(5));
    Arbitrary<String> prefixes = Arbitraries.of("", "", "", "o", "p");
    Arbitrary<String> namespaces = Arbitraries.of("urn:o", "urn:p", "urn:?a=\"1\"&b=<\u00E9>");
    Arbitrary<IatiName> others =
        Combinators.combine(prefixes, namespaces, locals)
            .as((prefix, uri, local) -> new IatiName(uri, prefix, local));
    return Arbitraries.oneOf(locals.map(IatiName::of), others, Arbitraries.of(IatiName.LANGUAGE));
  }

  private Arbitrary<String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "&", "<", ">", "]]>", "\"", "'", "\r", "\n", "\t", " ", "\r\n", "&amp;", "--"),
            Arbitraries.of("\u00A0", "\u0085", "\u2028", "\uFFFD", "\uFEFF", "😀", "\u0300", "Ә"),
            Arbitraries.strings().alpha().ofMaxLength(3))
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  private Arbitrary<IatiNode> leaves() {
    Arbitrary<IatiNode> text = texts().filter(t -> !t.isEmpty()).map(IatiNode.Text::new);
    Arbitrary<IatiNode> comment =
        texts().map(t -> t.replace("-", "").replace("\r", "")).map(IatiNode.Comment::new);
    Arbitrary<IatiNode> instruction =
        texts()
            .map(t -> t.replace("\r", "").replace("?>", "").stripLeading())
            .map(t -> new IatiNode.Instruction("target", t));
    return Arbitraries.oneOf(text, text, comment, instruction);
  }

  private static final String WHOLE =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- c -->\n<iati-activities version=\"2.03\""
          + " xmlns:x='urn:x'>\n <iati-activity b='1&amp;&lt;&#10;2' xml:lang=\"en\"><x:y x:z='q'>t"
          + " &gt; <![CDATA[ c ]] ]]> u</x:y><?pi some data?><e/><e xmlns='v'><f xmlns=''/></e>é😀"
          + "\r\n</iati-activity>\n<iati-activity/></iati-activities>\n<?end?>";

  private record Fault(int at, int replaced, String by) {}

  @Provide
  Arbitrary<String> faulty() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "<",
            ">",
            "&",
            ";",
            "'",
            "\"",
            "/",
            "?",
            "!",
            "-",
            "[",
            "]",
            "=",
            ":",
            " ",
            "\t",
            "\n",
            "a",
            "x",
            "0",
            "#",
            ".",
            "\u0000",
            "\u0001",
            "\uFFFE",
            "\uFFFF",
            "\u0085",
            "\u00B7",
            "\u0301",
            "é",
            "Ж",
            "😀",
            "",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "&#x41;",
            "&#0;",
            "&#xD800;",
            "&#x110000;",
            "&#xFFFF;",
            "&x;",
            "&amp;",
            "<?xml version='1.0'?>",
            "<?p?>",
            "xmlns=''",
            " xmlns:x=''",
            " xmlns:xml='u'",
            " xmlns:xmlns='q'",
            "<a>",
            "</a>",
            " xmlns:p='http://www.w3.org/XML/1998/namespace'",
            "<b:c/>",
            " a='1' a='2'",
            " x:q='1' y:q='2' xmlns:y='urn:x'",
            "<!DOCTYPE a>",
            "<?XML x?>",
            "--",
            "]]",
            "<x:/>",
            "<a:b:c/>",
            "<?a:b?>");
    return Combinators.combine(
            Arbitraries.integers().between(0, WHOLE.length() - 2),
            Arbitraries.integers().between(0, 2),
            parts)
        .as(Fault::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(
            faults -> {
              StringBuilder file = new StringBuilder(WHOLE);
              for (Fault fault : faults) {
                int at = Math.min(fault.at, file.length() - 2);
                file.replace(at, Math.min(at + fault.replaced, file.length()), fault.by);
              }
              return file.toString();
            });
  }
}
