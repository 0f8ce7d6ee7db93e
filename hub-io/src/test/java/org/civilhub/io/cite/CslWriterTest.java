package org.civilhub.io.cite;

import static org.assertj.core.api.Assertions.assertThat;

import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.helper.json.MapJsonBuilderFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.civilhub.io.Dataset;
import org.civilhub.io.internal.Written;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Journal;
import org.civilhub.model.JournalIssue;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.ProductKind;
import org.civilhub.model.code.TitleOrigin;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CSL-JSON, also as citeproc-java reads it. The golden files are written anew by {@code mvn test
 * -Dgolden.update=true}.
 */
class CslWriterTest {
  @TempDir private Path folder;

  private static Written write(LanguageTag language, Dataset dataset) {
    CslWriter writer = new CslWriter(language);
    return Written.by(writer::write, dataset);
  }

  private static Written write(Dataset dataset) {
    return write(LanguageTag.EN, dataset);
  }

  private static CSLItemData only(Written written) {
    List<CSLItemData> items = Bibliography.csl(written);
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void write_publicRecord_givesGoldenFile(String language) {
    Written written = write(new LanguageTag(language), Written.astanaHub());
    written.assertGolden("cite/astana-hub." + language + ".json");
    assertThat(Bibliography.csl(written)).hasSize(18 + 18);
  }

  @Test
  void write_samples_givesGoldenFile() {
    write(LanguageTag.RU, Written.dataset(Written.samples())).assertGolden("cite/samples.json");
  }

  @Test
  void write_everyItem_isWhollyKnownToAProcessor() {
    for (Dataset dataset : List.of(Written.dataset(Written.samples()), Written.astanaHub())) {
      Written written = write(dataset);
      List<Object> kept = new ArrayList<>();
      for (CSLItemData item : Bibliography.csl(written)) {
        kept.add(item.toJson(new MapJsonBuilderFactory().createJsonBuilder()));
      }
      assertThat(words(kept)).isEqualTo(words(Bibliography.cslJson(written)));
    }
  }

  /** With every scalar as its text, for the processor has its own types of numbers and codes. */
  private static Object words(Object json) {
    if (json instanceof Map<?, ?> object) {
      Map<String, Object> words = new TreeMap<>();
      object.forEach((name, value) -> words.put(name.toString(), words(value)));
      return words;
    }
    if (json instanceof Collection<?> list) {
      return list.stream().map(CslWriterTest::words).toList();
    }
    return json instanceof int[] numbers
        ? Arrays.stream(numbers).mapToObj(String::valueOf).toList()
        : json instanceof Object[] array ? words(List.of(array)) : json.toString();
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
            Map.entry("/id", "\"id\": \"research-product:sample-1\""),
            Map.entry("/kind", "\"genre\": \"Case study\""),
            Map.entry("/title/en", "\"title\": \"Invented title\""),
            Map.entry("/issue", "\"container-title\": \"Journal\""),
            Map.entry("/publisher", "\"publisher\": \"Invented publisher\""),
            Map.entry("/isbn", "\"ISBN\": \"978-0-00-000000-2\""),
            Map.entry("/doi", "\"DOI\": \"10.5555/12345678\""),
            Map.entry("/url", "\"URL\": \"https://example.org/record\""),
            Map.entry("/theme", "\"keyword\": \"Civil service reform, Afghanistan"),
            Map.entry("/countries/0", "Afghanistan"),
            Map.entry("/countries/1", "Antigua and Barbuda\""),
            Map.entry("/publishedOn", "\"date-parts\""),
            Map.entry("/note", "\"note\": \"Invented note\""));
    written.assertAllOf(product, shown);
    assertThat(written.lost(product))
        .contains("/title/kk", "/statedCountries", "/publishedOnBasis", "/sources");
  }

