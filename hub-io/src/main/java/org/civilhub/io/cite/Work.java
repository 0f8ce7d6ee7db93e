package org.civilhub.io.cite;

import java.util.List;
import java.util.Optional;
import org.civilhub.io.internal.LocalText;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.PartialDate;

/**
 * A work as both formats hold it. Texts are in the language of the bibliography where the records
 * have it.
 *
 * @param key names the work in citations: the same in both formats, of letters, digits and {@code :
 *     . - _}
 * @param language language of the work; empty if not known
 * @param genre kind of work where the form does not say it
 * @param published never one of which only a report is known
 * @param number number of the issue
 */
record Work(
    String key,
    Form form,
    Optional<LocalText> title,
    Optional<LanguageTag> language,
    Optional<String> genre,
    Optional<PartialDate> published,
    Optional<String> publisher,
    Optional<String> journal,
    Optional<Integer> volume,
    Optional<Integer> number,
    Optional<String> issn,
    Optional<String> isbn,
    Optional<String> doi,
    Optional<String> url,
    List<String> keywords,
    Optional<String> note) {

  /** What kind of entry it is, and how each format names that. */
  enum Form {
    REPORT("report", "techreport"),
    BOOK("book", "book"),
    ARTICLE("article-journal", "article"),
    ISSUE("periodical", "periodical"),
    OTHER("document", "misc");

    private final String csl;
    private final String bibTex;

    Form(String csl, String bibTex) {
      this.csl = csl;
      this.bibTex = bibTex;
    }

    String csl() {
      return csl;
    }

    String bibTex() {
      return bibTex;
    }
  }
}
