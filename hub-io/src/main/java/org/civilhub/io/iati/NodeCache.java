package org.civilhub.io.iati;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Names and white space, of which a file has few and repeats them. The parser keeps every name for
 * itself as well, so that their number is bounded.
 */
final class NodeCache {
  private static final int SLOTS = 1 << 8;
  private static final int LONGEST_SPACE = 32;

  private final Map<String, IatiName> ofIati = new HashMap<>();
  private final Map<IatiName, IatiName> others = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final IatiNode.@Nullable Text[] spaces = new IatiNode.Text[SLOTS];

  IatiName name(String namespace, String prefix, String local, XMLStreamReader xml)
      throws XmlFault {
    if (namespace.isEmpty()) {
      IatiName known = ofIati.get(local);
      return known != null ? known : added(namespace, prefix, local, xml);
    }
    if (namespace.equals(XmlText.XML_NAMESPACE) && local.equals("lang")) {
      return IatiName.LANGUAGE;
    }
    IatiName name = new IatiName(namespace, prefix, local);
    IatiName known = others.get(name);
    return known != null ? known : added(namespace, prefix, local, xml);
  }

  private IatiName added(String namespace, String prefix, String local, XMLStreamReader xml)
      throws XmlFault {
    use(prefix, xml);
    use(local, xml);
    IatiName name = new IatiName(namespace, prefix, local);
    if (namespace.isEmpty()) {
      ofIati.put(local, name);
    } else {
      others.put(name, name);
    }
    return name;
  }

  /** Counts a prefix, or another name that no node keeps. */
  void use(String name, XMLStreamReader xml) throws XmlFault {
    if (name.length() > IatiReader.LONGEST_NAME) {
      throw XmlFault.limit("nameLength " + IatiReader.LONGEST_NAME, xml.getLocation());
    }
    used.add(name);
    if (used.size() + others.size() > IatiReader.MOST_NAMES) {
      throw XmlFault.limit("nameCount " + IatiReader.MOST_NAMES, xml.getLocation());
    }
  }

  IatiNode.Text text(char[] characters, int length) {
    if (length > LONGEST_SPACE) {
      return new IatiNode.Text(new String(characters, 0, length));
    }
    int hash = length;
    for (int i = 0; i < length; i++) {
      if (!XmlText.isSpace(characters[i])) {
        return new IatiNode.Text(new String(characters, 0, length));
      }
      hash = 31 * hash + characters[i];
    }
    int slot = (hash ^ (hash >>> 8)) & (SLOTS - 1);
    IatiNode.Text known = spaces[slot];
    if (known == null || !same(known.value(), characters, length)) {
      known = new IatiNode.Text(new String(characters, 0, length));
      spaces[slot] = known;
    }
    return known;
  }

  private static boolean same(String text, char[] characters, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != characters[i]) {
        return false;
      }
    }
    return true;
  }
}
