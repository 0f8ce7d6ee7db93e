package org.civilhub.io.iati;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.civilhub.io.HubJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/** Whatever is done to be fast, the answers are those of XPath on the whole document. */
class XPathQueriesTest {
  private static final Set<String> NO_PATHS =
      Set.of("lang", "currency", "ORG-ID-PREFIX", "NOW", "TODAY");
  private static final Set<String> NO_KEYS =
      Set.of("ruleInfo", "regex", "separator", "idCondition", "subs", "sum", "min", "max");

  /** What looks beyond its element, in every way there is. */
  private static final List<String> AROUND =
      List.of(
          "..",
          "../sector",
          "count(../transaction) > 1",
          "../../@version",
          "../../../..",
          "narrative[../@type = '1']",
          "/iati-activities/iati-activity/title",
          "//title",
          ".//narrative",
          "(//transaction)[1]",
          "narrative | /iati-activities/iati-activity/title",
          "not(/x) and //title",
          "ancestor::iati-activity",
          "ancestor-or-self::*/@type",
          "parent::*",
          "preceding-sibling::*[1]",
          "following::sector[1]",
          "lang('en')",
          "narrative[lang('en')]",
          "@type | @xml:lang",
          "@*",
          "*",
          "text()",
          "narrative/text()",
          "value",
          "sector[@vocabulary = '$1']",
          "sector[@vocabulary = \"$1\"]/@percentage");

  static Stream<String> expressions() throws IOException {
    Set<String> found = new LinkedHashSet<>(AROUND);
    for (String version : List.of("2.01", "2.03")) {
      collect(
          HubJson.mapper().readTree(IatiSources.open("rulesets/" + version + "/standard.json")),
          found);
    }
    collect(HubJson.mapper().readTree(TestXml.resource("rulesets/dfid.json")), found);
    return found.stream();
  }

  private static void collect(JsonNode node, Set<String> found) {
    node.properties()
        .forEach(
            member -> {
              String key = member.getKey();
              if (key.startsWith("/")) {
                found.add(key);
              }
              if (!NO_KEYS.contains(key)) {
                collect(member.getValue(), found);
              }
            });
    if (node.isString() && !NO_PATHS.contains(node.stringValue())) {
      found.add(node.stringValue());
    }
    if (node.isArray()) {
      node.forEach(each -> collect(each, found));
    }
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void selectAndHolds_anyExpression_answerAsOnTheWholeDocument(String expression)
      throws IOException, XPathExpressionException {
    XPathQueries queries = new XPathQueries();
    queries.substitute("99");
    Query query = Query.of(expression);
    Document document = document();
    XPath whole = whole();

    for (Node from : nodes(document)) {
      assertThat(queries.holds(query, from))
          .as(from.getNodeName())
          .isEqualTo(whole.evaluate(query.text(), from, XPathConstants.BOOLEAN));
      NodeList expected;
      try {
        expected = (NodeList) whole.evaluate(query.text(), from, XPathConstants.NODESET);
      } catch (XPathExpressionException e) {
        continue; // gives a number or truth, and selects no nodes
      }
      assertThat(queries.select(query, from)).as(from.getNodeName()).isEqualTo(list(expected));
    }
    assertThat(document.isEqualNode(document())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "@ref, 0, true",
    "period-start/@iso-date, 0, true",
    "narrative, 0, true",
    "@xml:lang, 0, true",
    "narrative/text(), 0, false",
    "sector[@code = '1']/@percentage, 0, false",
    "reference[1], 0, false",
    "../reference[1], 1, false",
    "count(../../sector) > 1, 2, false",
    ".//narrative, 0, false",
    "a//b, 0, false",
    "/iati-activities/iati-activity, 2147483647, true",
    "//title, 2147483647, false",
    "a or /b, 2147483647, false",
    "(/b), 2147483647, false",
    "ancestor::x, 2147483647, false"
  })
  void of_expression_isJudgedByHowFarItLooks(String expression, int levels, boolean plain) {
    Query query = Query.of(expression);

    assertThat(query.levels()).isEqualTo(levels);
    assertThat(query.steps().isEmpty()).isEqualTo(!plain);
  }

  @Test
  void select_afterAnError_leavesTheDocumentWhole() throws IOException {
    Document document = document();
    Node transaction = document.getElementsByTagName("transaction").item(0);

    assertThatIllegal(() -> new XPathQueries().select(Query.of("count(a"), transaction));

    assertThat(document.isEqualNode(document())).isTrue();
  }

  private static void assertThatIllegal(Runnable call) {
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(call::run)
        .withMessageContaining("count(a");
  }

  private static XPath whole() {
    XPath xpath = XPathFactory.newDefaultInstance().newXPath();
    xpath.setXPathVariableResolver(name -> "99");
    xpath.setNamespaceContext(
        new javax.xml.namespace.NamespaceContext() {
          @Override
          public String getNamespaceURI(String prefix) {
            return prefix.equals("xml") ? XMLConstants.XML_NS_URI : "";
          }

          @Override
          public String getPrefix(String uri) {
            throw new UnsupportedOperationException();
          }

          @Override
          public java.util.Iterator<String> getPrefixes(String uri) {
            throw new UnsupportedOperationException();
          }
        });
    return xpath;
  }

  private static Document document() throws IOException {
    Element activity = TestXml.element(TestXml.resource("standard-cases/many.xml")).toDom();
    Document document = activity.getOwnerDocument();
    document.removeChild(activity);
    Element root = document.createElementNS(null, "iati-activities");
    root.setAttributeNS(null, "version", "2.03");
    document.appendChild(root).appendChild(activity);
    return document;
  }

  /** The document and an element of each name below each other. */
  private static List<Node> nodes(Document document) {
    List<Node> nodes = new ArrayList<>(List.of(document));
    Set<String> seen = new LinkedHashSet<>();
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      if (seen.add(all.item(i).getParentNode().getNodeName() + "/" + all.item(i).getNodeName())) {
        nodes.add(all.item(i));
      }
    }
    return nodes;
  }

  private static List<Node> list(NodeList nodes) {
    List<Node> list = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      list.add(nodes.item(i));
    }
    return list;
  }
}