  @Test
  void write_fullIssueAndJournal_holdOrTellEveryField() {
    Journal journal =
        Journal.builder().from(Written.sample(Journal.class)).id(Id.<Journal>of("j")).build();
    JournalIssue issue =
        JournalIssue.builder()
            .from(Written.sample(JournalIssue.class))
            .journal(Id.<Journal>of("j"))
            .publishedOn(PartialDate.parse("2023-05"))
            .build();
    Written written = write(Written.dataset(journal, issue));
    written.assertAllOf(
        issue,
        Map.of(
            "/id", "\"id\": \"journal-issue:sample-1\"",
            "/journal", "\"title\": \"Invented title\"",
            "/volume", "\"volume\": \"37\"",
            "/number", "\"issue\": \"23\"",
            "/publishedOn", "\"date-parts\"",
            "/note", "\"note\": \"Invented note\""));
    written.assertAllOf(
        journal,
        Map.of(
            "/id", "",
            "/title/en", "\"title\": \"Invented title\"",
            "/issn", "\"ISSN\": \"2049-3630\""));
    assertThat(written.lost(issue)).contains("/issue", "/articles", "/otherItems");
    assertThat(written.lost(journal)).contains("/peerReviewed", "/url", "/note", "/title/ru");
  }

  @Test
  void write_otherRecords_areToldByTypeAndNumber() {
    HubEvent event =
        HubEvent.builder()
            .id(Id.of("e"))
            .title(LocalizedText.of("en", "Workshop"))
            .type(EventType.WORKSHOP)
            .build();
    Written written = write(Written.dataset(event));
    assertThat(written.text()).isEqualTo("[ ]\n");
    assertThat(written.log().countsByCode()).containsExactly(Map.entry(FindingCode.VALUE_LOST, 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "case_study, report, Case study",
    "report, report,",
    "book, book,",
    "study, report, Study",
    "journal_article, article-journal,",
    "journal_issue, periodical,",
    "scientific_publication, document, Scientific publication",
    "policy_brief, report, Policy brief",
    "poster, document, poster"
  })
  void write_kind_isTypeAndGenre(String kind, String type, @Nullable String genre) {
    Written written =
        write(Written.dataset(Bibliography.product("p", ProductKind.of(kind)).build()));
    assertThat(only(written).getType()).hasToString(type);
    assertThat(only(written).getGenre()).isEqualTo(genre);
    assertThat(written.log().kept()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2023, '2023'", "2023-05, '2023,5'", "2023-05-27, '2023,5,27'"})
  void write_date_isAsPreciseAsItIsKnown(String date, String parts) {
    Written written =
        write(
            Written.dataset(
                Bibliography.product("p", ProductKind.BOOK)
                    .publishedOn(PartialDate.parse(date))
                    .build()));
    assertThat(written.text().replaceAll("\\s", ""))
        .contains("\"issued\":{\"date-parts\":[[" + parts + "]]}");
  }

  @Test
  void write_reportedDate_isTold() {
    ResearchProduct product =
        Bibliography.product("p", ProductKind.BOOK)
            .publishedOn(PartialDate.parse("../2023-03-17"))
            .build();
    Written written = write(Written.dataset(product));
    assertThat(only(written).getIssued()).isNull();
    assertThat(written.lost(product)).containsExactly("/publishedOn");
    assertThat(written.reasons("/publishedOn")).containsExactly("lost_date");
  }

  @Test
  void write_article_standsInItsIssue() {
    Written written =
        write(
            LanguageTag.KK,
            Written.dataset(
                Bibliography.product("p", ProductKind.JOURNAL_ARTICLE)
                    .issue(Id.<JournalIssue>of("i"))
                    .build(),
                Bibliography.issue("i").volume(9).issue(17).build(),
                Bibliography.journal().build()));
    CSLItemData article = Bibliography.csl(written).get(0);
    assertThat(article.getContainerTitle()).isEqualTo("Журнал");
    assertThat(article.getVolume()).isEqualTo("9");
    assertThat(article.getIssue()).isEqualTo("17");
    assertThat(article.getISSN()).isEqualTo("2049-3630");
    assertThat(article.getAuthor()).isNull();
  }

  @Test
  void write_referencesToNothing_areTold() {
    ResearchProduct product =
        Bibliography.product("p", ProductKind.JOURNAL_ARTICLE)
            .issue(Id.<JournalIssue>of("none"))
            .build();
    JournalIssue issue = Bibliography.issue("i").number(1).build();
    Written written = write(Written.dataset(product, issue));
    assertThat(written.lost(product)).containsExactly("/issue");
    assertThat(written.reasons("/issue")).containsExactly("lost_reference");
    assertThat(written.lost(issue)).containsExactly("/journal");
  }

  @Test
  void write_journalWithoutIssues_isTold() {
    Journal journal = Bibliography.journal().build();
    assertThat(write(Written.dataset(journal)).lost(journal)).containsExactly("/issn", "/title");
  }

  @Test
  void write_language_isThatOfATitleOfItsOwn() {
    ResearchProduct own =
        Bibliography.product("a", ProductKind.BOOK).title(LocalizedText.of("ru", "Книга")).build();
    ResearchProduct translated =
        Bibliography.product("b", ProductKind.BOOK).titleOrigin(TitleOrigin.TRANSLATED).build();
    ResearchProduct unknown =
        Bibliography.product("c", ProductKind.BOOK).title(LocalizedText.of("und", "Liber")).build();
    assertThat(Bibliography.csl(write(Written.dataset(own, translated, unknown))))
        .extracting(CSLItemData::getLanguage)
        .containsExactly("ru", null, null);
  }

  @Test
  void write_addressesThatAreNone_areTold() {
    ResearchProduct product =
        Bibliography.product("p", ProductKind.BOOK).doi("10.1/a{b").url("see {page}").build();
    Written written = write(Written.dataset(product));
    assertThat(only(written).getDOI()).isNull();
    assertThat(only(written).getURL()).isNull();
    assertThat(written.lost(product)).containsExactly("/doi", "/url");
    assertThat(written.reasons("/doi")).containsExactly("lost_address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.5555/12", "doi:10.5555/12", "https://doi.org/10.5555/12"})
  void write_doi_standsWithoutAddress(String doi) {
    Written written =
        write(Written.dataset(Bibliography.product("p", ProductKind.BOOK).doi(doi).build()));
    assertThat(only(written).getDOI()).isEqualTo("10.5555/12");
  }

  @Property
  void write_anyTwoIds_giveTwoKeysOfPlainCharacters(
      @ForAll @StringLength(min = 1, max = 5) @CharRange(from = ' ', to = 'я') String a,
      @ForAll @StringLength(min = 1, max = 5) @CharRange(from = ' ', to = 'я') String b) {
    String first = "x" + a + "x";
    String second = "x" + b + "x";
    if (first.chars().anyMatch(Character::isISOControl)
        || second.chars().anyMatch(Character::isISOControl)
        || first.equals(second)) {
      return;
    }
    List<CSLItemData> items =
        Bibliography.csl(
            write(
                Written.dataset(
                    Bibliography.product(first, ProductKind.BOOK).build(),
                    Bibliography.product(second, ProductKind.BOOK).build())));
    assertThat(items).extracting(CSLItemData::getId).doesNotHaveDuplicates();
    assertThat(items).allMatch(item -> item.getId().matches("research-product:[A-Za-z0-9._-]+"));
  }

  @Test
  void write_productAndIssueOfOneId_haveTwoKeys() {
    Written written =
        write(
            Written.dataset(
                Bibliography.product("a b", ProductKind.BOOK).build(),
                Bibliography.issue("a b").build(),
                Bibliography.journal().build()));
    assertThat(Bibliography.csl(written))
        .extracting(CSLItemData::getId)
        .containsExactly("research-product:a_0020b", "journal-issue:a_0020b");
  }

  @Property
  void write_anyRecords_areReadByAnother(@ForAll("records") List<HubRecord> records) {
    assertThat(Bibliography.csl(write(LanguageTag.RU, Written.dataset(records)))).hasSize(2);
  }

  @Provide
  Arbitrary<List<HubRecord>> records() {
    return Written.any(List.of(ResearchProduct.class, Journal.class, JournalIssue.class));
  }

  @Test
  void write_file_hasTheBytesOfTheStream() throws IOException {
    Path file = folder.resolve("works.json");
    new CslWriter(LanguageTag.EN).write(Written.astanaHub(), file);
    assertThat(Files.readString(file)).isEqualTo(write(Written.astanaHub()).text());
    assertThat(Files.readString(file)).doesNotContain("\r").endsWith("]\n");
  }
}
