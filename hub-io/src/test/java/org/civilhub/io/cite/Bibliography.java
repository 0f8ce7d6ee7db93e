package org.civilhub.io.cite;

import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.helper.json.JsonLexer;
import de.undercouch.citeproc.helper.json.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.civilhub.io.internal.Written;
import org.civilhub.model.Journal;
import org.civilhub.model.JournalIssue;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.code.ProductKind;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.LaTeXParser;
import org.jbibtex.LaTeXPrinter;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;

/** Records of works, and what other programs read of them: citeproc-java and JBibTeX. */
final class Bibliography {
  private Bibliography() {}

  static ResearchProduct.Builder product(String id, ProductKind kind) {
    return ResearchProduct.builder()
        .id(Id.of(id))
        .title(LocalizedText.of("en", "Strategy"))
        .kind(kind);
  }

  static Journal.Builder journal() {
    return Journal.builder()
        .id(Id.of("j"))
        .title(LocalizedText.of("en", "Journal").with("kk", "Журнал"))
        .issn("2049-3630");
  }

  static JournalIssue.Builder issue(String id) {
    return JournalIssue.builder().id(Id.of(id)).journal(Id.of("j"));
  }

  /** The items by citeproc-java, which refuses a type that it does not know. */
  @SuppressWarnings("unchecked")
  static List<CSLItemData> csl(Written written) {
    List<CSLItemData> items = new ArrayList<>();
    for (Object item : cslJson(written)) {
      items.add(CSLItemData.fromJson((Map<String, Object>) item));
    }
    return items;
  }

  static List<Object> cslJson(Written written) {
    try {
      return new JsonParser(new JsonLexer(new StringReader(written.text()))).parseArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries by JBibTeX, which stops at the first fault. */
  static BibTeXDatabase bibTex(Written written) {
    try {
      return new BibTeXParser().parse(new StringReader(written.text()));
    } catch (ParseException | TokenMgrException e) {
      throw new AssertionError(written.text(), e);
    }
  }

  static BibTeXEntry onlyEntry(Written written) {
    Map<Key, BibTeXEntry> entries = bibTex(written).getEntries();
    if (entries.size() != 1) {
      throw new AssertionError("one entry expected, found " + entries.keySet());
    }
    return entries.values().iterator().next();
  }

  /** What a field means to TeX. */
  static String plain(BibTeXEntry entry, String field) {
    try {
      return new LaTeXPrinter()
          .print(new LaTeXParser().parse(entry.getField(new Key(field)).toUserString()));
    } catch (ParseException | TokenMgrException e) {
      throw new AssertionError(e);
    }
  }
}
