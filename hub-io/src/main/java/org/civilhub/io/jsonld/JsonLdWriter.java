package org.civilhub.io.jsonld;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.civilhub.io.Dataset;
import org.civilhub.io.internal.Losses;
import org.civilhub.io.internal.TextFile;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.value.LanguageTag;

/**
 * Writes the events and organisations of a dataset, and the Hub itself, as one JSON-LD document in
 * the words of schema.org, with a node for each in its {@code @graph}. The same dataset gives the
 * same bytes: UTF-8, lines end in LF. Immutable.
 *
 * <p>Each text is there in every language it has, the wanted one first. Codes stand as labels in
 * {@code keywords}: type, theme and area of an event, type of an organisation, areas of the Hub. An
 * organisation is a {@code GovernmentOrganization} or {@code NGO} if its type says so, else an
 * {@code Organization}: an "academic or research institution" is not always a {@code
 * CollegeOrUniversity}.
 *
 * <p>Dates are written as far as they are known, {@code 2016}, {@code 2016-05} or {@code
 * 2016-05-27}: schema.org takes dates of ISO 8601, which has these forms; a search engine that
 * shows events may pass over those without a day. A day by which something was reported is none of
 * these and is told as lost. Nothing is said of what the records do not hold, such as an event's
 * status or language.
 *
 * <p>A source is a {@code CreativeWork} that the node is {@code subjectOf}; {@code url} is an
 * address of the organisation itself, {@code sameAs} its ROR identifier or social network. Nodes
 * are named within the document, such as {@code #event/EV-2024-017}, so their full names are those
 * of the place where it is published.
 */
public final class JsonLdWriter {
  private final LanguageTag language;

  /**
   * A writer.
   *
   * @param language language that stands first, and that of labels; where they lack it, English
   */
  public JsonLdWriter(LanguageTag language) {
    this.language = language;
  }

  /**
   * Writes a document to a file.
   *
   * @param dataset what to write
   * @param file where to, such as {@code hub.jsonld}; its folder must exist
   * @return what schema.org has no words for ({@code hub.value.lost})
   * @throws UncheckedIOException if the system refuses to write; the message names the file
   * @throws tools.jackson.core.JacksonException if a text of the dataset is no Unicode text
   */
  public FindingLog write(Dataset dataset, Path file) {
    Losses losses = new Losses();
    TextFile.write(TextFile.json(new Graph(dataset, language, losses).document()), file);
    return losses.log();
  }

  /**
   * Writes a document to a stream, which stays open.
   *
   * @param dataset what to write
   * @param out where to
   * @return as for a file
   * @throws UncheckedIOException if the stream refuses
   * @throws tools.jackson.core.JacksonException if a text of the dataset is no Unicode text
   */
  public FindingLog write(Dataset dataset, OutputStream out) {
    Losses losses = new Losses();
    TextFile.write(TextFile.json(new Graph(dataset, language, losses).document()), out);
    return losses.log();
  }
}
