package org.civilhub.io.iati;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The expressions of a rule set as the Java runtime compiles them, each once. Belongs to one thread
 * at a time, and so do the documents it is asked about.
 *
 * <p>For every question the runtime builds a table of the document up to the node that is asked
 * about: 2,000 transactions with a dozen questions each took it 100 seconds. So a question that
 * looks no further than its element is asked with the element cut out of the document, and one that
 * only names children and an attribute is answered here.
 */
final class XPathQueries {
  private final XPath xpath;
  private final Map<Query, XPathExpression> compiled = new HashMap<>();
  private String value = "";

  XPathQueries() {
    try {
      XPathFactory factory = XPathFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      xpath = factory.newXPath();
    } catch (XPathFactoryConfigurationException e) {
      throw new IllegalStateException("the Java runtime must evaluate XPath securely", e);
    }
    xpath.setNamespaceContext(new XmlPrefixAlone());
    xpath.setXPathVariableResolver(name -> value);
  }

  /** What the expressions find in place of {@code $1} from here on. */
  void substitute(String value) {
    this.value = value;
  }

  /**
   * The nodes that an expression selects, in the order of the document.
   *
   * @throws IllegalArgumentException if it is no expression, or one that selects no nodes
   */
  List<Node> select(Query query, Node from) {
    List<Node> found = new ArrayList<>();
    if (query.steps().isEmpty()) {
      ask(
          query,
          from,
          expression -> {
            NodeList nodes = (NodeList) expression.evaluate(from, XPathConstants.NODESET);
            for (int i = 0; i < nodes.getLength(); i++) {
              found.add(nodes.item(i));
            }
            return found;
          });
    } else {
      walk(query.steps(), 0, from, found);
    }
    return found;
  }

  /**
   * Whether an expression holds; one that selects nodes does if it selects any.
   *
   * @throws IllegalArgumentException if it is no expression
   */
  boolean holds(Query query, Node from) {
    return query.steps().isEmpty()
        ? ask(query, from, e -> (Boolean) e.evaluate(from, XPathConstants.BOOLEAN))
        : !select(query, from).isEmpty();
  }

  private static void walk(List<String> steps, int i, Node from, List<Node> found) {
    if (i == steps.size()) {
      found.add(from);
      return;
    }
    String step = steps.get(i);
    if (step.isEmpty()) {
      walk(steps, i + 1, document(from), found);
    } else if (step.startsWith("@")) {
      Node attribute = attribute(from, step.substring(1));
      if (attribute != null) {
        found.add(attribute);
      }
    } else {
      for (Node child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child instanceof Element
            && child.getNamespaceURI() == null
            && step.equals(child.getLocalName())) {
          walk(steps, i + 1, child, found);
        }
      }
    }
  }

  private static @Nullable Node attribute(Node from, String name) {
    if (!(from instanceof Element element)) {
      return null;
    }
    return name.equals("xml:lang")
        ? element.getAttributeNodeNS(XMLConstants.XML_NS_URI, "lang")
        : element.getAttributeNodeNS(null, name);
  }

  private static Document document(Node node) {
    return node instanceof Document document ? document : node.getOwnerDocument();
  }

  /** A question to a compiled expression. */
  private interface Question<T> {
    T ask(XPathExpression expression) throws XPathExpressionException;
  }

  private <T> T ask(Query query, Node from, Question<T> question) {
    Node top = from;
    for (int i = 0; i < query.levels() && top.getParentNode() != null; i++) {
      top = top.getParentNode();
    }
    Node parent = top.getParentNode();
    Node next = top.getNextSibling();
    try {
      if (parent != null) {
        parent.removeChild(top);
      }
      return question.ask(expression(query));
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException("must be XPath, found '" + query.text() + "'", e);
    } finally {
      if (parent != null) {
        parent.insertBefore(top, next);
      }
    }
  }

  private XPathExpression expression(Query query) throws XPathExpressionException {
    XPathExpression expression = compiled.get(query);
    if (expression == null) {
      expression = xpath.compile(query.text());
      compiled.put(query, expression);
    }
    return expression;
  }

  /** Rule sets know no prefix but that of {@code xml:lang}. */
  private static final class XmlPrefixAlone implements NamespaceContext {
    @Override
    public String getNamespaceURI(String prefix) {
      return prefix.equals(XMLConstants.XML_NS_PREFIX)
          ? XMLConstants.XML_NS_URI
          : XMLConstants.NULL_NS_URI;
    }

    @Override
    public String getPrefix(String namespace) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<String> getPrefixes(String namespace) {
      throw new UnsupportedOperationException();
    }
  }
}
