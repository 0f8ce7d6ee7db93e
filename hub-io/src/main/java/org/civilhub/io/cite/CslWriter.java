package org.civilhub.io.cite;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.civilhub.io.Dataset;
import org.civilhub.io.internal.LocalText;
import org.civilhub.io.internal.TextFile;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.PartialDate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the research products and journal issues of a dataset as CSL-JSON, the data of the
 * Citation Style Language 1.0.2, which citation processors and reference managers read. The same
 * dataset gives the same bytes: UTF-8, lines end in LF. Immutable.
 *
 * <p>A book is a {@code book}, an article an {@code article-journal}, an issue a {@code periodical}
 * with the journal's title; reports, studies, case studies and policy briefs are {@code report}s,
 * anything else is a {@code document}, and {@code genre} says the kind where the type does not. A
 * date is written as far as it is known: a year, a month, a day. The {@code language} is that of
 * the title unless the title is a translation or was made up. Nobody is named as author, for the
 * records name none.
 *
 * <p>{@code issue} is an issue's number within its volume or year, or the running number where that
 * is all. Theme and countries are the {@code keyword}s. The {@code id} is made of the record's type
 * and id alone, and is the same in {@link BibTexWriter}.
 */
public final class CslWriter {
  private final LanguageTag language;

  /**
   * A writer.
   *
   * @param language language of titles, labels and names of countries; where a title lacks it, the
   *     English one or the first is written
   */
  public CslWriter(LanguageTag language) {
    this.language = language;
  }

  /**
   * Writes a bibliography to a file.
   *
   * @param dataset what to write
   * @param file where to, such as {@code works.json}; its folder must exist
   * @return what the format cannot hold ({@code hub.value.lost})
   * @throws UncheckedIOException if the system refuses to write; the message names the file
   * @throws tools.jackson.core.JacksonException if a text of the dataset is no Unicode text
   */
  public FindingLog write(Dataset dataset, Path file) {
    Works works = Works.of(dataset, language);
    TextFile.write(TextFile.json(items(works)), file);
    return works.log();
  }

  /**
   * Writes a bibliography to a stream, which stays open.
   *
   * @param dataset what to write
   * @param out where to
   * @return as for a file
   * @throws UncheckedIOException if the stream refuses
   * @throws tools.jackson.core.JacksonException if a text of the dataset is no Unicode text
   */
  public FindingLog write(Dataset dataset, OutputStream out) {
    Works works = Works.of(dataset, language);
    TextFile.write(TextFile.json(items(works)), out);
    return works.log();
  }

  private static ArrayNode items(Works works) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    works.list().forEach(work -> items.add(item(work)));
    return items;
  }

  private static ObjectNode item(Work work) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("id", work.key());
    item.put("type", work.form().csl());
    work.genre().ifPresent(text -> item.put("genre", text));
    work.title().map(LocalText::text).ifPresent(text -> item.put("title", text));
    work.language().ifPresent(tag -> item.put("language", tag.value()));
    work.published().ifPresent(date -> item.set("issued", date(date)));
    work.publisher().ifPresent(text -> item.put("publisher", text));
    work.journal().ifPresent(text -> item.put("container-title", text));
    work.volume().ifPresent(number -> item.put("volume", number.toString()));
    work.number().ifPresent(number -> item.put("issue", number.toString()));
    work.issn().ifPresent(text -> item.put("ISSN", text));
    work.isbn().ifPresent(text -> item.put("ISBN", text));
    work.doi().ifPresent(text -> item.put("DOI", text));
    work.url().ifPresent(text -> item.put("URL", text));
    if (!work.keywords().isEmpty()) {
      item.put("keyword", String.join(", ", work.keywords()));
    }
    work.note().ifPresent(text -> item.put("note", text));
    return item;
  }

  private static ObjectNode date(PartialDate date) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode parts = node.putArray("date-parts").addArray();
    parts.add(date.lastDay().getYear());
    if (date.precision() != PartialDate.Precision.YEAR) {
      parts.add(date.lastDay().getMonthValue());
    }
    if (date.precision() == PartialDate.Precision.DAY) {
      parts.add(date.lastDay().getDayOfMonth());
    }
    return node;
  }
}
