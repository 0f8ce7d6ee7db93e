package org.civilhub.io.cite;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.civilhub.io.Dataset;
import org.civilhub.io.cite.Work.Form;
import org.civilhub.io.internal.LocalText;
import org.civilhub.io.internal.TextFile;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.PartialDate;

/**
 * Writes the research products and journal issues of a dataset as BibTeX, in UTF-8, which BibLaTeX
 * and today's reference managers read. The same dataset gives the same bytes; lines end in LF.
 * Immutable.
 *
 * <p>A book is a {@code @book}, an article an {@code @article}, an issue a {@code @periodical} with
 * the journal's title; reports, studies, case studies and policy briefs are {@code @techreport}s,
 * anything else is {@code @misc}, and {@code type} says the kind where the entry does not. A date
 * is written as far as it is known: {@code year}, {@code month}, {@code day}. The {@code language}
 * is that of the title unless the title is a translation or was made up. Nobody is named as author,
 * for the records name none: a style that demands one says so.
 *
 * <p>{@code number} is an issue's number within its volume or year, or the running number where
 * that is all. Theme and countries are the {@code keywords}; the note is {@code annote}, which
 * styles do not print. Titles stand in double braces, so that styles leave their capitals alone.
 * Characters that mean something to TeX are written as commands, but not in {@code url} and {@code
 * doi}, which are read as they stand; white space is one space, as in TeX.
 *
 * <p>The key is made of the record's type and id alone, such as {@code research-product:strategy},
 * so it stays as long as the id does, and is the same in {@link CslWriter}.
 */
public final class BibTexWriter {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private final LanguageTag language;

  /**
   * A writer.
   *
   * @param language language of titles, labels and names of countries; where a title lacks it, the
   *     English one or the first is written
   */
  public BibTexWriter(LanguageTag language) {
    this.language = language;
  }

  /**
   * Writes a bibliography to a file.
   *
   * @param dataset what to write
   * @param file where to, such as {@code works.bib}; its folder must exist
   * @return what the format cannot hold ({@code hub.value.lost})
   * @throws UncheckedIOException if the system refuses to write; the message names the file
   * @throws tools.jackson.core.JacksonException if a text of the dataset is no Unicode text
   */
  public FindingLog write(Dataset dataset, Path file) {
    Works works = Works.of(dataset, language);
    TextFile.write(entries(works), file);
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
    TextFile.write(entries(works), out);
    return works.log();
  }

  private static String entries(Works works) {
    StringBuilder text = new StringBuilder();
    for (Work work : works.list()) {
      text.append(text.isEmpty() ? "" : "\n").append(entry(work));
    }
    return text.toString();
  }

  private static String entry(Work work) {
    Fields fields = new Fields();
    fields.put("type", work.genre().map(BibTexWriter::escaped));
    fields.put(
        "title",
        work.title().map(LocalText::text).map(BibTexWriter::escaped).map(BibTexWriter::braced));
    fields.put("language", work.language().map(LanguageTag::value));
    work.published().ifPresent(date -> date(date, fields));
    fields.put(
        work.form() == Form.REPORT ? "institution" : "publisher",
        work.publisher().map(BibTexWriter::escaped));
    fields.put("journal", work.journal().map(BibTexWriter::escaped));
    fields.put("volume", work.volume().map(Object::toString));
    fields.put("number", work.number().map(Object::toString));
    fields.put("issn", work.issn().map(BibTexWriter::escaped));
    fields.put("isbn", work.isbn().map(BibTexWriter::escaped));
    fields.put("doi", work.doi());
    fields.put("url", work.url());
    fields.put(
        "keywords",
        Optional.of(String.join(", ", work.keywords()))
            .filter(text -> !text.isEmpty())
            .map(BibTexWriter::escaped));
    fields.put("annote", work.note().map(BibTexWriter::escaped));
    return "@" + work.form().bibTex() + "{" + work.key() + ",\n" + fields + "}\n";
  }

  private static void date(PartialDate date, Fields fields) {
    fields.put("year", Optional.of(date.toString().substring(0, 4)));
    if (date.precision() != PartialDate.Precision.YEAR) {
      fields.month(MONTHS.get(date.lastDay().getMonthValue() - 1));
    }
    if (date.precision() == PartialDate.Precision.DAY) {
      fields.put("day", Optional.of(String.valueOf(date.lastDay().getDayOfMonth())));
    }
  }

  private static String braced(String text) {
    return "{" + text + "}";
  }

  /**
   * BibTeX counts braces, those behind a backslash too, so no text has one by itself: commands
   * stand for them.
   */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.strip()
        .replaceAll("\\s+", " ")
        .codePoints()
        .forEach(
            c ->
                escaped.append(
                    switch (c) {
                      case '\\' -> "\\textbackslash{}";
                      case '{' -> "\\textbraceleft{}";
                      case '}' -> "\\textbraceright{}";
                      case '~' -> "\\textasciitilde{}";
                      case '^' -> "\\textasciicircum{}";
                      case '#', '$', '%', '&', '_' -> "\\" + (char) c;
                      default -> Character.toString(c);
                    }));
    return escaped.toString();
  }

  /** The fields of one entry, each on a line. */
  private static final class Fields {
    private final StringBuilder text = new StringBuilder();

    void put(String name, Optional<String> value) {
      value.ifPresent(v -> line(name, braced(v)));
    }

    /** A month is a macro, which each style words in its own way. */
    void month(String macro) {
      line("month", macro);
    }

    private void line(String name, String value) {
      text.append("  ").append(name).append(" = ").append(value).append(",\n");
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
