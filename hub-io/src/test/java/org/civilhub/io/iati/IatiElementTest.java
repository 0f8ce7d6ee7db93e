package org.civilhub.io.iati;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.civilhub.model.rule.Place;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** An element holds what XML can hold, and nothing else. */
class IatiElementTest {
  private static final IatiName OWN = new IatiName("urn:o", "o", "own");

  @Test
  void lenses_findWhatIsOfIati() {
    IatiElement element =
        IatiElement.builder("transaction")
            .attribute("ref", "")
            .attribute(new IatiName("urn:o", "o", "type"), "foreign")
            .attribute("xml:lang", "ru")
            .add(IatiElement.builder(new IatiName("urn:o", "o", "value")).text("0").build())
            .text(" \n a ")
            .add(IatiElement.builder("value").text("1").build())
            .text("b \t")
            .add(IatiElement.builder("value").text("2").build())
            .build();

    assertThat(element.attribute("ref")).contains("");
    assertThat(element.attribute("type")).isEmpty();
    assertThat(element.attribute("o:type")).contains("foreign");
    assertThat(element.attribute("xml:lang")).contains("ru");
    assertThat(element.first("value").map(IatiElement::text)).contains("1");
    assertThat(element.first("title")).isEmpty();
    assertThat(element.all("value").stream().map(IatiElement::text)).containsExactly("1", "2");
    assertThat(element.elements().stream().map(IatiElement::text)).containsExactly("0", "1", "2");
    assertThat(element.rawText()).isEqualTo(" \n a b \t");
    assertThat(element.text()).isEqualTo("a b");
    assertThat(element.place()).isEqualTo(Place.NONE);
  }

  @Test
  void text_noBreakSpace_isNoWhiteSpaceOfXml() {
    assertThat(IatiElement.builder("a").text("\u00A0x\u2003").build().text())
        .isEqualTo("\u00A0x\u2003");
  }

  @Test
  void equals_sameContentAnywhere_isEqual() {
    IatiElement built =
        IatiElement.builder("iati-activity")
            .attribute("hierarchy", "1")
            .attribute("default-currency", "KZT")
            .add(IatiElement.builder("title").build())
            .build();
    IatiElement read =
        IatiFiles.read(
                IatiFiles.activities(
                    "<iati-activity default-currency='KZT' hierarchy='1'><title/></iati-activity>"))
            .records()
            .get(0);

    assertThat(read).isEqualTo(built).hasSameHashCodeAs(built);
    assertThat(read.place().line()).isEqualTo(1);
    assertThat(read.toBuilder().build().place()).isEqualTo(read.place());
    for (IatiElement other :
        List.of(
            built.toBuilder().attribute("hierarchy", "2").build(),
            built.toBuilder().text(" ").build(),
            built.toBuilder().declare("o", "urn:o").build(),
            built.toBuilder().clear().build(),
            IatiElement.builder("iati-activity").build(),
            IatiElement.builder("other").build())) {
      assertThat(other).isNotEqualTo(built);
    }
  }

  @Test
  void attribute_ofTheSameName_isReplacedInItsPlace() {
    IatiElement element =
        IatiElement.builder("a")
            .attribute("x", "1")
            .attribute("y", "2")
            .attribute("x", "3")
            .build();

    assertThat(element.attributes())
        .containsExactly(
            new IatiAttribute(IatiName.of("x"), "3"), new IatiAttribute(IatiName.of("y"), "2"));
  }

  @Test
  void add_textAfterText_becomesOne() {
    IatiElement element = IatiElement.builder("a").text("b").text("").text("c").build();

    assertThat(element.content()).containsExactly(new IatiNode.Text("bc"));
  }

  @Test
  void narratives_built_areReadBack() {
    LocalizedText text = LocalizedText.of("kk", "Мемлекеттік").with("und", "?").with("en", "State");
    IatiElement title = IatiElement.builder("title").narratives(text).build();

    assertThat(title.narratives()).contains(text);
    assertThat(title.all("narrative").get(2).attributes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "a b", "a:b", "-a", "<", "a\u0000", "×"})
  void name_thatIsNone_isRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> IatiName.of(name));
    assertThatIllegalArgumentException().isThrownBy(() -> new IatiNode.Instruction(name, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\u0008", "a\uFFFE", "\uD800", "\uDC00\uD800", "\uD83D"})
  void character_thatXmlHasNot_isRefused(String text) {
    IatiElement.Builder builder = IatiElement.builder("a");

    assertThatIllegalArgumentException().isThrownBy(() -> builder.text(text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.attribute("b", text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.declare("b", text));
    assertThatIllegalArgumentException().isThrownBy(() -> new IatiNode.Comment(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new IatiNode.Instruction("b", text));
  }

  @Test
  void node_thatWouldEndEarly_isRefused() {
    for (String text : List.of("a--b", "a-", "a\rb")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new IatiNode.Comment(text));
    }
    for (String data : List.of("a?>b", " a", "a\rb")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new IatiNode.Instruction("target", data));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new IatiNode.Instruction("XmL", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new IatiNode.Text(""));
  }

  @Test
  void namespaces_thatContradict_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new IatiName("", "o", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> new IatiName("urn:o", "xml", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> new IatiName("urn:o", "xmlns", "a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IatiName(XmlText.XML_NAMESPACE, "o", "a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IatiAttribute(new IatiName("urn:o", "", "a"), ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IatiElement.builder("a").declare("", "urn:o").build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IatiElement.builder(OWN).declare("o", "urn:p").build());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> IatiElement.builder(OWN).attribute(new IatiName("urn:p", "o", "b"), "").build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IatiElement.builder("a").declare("o", ""));
  }

  @Test
  void toString_ofElement_tellsNothingOfItsContent() {
    assertThat(IatiElement.builder("email").text("a@example.org").build().toString())
        .contains("<email>")
        .doesNotContain("example");
  }

  @Test
  void toDom_ofAnElement_isWhatTheParserOfJavaMakes() throws Exception {
    String text =
        "<iati-activity xml:lang=\"en\" xmlns:o=\"urn:o\" o:a=\"1\"> <!--c--><?p d?><title>"
            + "<narrative>a &lt; b</narrative></title><o:x/><y xmlns=\"urn:y\"/></iati-activity>";
    IatiElement activity = IatiFiles.read(IatiFiles.activities(text)).records().get(0);
    Document expected =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(UTF_8)));

    Element dom = activity.toDom();

    assertThat(dom.isEqualNode(expected.getDocumentElement())).isTrue();
    assertThat(dom.getOwnerDocument().getDocumentElement()).isSameAs(dom);
  }

  @Test
  void toDom_nodesFoundByXPath_knowTheirPlace() throws Exception {
    IatiElement activity =
        IatiFiles.read(
                """
                <iati-activities version="2.03"><iati-activity>
                  <sector code="1"/>
                  <sector code="2"/>
                </iati-activity></iati-activities>
                """)
            .records()
            .get(0);
    XPath xpath = XPathFactory.newDefaultInstance().newXPath();

    NodeList codes =
        (NodeList) xpath.evaluate("//sector/@code", activity.toDom(), XPathConstants.NODESET);
    Node second = (Node) xpath.evaluate("sector[2]", activity.toDom(), XPathConstants.NODE);

    assertThat(codes.getLength()).isEqualTo(2);
    assertThat(codes.item(0).getUserData(IatiElement.PLACE))
        .isEqualTo(new Place("a.xml", 2, 3, ""));
    assertThat(second.getUserData(IatiElement.PLACE)).isEqualTo(new Place("a.xml", 3, 3, ""));
  }
}
