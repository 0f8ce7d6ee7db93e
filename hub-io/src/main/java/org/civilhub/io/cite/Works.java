package org.civilhub.io.cite;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.civilhub.io.Dataset;
import org.civilhub.io.cite.Work.Form;
import org.civilhub.io.internal.LocalText;
import org.civilhub.io.internal.Loss;
import org.civilhub.io.internal.Losses;
import org.civilhub.io.internal.RecordLosses;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Journal;
import org.civilhub.model.JournalIssue;
import org.civilhub.model.RecordType;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.code.ProductKind;
import org.civilhub.model.code.TitleOrigin;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialDate.Precision;

/** Reads the works out of a dataset, and tells what of the records is in none of them. */
final class Works {
  private static final Pattern DOI =
      Pattern.compile("(?:https?://(?:dx\\.)?doi\\.org/|doi:)?(10\\..*)");
  private static final String SAFE =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** A journal, which is no work of its own but stands in those that appeared in it. */
  private record Container(Journal journal, RecordLosses parts) {}

  private final LanguageTag language;
  private final Losses losses = new Losses();
  private final List<Work> works = new ArrayList<>();
  private final Map<String, Container> journals = new LinkedHashMap<>();
  private final Map<String, JournalIssue> issues = new LinkedHashMap<>();

  private Works(LanguageTag language) {
    this.language = language;
  }

  static Works of(Dataset dataset, LanguageTag language) {
    Works works = new Works(language);
    works.read(dataset);
    return works;
  }

  /** Products, then issues, in the order of the dataset. */
  List<Work> list() {
    return works;
  }

  FindingLog log() {
    return losses.log();
  }

  private void read(Dataset dataset) {
    losses.tellTypesBeside(
        EnumSet.of(RecordType.RESEARCH_PRODUCT, RecordType.JOURNAL, RecordType.JOURNAL_ISSUE),
        dataset);
    for (Journal journal : dataset.records(Journal.class)) {
      journals.put(journal.getId().value(), new Container(journal, losses.of(journal)));
    }
    for (JournalIssue issue : dataset.records(JournalIssue.class)) {
      issues.put(issue.getId().value(), issue);
    }
    for (ResearchProduct product : dataset.records(ResearchProduct.class)) {
      RecordLosses parts = losses.of(product);
      works.add(work(product, parts));
      parts.tell();
    }
    for (JournalIssue issue : issues.values()) {
      RecordLosses parts = losses.of(issue);
      works.add(work(issue, parts));
      parts.tell();
    }
    journals.values().forEach(journal -> journal.parts().tell());
  }

  private Work work(ResearchProduct product, RecordLosses parts) {
    Form form = form(product.getKind());
    LocalText kind = parts.hold("/kind", LocalText.label(product.getKind(), language));
    LocalText title = parts.hold("/title", product.getTitle(), language);
    Optional<JournalIssue> issue =
        product.getIssue().flatMap(id -> Optional.ofNullable(issues.get(id.value())));
    if (issue.isPresent()) {
      parts.hold("/issue");
    } else {
      parts.because("/issue", Loss.REFERENCE);
    }
    Optional<Container> journal = issue.flatMap(this::journal);
    List<String> keywords = new ArrayList<>();
    product
        .getTheme()
        .ifPresent(t -> keywords.add(parts.hold("/theme", LocalText.label(t, language)).text()));
    product.getCountries().forEach(country -> keywords.add(LocalText.name(country, language)));
    parts.hold("/countries");
    return new Work(
        key(product),
        form,
        Optional.of(title),
        Optional.of(title.language()).filter(tag -> isOwn(product) && !tag.equals(LanguageTag.UND)),
        Optional.of(kind.text()).filter(text -> !isSaid(product.getKind(), form)),
        published(product.getPublishedOn(), parts),
        product.getPublisher().map(text -> parts.hold("/publisher", text)),
        journal.map(this::title),
        issue.flatMap(JournalIssue::getVolume),
        issue.flatMap(Works::number),
        journal.flatMap(Works::issn),
        product.getIsbn().map(text -> parts.hold("/isbn", text)),
        product.getDoi().flatMap(text -> doi(text, parts)),
        product
            .getUrl()
            .flatMap(text -> parts.holdAddress("/url", text))
            .map(uri -> uri.toString()),
        keywords,
        product.getNote().map(text -> parts.hold("/note", text)));
  }

