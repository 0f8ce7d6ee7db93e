package org.civilhub.io.cite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.io.Dataset;
import org.civilhub.io.internal.Written;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Journal;
import org.civilhub.model.JournalIssue;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.code.ProductKind;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.Key;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * BibTeX, also as JBibTeX reads it. The golden files are written anew by {@code mvn test
 * -Dgolden.update=true}.
 */
class BibTexWriterTest {
  @TempDir private Path folder;

  private static Written write(LanguageTag language, Dataset dataset) {
    BibTexWriter writer = new BibTexWriter(language);
    return Written.by(writer::write, dataset);
  }

  private static Written write(Dataset dataset) {
    return write(LanguageTag.EN, dataset);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void write_publicRecord_givesGoldenFile(String language) {
    Written written = write(new LanguageTag(language), Written.astanaHub());
    written.assertGolden("cite/astana-hub." + language + ".bib");
    assertThat(Bibliography.bibTex(written).getEntries()).hasSize(18 + 18);
  }

  @Test
  void write_samples_givesGoldenFile() {
    Written written = write(LanguageTag.RU, Written.dataset(Written.samples()));
    written.assertGolden("cite/samples.bib");
    assertThat(Bibliography.bibTex(written).getEntries()).hasSize(2);
  }

  @Test
  void write_fullProduct_holdsOrTellsEveryField() {
    ResearchProduct product =
        ResearchProduct.builder()
            .from(Written.sample(ResearchProduct.class))
            .publishedOn(PartialDate.parse("2023-05-27"))
            .issue(Id.<JournalIssue>of("i"))
            .build();
    Written written =
        write(
            Written.dataset(
                product, Bibliography.issue("i").build(), Bibliography.journal().build()));
    Map<String, String> shown =
        Map.ofEntries(
            Map.entry("/id", "@techreport{research-product:sample-1,\n"),
            Map.entry("/kind", "  type = {Case study}"),
            Map.entry("/title/en", "  title = {{Invented title}}"),
            Map.entry("/issue", "  journal = {Journal}"),
            Map.entry("/publisher", "  institution = {Invented publisher}"),
            Map.entry("/isbn", "  isbn = {978-0-00-000000-2}"),
            Map.entry("/doi", "  doi = {10.5555/12345678}"),
            Map.entry("/url", "  url = {https://example.org/record}"),
            Map.entry("/theme", "  keywords = {Civil service reform, Afghanistan"),
            Map.entry("/countries/0", "Afghanistan"),
            Map.entry("/countries/1", "Antigua and Barbuda}"),
            Map.entry("/publishedOn", "  year = {2023},\n  month = may,\n  day = {27}"),
            Map.entry("/note", "  annote = {Invented note}"));
    written.assertAllOf(product, shown);
  }

  @Test
  void write_fullIssueAndJournal_holdOrTellEveryField() {
    Journal journal =
        Journal.builder().from(Written.sample(Journal.class)).id(Id.<Journal>of("j")).build();
    JournalIssue issue =
        JournalIssue.builder()
            .from(Written.sample(JournalIssue.class))
            .journal(Id.<Journal>of("j"))
            .publishedOn(PartialDate.parse("2023"))
            .build();
    Written written = write(Written.dataset(journal, issue));
    written.assertAllOf(
        issue,
        Map.of(
            "/id", "@periodical{journal-issue:sample-1,",
            "/journal", "  title = {{Invented title}}",
            "/volume", "  volume = {37}",
            "/number", "  number = {23}",
            "/publishedOn", "  year = {2023},\n",
            "/note", "  annote = {Invented note}"));
    written.assertAllOf(
        journal,
        Map.of(
            "/id", "",
            "/title/en", "  title = {{Invented title}}",
            "/issn", "  issn = {2049-3630}"));
  }

  @ParameterizedTest
  @CsvSource({
    "case_study, techreport, institution",
    "report, techreport, institution",
    "book, book, publisher",
    "study, techreport, institution",
    "journal_article, article, publisher",
    "journal_issue, periodical, publisher",
    "scientific_publication, misc, publisher",
    "policy_brief, techreport, institution",
    "poster, misc, publisher"
  })
  void write_kind_isEntryAndPublisherGoesWithIt(String kind, String entry, String field) {
    Written written =
        write(
            Written.dataset(
                Bibliography.product("p", ProductKind.of(kind)).publisher("OECD").build()));
    BibTeXEntry read = Bibliography.onlyEntry(written);
    assertThat(read.getType().getValue()).isEqualTo(entry);
    assertThat(Bibliography.plain(read, field)).isEqualTo("OECD");
    assertThat(read.getField(BibTeXEntry.KEY_AUTHOR)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"2023,,", "2023-12, December,", "2023-05-27, May, 27"})
  void write_date_isAsPreciseAsItIsKnown(
      String date, @Nullable String month, @Nullable String day) {
    Written written =
        write(
            Written.dataset(
                Bibliography.product("p", ProductKind.BOOK)
                    .publishedOn(PartialDate.parse(date))
                    .build()));
    BibTeXEntry entry = Bibliography.onlyEntry(written);
    assertThat(Bibliography.plain(entry, "year")).isEqualTo("2023");
    assertThat(
            entry.getField(BibTeXEntry.KEY_MONTH) == null
                ? null
                : Bibliography.plain(entry, "month"))
        .isEqualTo(month);
    assertThat(entry.getField(new Key("day")) == null ? null : Bibliography.plain(entry, "day"))
        .isEqualTo(day);
  }

  @Test
  void write_charactersOfTex_areCommands() {
    String title = "A & B: 50 % of #1 {set} $x_1$ a\\b ~ ^";
    ResearchProduct product =
        Bibliography.product("p", ProductKind.BOOK)
            .title(LocalizedText.of("en", title))
            .url("https://example.org/a_b%20c?d=1&e=#f")
            .build();
    Written written = write(Written.dataset(product));
    assertThat(written.text())
        .contains(
            "title = {{A \\& B: 50 \\% of \\#1 \\textbraceleft{}set\\textbraceright{}"
                + " \\$x\\_1\\$ a\\textbackslash{}b \\textasciitilde{} \\textasciicircum{}}}",
            "url = {https://example.org/a_b%20c?d=1&e=#f}");
    assertThat(written.log().kept()).isEmpty();
  }

  @Property
  void write_anyTitle_isReadBackByAnother(@ForAll("titles") String title) {
    ResearchProduct product =
        Bibliography.product("p", ProductKind.BOOK)
            .title(LocalizedText.of("kk", title))
            .publisher(title)
            .build();
    Written written = write(Written.dataset(product));
    BibTeXEntry entry = Bibliography.onlyEntry(written);
    assertThat(Bibliography.plain(entry, "title")).isEqualTo(title);
    assertThat(Bibliography.plain(entry, "publisher")).isEqualTo(title);
  }

  @Provide
  Arbitrary<String> titles() {
    return Arbitraries.strings()
        .withChars("ab ,@\"#$%&_{}~^\\=АЖқңғ")
        .ofMaxLength(60)
        .map(text -> "x" + text.replaceAll(" +", " ") + "x");
  }

  @Test
  void write_whiteSpace_isOneSpace() {
    ResearchProduct product =
        Bibliography.product("p", ProductKind.BOOK).note("first\n\n  second\t third").build();
    assertThat(write(Written.dataset(product)).text()).contains("annote = {first second third}");
  }

  @Property
  void write_anyRecords_areReadByAnother(@ForAll("records") List<HubRecord> records) {
    assertThat(Bibliography.bibTex(write(LanguageTag.RU, Written.dataset(records))).getEntries())
        .hasSize(2);
  }

  @Provide
  Arbitrary<List<HubRecord>> records() {
    return Written.any(List.of(ResearchProduct.class, Journal.class, JournalIssue.class));
  }

  @Test
  void write_anyLocale_givesTheSameBytesToFileAndStream() throws IOException {
    Written expected = write(Written.astanaHub());
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(new Locale.Builder().setLanguageTag("ar-EG-u-nu-arab").build());
      Path file = folder.resolve("works.bib");
      new BibTexWriter(LanguageTag.EN).write(Written.astanaHub(), file);
      assertThat(Files.readString(file)).isEqualTo(expected.text()).doesNotContain("\r");
    } finally {
      Locale.setDefault(locale);
    }
  }
}
