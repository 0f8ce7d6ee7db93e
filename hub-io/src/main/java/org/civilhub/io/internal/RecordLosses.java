package org.civilhub.io.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.civilhub.io.HubJson;
import org.civilhub.model.HubRecord;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What of one record the target holds. A writer marks each field that it writes; whatever the
 * record has beside them is told, so a field that no writer knows of yet is told too.
 *
 * <p>Pointers are those into the record's JSON form. The id counts as held: every target has it.
 */
public final class RecordLosses {
  private static final int LONGEST = 200;

  private final HubRecord record;
  private final FindingLog log;
  private final NavigableSet<String> held = new TreeSet<>(Set.of("/id"));
  private final Set<String> texts = new HashSet<>();
  private final NavigableMap<String, Loss> reasons = new TreeMap<>();

  RecordLosses(HubRecord record, FindingLog log) {
    this.record = record;
    this.log = log;
  }

  /** Marks what the target holds, with everything inside. */
  public void hold(String pointer) {
    held.add(pointer);
  }

  /** Marks a text and gives it as it can be written anywhere. */
  public String hold(String pointer, String text) {
    String printable = TextFile.printable(text);
    if (held.add(pointer) && !printable.equals(text)) {
      add(pointer, Loss.CHARACTERS, text);
    }
    return printable;
  }

  /** Marks a value that is written in words, such as a code by its label. */
  public LocalText hold(String pointer, LocalText words) {
    return new LocalText(words.language(), hold(pointer, words.text()));
  }

  /** Marks one language of a text, the one to be written: the wanted one, English, or the first. */
  public LocalText hold(String pointer, LocalizedText text, LanguageTag wanted) {
    texts.add(pointer);
    LocalText chosen = LocalText.of(text, wanted);
    return hold(pointer + "/" + chosen.language(), chosen);
  }

  /**
   * Marks every language of a text: the wanted one first, the others in the order of their tags.
   */
  public List<LocalText> holdAll(String pointer, LocalizedText text, LanguageTag wanted) {
    LanguageTag first = LocalText.of(text, wanted).language();
    List<LanguageTag> languages = new ArrayList<>(text.languages());
    languages.remove(first);
    languages.add(0, first);
    List<LocalText> all = new ArrayList<>();
    for (LanguageTag language : languages) {
      LocalText one = new LocalText(language, text.in(language).orElseThrow());
      all.add(hold(pointer + "/" + language, one));
    }
    return all;
  }

  /** Marks an address of the web, or tells that the text is none. */
  public Optional<URI> holdAddress(String pointer, String text) {
    try {
      URI uri = new URI(text);
      if (uri.getRawAuthority() != null && text.matches("https?://.*")) {
        hold(pointer);
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      // told as any other text that is no address
    }
    because(pointer, Loss.ADDRESS);
    return Optional.empty();
  }

  /** Says why a field is not held; else it is because the target has no place for it. */
  public void because(String pointer, Loss reason) {
    reasons.put(pointer, reason);
  }

  /**
   * Tells every recorded field that is not marked, the largest parts that are lost whole.
   *
   * @throws tools.jackson.core.JacksonException if a text of the record is no Unicode text
   */
  public void tell() {
    tell(HubJson.mapper().valueToTree(record), "");
  }

  /** Tells what the target says otherwise, where the record has nothing recorded. */
  public void tell(String pointer, Loss reason, String found) {
    add(pointer, reason, found);
  }

  /** Tells that nothing of the record is in the target. */
  public void tellWhole(Loss reason, String found) {
    add("", reason, found);
  }

  private void tell(JsonNode node, String pointer) {
    if (held.contains(pointer)) {
      return;
    }
    String inner = pointer + "/";
    if (!isBeneath(inner, held.ceiling(inner)) && !isBeneath(inner, reasons.ceilingKey(inner))) {
      add(pointer, reason(pointer), node.isString() ? node.stringValue() : node.toString());
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        tell(node.get(i), inner + i);
      }
    } else {
      node.properties()
          .forEach(
              e -> tell(e.getValue(), inner + e.getKey().replace("~", "~0").replace("/", "~1")));
    }
  }

  private static boolean isBeneath(String inner, @Nullable String pointer) {
    return pointer != null && pointer.startsWith(inner);
  }

  private Loss reason(String pointer) {
    String outer = pointer.substring(0, Math.max(pointer.lastIndexOf('/'), 0));
    return reasons.getOrDefault(pointer, texts.contains(outer) ? Loss.LANGUAGE : Loss.FIELD);
  }

  private void add(String pointer, Loss reason, String found) {
    log.add(
        Finding.of(
            FindingCode.VALUE_LOST,
            record,
            Place.NONE.at(pointer),
            Map.of("expected", reason.code(), "found", cut(found))));
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST));
  }
}