  /** Whether the kind is what the form says. */
  private static boolean isSaid(ProductKind kind, Form form) {
    return kind.equals(ProductKind.REPORT) || (form != Form.REPORT && form != Form.OTHER);
  }

  /** Whether the title is the work's own, so that its language is the work's. */
  private static boolean isOwn(ResearchProduct product) {
    return product.getTitleOrigin().orElse(TitleOrigin.OFFICIAL).equals(TitleOrigin.OFFICIAL);
  }

  private Work work(JournalIssue issue, RecordLosses parts) {
    Optional<Container> journal = journal(issue);
    if (journal.isPresent()) {
      parts.hold("/journal");
    } else {
      parts.because("/journal", Loss.REFERENCE);
    }
    parts.hold("/volume");
    parts.hold(issue.getNumber().isPresent() ? "/number" : "/issue");
    return new Work(
        key(issue),
        Form.ISSUE,
        journal.map(j -> j.parts().hold("/title", j.journal().getTitle(), language)),
        Optional.empty(),
        Optional.empty(),
        published(issue.getPublishedOn(), parts),
        Optional.empty(),
        Optional.empty(),
        issue.getVolume(),
        number(issue),
        journal.flatMap(Works::issn),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        issue.getNote().map(text -> parts.hold("/note", text)));
  }

  private Optional<Container> journal(JournalIssue issue) {
    return Optional.ofNullable(journals.get(issue.getJournal().value()));
  }

  private String title(Container container) {
    return container.parts().hold("/title", container.journal().getTitle(), language).text();
  }

  private static Optional<String> issn(Container container) {
    return container.journal().getIssn().map(text -> container.parts().hold("/issn", text));
  }

  /** The number within the volume or year, or else the running one, which journals also go by. */
  private static Optional<Integer> number(JournalIssue issue) {
    return issue.getNumber().isPresent() ? issue.getNumber() : issue.getIssue();
  }

  private static Form form(ProductKind kind) {
    if (kind.equals(ProductKind.BOOK)) {
      return Form.BOOK;
    } else if (kind.equals(ProductKind.JOURNAL_ARTICLE)) {
      return Form.ARTICLE;
    } else if (kind.equals(ProductKind.JOURNAL_ISSUE)) {
      return Form.ISSUE;
    } else if (kind.equals(ProductKind.SCIENTIFIC_PUBLICATION) || !kind.isKnown()) {
      return Form.OTHER;
    }
    return Form.REPORT;
  }

  /** A report of a day says only that it was published by then, which is no date of a work. */
  private static Optional<PartialDate> published(Optional<PartialDate> date, RecordLosses parts) {
    Optional<PartialDate> held = date.filter(d -> d.precision() != Precision.REPORTED);
    if (held.isPresent()) {
      parts.hold("/publishedOn");
    } else {
      parts.because("/publishedOn", Loss.DATE);
    }
    return held;
  }

  /** The bare name, without the address before it. Braces would end a field of BibTeX. */
  private static Optional<String> doi(String text, RecordLosses parts) {
    var matcher = DOI.matcher(text);
    if (matcher.matches() && matcher.group(1).chars().noneMatch(c -> "{}\\".indexOf(c) >= 0)) {
      return Optional.of(parts.hold("/doi", matcher.group(1)));
    }
    parts.because("/doi", Loss.ADDRESS);
    return Optional.empty();
  }

  /**
   * Type and id, for ids are unique within a type alone. Nothing else of the dataset is in it, so
   * it stays; what a key cannot have is written as its code, so no two ids give one key.
   */
  private static String key(HubRecord record) {
    StringBuilder key =
        new StringBuilder(RecordType.of(record).getCode().replace('_', '-')).append(':');
    for (char c : record.getId().value().toCharArray()) {
      if (SAFE.indexOf(c) >= 0) {
        key.append(c);
      } else {
        key.append('_').append(HEX.toHexDigits(c));
      }
    }
    return key.toString();
  }
}
