package org.civilhub.model.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the catalogue: something a finding can be about, each with its stable code. A code
 * is never used again for something else.
 *
 * <p>The entries of this library are constants here. Codes on the form of what is read, and on
 * single values, name the fault ({@code hub.country.unassigned}); codes on several values or
 * records together name what must hold ({@code hub.event.participants-within-total}). A rule of
 * one's own brings its entry with it, made by {@link #define}. Two entries are equal if their codes
 * are.
 */
public final class FindingCode implements Comparable<FindingCode> {
  private static final Pattern FORM = Pattern.compile("[a-z]+(\\.[a-z]+(-[a-z]+)*){2}");
  private static final String PREFIX = "hub.";
  private static final Map<String, FindingCode> KNOWN = new LinkedHashMap<>();

  /** A file of records holds none. */
  public static final FindingCode FILE_EMPTY =
      known("hub.file.empty", Severity.WARNING, RuleScope.READING);

  /** A file in the dataset is none of its record types, so nothing of it was read. */
  public static final FindingCode FILE_UNKNOWN =
      known("hub.file.unknown", Severity.WARNING, RuleScope.READING);

  /** A line or document is not JSON. */
  public static final FindingCode JSON_MALFORMED =
      known("hub.json.malformed", Severity.ERROR, RuleScope.READING);

  /** A line or document ends in the middle. */
  public static final FindingCode JSON_TRUNCATED =
      known("hub.json.truncated", Severity.ERROR, RuleScope.READING);

  /** Bytes are not UTF-8. */
  public static final FindingCode JSON_ENCODING =
      known("hub.json.encoding", Severity.ERROR, RuleScope.READING);

  /** A bound on what is read was exceeded; the finding names the bound. */
  public static final FindingCode JSON_LIMIT =
      known("hub.json.limit", Severity.ERROR, RuleScope.READING);

  /** Something follows the record on its line. */
  public static final FindingCode JSON_TRAILING =
      known("hub.json.trailing", Severity.ERROR, RuleScope.READING);

  /** Text that is not UTF-8. */
  public static final FindingCode FILE_ENCODING =
      known("hub.file.encoding", Severity.ERROR, RuleScope.READING);

  /** A table that cannot be read on. */
  public static final FindingCode TABLE_MALFORMED =
      known("hub.table.malformed", Severity.ERROR, RuleScope.READING);

  /** A table that exceeds a bound of the reader. */
  public static final FindingCode TABLE_LIMIT =
      known("hub.table.limit", Severity.ERROR, RuleScope.READING);

  /** A header row whose separator is not known. */
  public static final FindingCode TABLE_SEPARATOR =
      known("hub.table.separator", Severity.ERROR, RuleScope.READING);

  /** A sheet that belongs to no type of record. */
  public static final FindingCode SHEET_UNKNOWN =
      known("hub.sheet.unknown", Severity.WARNING, RuleScope.READING);

  /** A column that is no field. */
  public static final FindingCode COLUMN_UNKNOWN =
      known("hub.column.unknown", Severity.WARNING, RuleScope.READING);

  /** A cell to the right of the last column of the header. */
  public static final FindingCode CELL_BEYOND_HEADER =
      known("hub.cell.beyond-header", Severity.ERROR, RuleScope.READING);

  /** Blanks around a value. */
  public static final FindingCode CELL_SPACES =
      known("hub.cell.spaces", Severity.WARNING, RuleScope.READING);

  /** A number in the form of some country. */
  public static final FindingCode CELL_NUMBER_FORM =
      known("hub.cell.number-form", Severity.ERROR, RuleScope.READING);

  /** A date that a spreadsheet program has turned into a number. */
  public static final FindingCode CELL_DATE_NUMBER =
      known("hub.cell.date-number", Severity.ERROR, RuleScope.READING);

  /** A text that is stored as a number. */
  public static final FindingCode CELL_NUMBER_FOR_TEXT =
      known("hub.cell.number-for-text", Severity.WARNING, RuleScope.READING);

  /** Cells that were made one. */
  public static final FindingCode CELL_MERGED =
      known("hub.cell.merged", Severity.ERROR, RuleScope.READING);

  /** A formula where a value is expected. */
  public static final FindingCode CELL_FORMULA =
      known("hub.cell.formula", Severity.ERROR, RuleScope.READING);

  /** What a spreadsheet program shows where it could not compute. */
  public static final FindingCode CELL_FAULT =
      known("hub.cell.fault", Severity.ERROR, RuleScope.READING);

  /** XML that cannot be read on. */
  public static final FindingCode XML_MALFORMED =
      known("hub.xml.malformed", Severity.ERROR, RuleScope.READING);

  /** Something that XML allows and this reader does not. */
  public static final FindingCode XML_FORBIDDEN =
      known("hub.xml.forbidden", Severity.ERROR, RuleScope.READING);

  /** XML that exceeds a bound of the reader. */
  public static final FindingCode XML_LIMIT =
      known("hub.xml.limit", Severity.ERROR, RuleScope.READING);

  /** A field that this version does not know; the record is kept without it. */
  public static final FindingCode FIELD_UNKNOWN =
      known("hub.field.unknown", Severity.WARNING, RuleScope.READING);

  /** A field that stands twice in one object. */
  public static final FindingCode FIELD_DUPLICATE =
      known("hub.field.duplicate", Severity.ERROR, RuleScope.READING);

  /** A field whose value has another form than it must have. */
  public static final FindingCode FIELD_UNREADABLE =
      known("hub.field.unreadable", Severity.ERROR, RuleScope.READING);

  /** A field without which the record means nothing. */
  public static final FindingCode FIELD_MISSING =
      known("hub.field.missing", Severity.ERROR, RuleScope.READING);

  /** Fields that together can never mean anything. */
  public static final FindingCode RECORD_INVALID =
      known("hub.record.invalid", Severity.ERROR, RuleScope.READING);

  /** A second record of one type with the same id; a reader keeps the first. */
  public static final FindingCode RECORD_DUPLICATE_ID =
      known("hub.record.duplicate-id", Severity.ERROR, RuleScope.DATASET);

  /** A code of a fixed list that this version does not know; it is kept as it came. */
  public static final FindingCode CODE_UNKNOWN =
      known("hub.code.unknown", Severity.ADVICE, RuleScope.FIELD);

  /** A text without anything to read. */
  public static final FindingCode TEXT_BLANK =
      known("hub.text.blank", Severity.ERROR, RuleScope.FIELD);

  /** A list that must hold something is empty. */
  public static final FindingCode LIST_EMPTY =
      known("hub.list.empty", Severity.ERROR, RuleScope.FIELD);

  /** A list that names each thing once names one twice. */
  public static final FindingCode LIST_REPEATED =
      known("hub.list.repeated", Severity.WARNING, RuleScope.FIELD);

  /** A country code that ISO 3166-1 does not assign. */
  public static final FindingCode COUNTRY_UNASSIGNED =
      known("hub.country.unassigned", Severity.ERROR, RuleScope.FIELD);

  /** A currency in which no amount can be: a metal, a test code, none at all. */
  public static final FindingCode CURRENCY_UNASSIGNED =
      known("hub.currency.unassigned", Severity.ERROR, RuleScope.FIELD);

  /** A two-letter language that ISO 639-1 does not list, such as a country's code. */
  public static final FindingCode LANGUAGE_UNREGISTERED =
      known("hub.language.unregistered", Severity.WARNING, RuleScope.FIELD);

  /** A number of people, things or money below zero. */
  public static final FindingCode NUMBER_NEGATIVE =
      known("hub.number.negative", Severity.ERROR, RuleScope.FIELD);

  /** A number that must be above zero is not. */
  public static final FindingCode NUMBER_NOT_POSITIVE =
      known("hub.number.not-positive", Severity.ERROR, RuleScope.FIELD);

  /** A number of people or things with a fraction. */
  public static final FindingCode NUMBER_NOT_WHOLE =
      known("hub.number.not-whole", Severity.ERROR, RuleScope.FIELD);

  /** Something that is recorded as done lies after the day of the check. */
  public static final FindingCode DATE_IN_FUTURE =
      known("hub.date.in-future", Severity.ERROR, RuleScope.FIELD);

  /** A last day that lies before the first. */
  public static final FindingCode DATE_END_BEFORE_START =
      known("hub.date.end-before-start", Severity.ERROR, RuleScope.RECORD);

  /** A text that is no ISSN by its form or check digit. */
  public static final FindingCode ISSN_CHECK_DIGIT =
      known("hub.issn.check-digit", Severity.ERROR, RuleScope.FIELD);

  /** A text that is no ISBN by its form or check digit. */
  public static final FindingCode ISBN_CHECK_DIGIT =
      known("hub.isbn.check-digit", Severity.ERROR, RuleScope.FIELD);

  /** A text that is no ORCID iD by its form or check digit. */
  public static final FindingCode ORCID_CHECK_DIGIT =
      known("hub.orcid.check-digit", Severity.ERROR, RuleScope.FIELD);

  /** A text that is no ROR identifier by its form or check digits. */
  public static final FindingCode ROR_CHECK_DIGIT =
      known("hub.ror.check-digit", Severity.ERROR, RuleScope.FIELD);

  /** A text that is no DOI. */
  public static final FindingCode DOI_MALFORMED =
      known("hub.doi.malformed", Severity.ERROR, RuleScope.FIELD);

  /** A text that is no web address. */
  public static final FindingCode URL_MALFORMED =
      known("hub.url.malformed", Severity.ERROR, RuleScope.FIELD);

  /** A text that is no JSON pointer. */
  public static final FindingCode POINTER_MALFORMED =
      known("hub.pointer.malformed", Severity.ERROR, RuleScope.FIELD);

  /** More are named than the record itself states. */
  public static final FindingCode LIST_WITHIN_STATED_NUMBER =
      known("hub.list.within-stated-number", Severity.ERROR, RuleScope.RECORD);

  /** More countries are named as taking part in an event than it states. */
  public static final FindingCode EVENT_COUNTRIES_WITHIN_STATED =
      known("hub.event.countries-within-stated", Severity.ERROR, RuleScope.RECORD);

  /** Two spans of one country's taking part overlap. */
  public static final FindingCode MEMBERSHIP_DISJOINT =
      known("hub.membership.disjoint", Severity.ERROR, RuleScope.RECORD);

  /** The rows of attendance add up to more than the event's own total. */
  public static final FindingCode EVENT_PARTICIPANTS_WITHIN_TOTAL =
      known("hub.event.participants-within-total", Severity.ERROR, RuleScope.RECORD);

  /** An event marked as response to COVID-19 ended before the disease was known. */
  public static final FindingCode EVENT_COVID_AFTER_OUTBREAK =
      known("hub.event.covid-after-outbreak", Severity.WARNING, RuleScope.RECORD);

  /** An event marked as response to COVID-19 does not say whether it was online. */
  public static final FindingCode EVENT_COVID_FORMAT_KNOWN =
      known("hub.event.covid-format-known", Severity.ADVICE, RuleScope.RECORD);

  /** A key stands twice in one results framework. */
  public static final FindingCode PROJECT_KEYS_UNIQUE =
      known("hub.project.keys-unique", Severity.ERROR, RuleScope.RECORD);

  /** A target or actual lies outside the project's own time. */
  public static final FindingCode PROJECT_RESULTS_WITHIN_PROJECT =
      known("hub.project.results-within-project", Severity.WARNING, RuleScope.RECORD);

  /** Sources disagree on a field. */
  public static final FindingCode FIELD_AGREED =
      known("hub.field.agreed", Severity.WARNING, RuleScope.RECORD);

  /** A reference names a record that is not there. */
  public static final FindingCode REFERENCE_RESOLVES =
      known("hub.reference.resolves", Severity.ERROR, RuleScope.DATASET);

  /** Two records for one participating country. */
  public static final FindingCode COUNTRY_UNIQUE =
      known("hub.country.unique", Severity.ERROR, RuleScope.DATASET);

  /** A founder joined on another day than that of the declaration. */
  public static final FindingCode FOUNDER_JOINS_AT_DECLARATION =
      known("hub.founder.joins-at-declaration", Severity.WARNING, RuleScope.DATASET);

  /** Work of the Hub lies outside its life, where no figure counts it. */
  public static final FindingCode DATE_WITHIN_HUB_LIFE =
      known("hub.date.within-hub-life", Severity.WARNING, RuleScope.DATASET);

  /** An agreement was signed with a partner whose partnership had ended. */
  public static final FindingCode AGREEMENT_WITHIN_PARTNERSHIP =
      known("hub.agreement.within-partnership", Severity.WARNING, RuleScope.DATASET);

  /** Two events with one title, first day and place. */
  public static final FindingCode EVENT_UNIQUE =
      known("hub.event.unique", Severity.WARNING, RuleScope.DATASET);

  /** A scholar's country did not take part in the Hub. */
  public static final FindingCode SCHOLARSHIP_PARTICIPATING_COUNTRY =
      known("hub.scholarship.participating-country", Severity.ERROR, RuleScope.DATASET);

  /** Money was spent outside the project's time. */
  public static final FindingCode DELIVERY_WITHIN_PROJECT =
      known("hub.delivery.within-project", Severity.WARNING, RuleScope.DATASET);

  /** Two deliveries of one project and currency cover the same days. */
  public static final FindingCode DELIVERY_DISJOINT =
      known("hub.delivery.disjoint", Severity.WARNING, RuleScope.DATASET);

  /** A project spent more than was given to it at any one stage. */
  public static final FindingCode DELIVERY_WITHIN_CONTRIBUTIONS =
      known("hub.delivery.within-contributions", Severity.WARNING, RuleScope.DATASET);

  /** Two issues of one journal with the same number. */
  public static final FindingCode JOURNAL_ISSUE_UNIQUE =
      known("hub.journal.issue-unique", Severity.ERROR, RuleScope.DATASET);

  /** Running numbers of a journal's issues leave a gap. */
  public static final FindingCode JOURNAL_ISSUE_CONSECUTIVE =
      known("hub.journal.issue-consecutive", Severity.WARNING, RuleScope.DATASET);

  /** A claim on contributions names no stage, and stages never add up. */
  public static final FindingCode CLAIM_STAGE_NAMED =
      known("hub.claim.stage-named", Severity.ADVICE, RuleScope.RECORD);

  /** Two sources claim different figures for one time. */
  public static final FindingCode CLAIM_AGREES =
      known("hub.claim.agrees", Severity.WARNING, RuleScope.DATASET);

  /** A cumulative figure was later claimed to be smaller. */
  public static final FindingCode CLAIM_NON_DECREASING =
      known("hub.claim.non-decreasing", Severity.WARNING, RuleScope.DATASET);

  /** The records contradict a claim. */
  public static final FindingCode CLAIM_NOT_CONTRADICTED =
      known("hub.claim.not-contradicted", Severity.WARNING, RuleScope.DATASET);

  /** A claim of more than a number is not reached by what the records prove. */
  public static final FindingCode CLAIM_SUPPORTED =
      known("hub.claim.supported", Severity.ADVICE, RuleScope.DATASET);

  /** Something that the schema of the IATI Standard does not allow. */
  public static final FindingCode IATI_SCHEMA =
      known("hub.iati.schema", Severity.ERROR, RuleScope.FORMAT);

  /** A broken rule of the official rule set of the IATI Standard. */
  public static final FindingCode IATI_RULE =
      known("hub.iati.rule", Severity.ERROR, RuleScope.FORMAT);

  /** A code that is on no list of the IATI Standard, or was withdrawn. */
  public static final FindingCode IATI_CODE =
      known("hub.iati.code", Severity.WARNING, RuleScope.FORMAT);

  /** Something in IATI that no record of the Hub holds. */
  public static final FindingCode IATI_UNMAPPED =
      known("hub.iati.unmapped", Severity.WARNING, RuleScope.FORMAT);

  /** Something that the format written to cannot hold. */
  public static final FindingCode VALUE_LOST =
      known("hub.value.lost", Severity.WARNING, RuleScope.FORMAT);

  /** Something that the format written to demands and the records do not hold. */
  public static final FindingCode VALUE_NEEDED =
      known("hub.value.needed", Severity.ERROR, RuleScope.FORMAT);

  private final String code;
  private final Severity severity;
  private final RuleScope scope;
  private final int position;
  private final @Nullable Words words;

  /** The words of an entry that is none of this library's. */
  private record Words(LocalizedText message, LocalizedText rationale, String good, String bad) {}

  private FindingCode(
      String code, Severity severity, RuleScope scope, int position, @Nullable Words words) {
    this.code = code;
    this.severity = severity;
    this.scope = scope;
    this.position = position;
    this.words = words;
  }

  private static FindingCode known(String code, Severity severity, RuleScope scope) {
    FindingCode entry = new FindingCode(code, severity, scope, KNOWN.size(), null);
    KNOWN.put(code, entry);
    return entry;
  }

  /**
   * An entry for a rule of one's own.
   *
   * @param code three dotted parts in kebab-case, the first naming who defines it, such as {@code
   *     registry.event.approved}; {@code hub} is this library's
   * @param severity how much such a finding matters
   * @param scope what has to be known to judge it
   * @param message the message, with {@code {found}}, {@code {expected}} and other arguments in
   *     braces
   * @param rationale why the rule is there, in words for whoever fills in the data
   * @param good records that satisfy the rule, in the form of {@link #getGoodExample()}
   * @param bad records that do not
   * @return the entry
   * @throws IllegalArgumentException if the code has another form or is this library's
   */
  public static FindingCode define(
      String code,
      Severity severity,
      RuleScope scope,
      LocalizedText message,
      LocalizedText rationale,
      String good,
      String bad) {
    if (!FORM.matcher(code).matches() || code.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "code must be three dotted kebab-case parts not starting with '"
              + PREFIX
              + "', found '"
              + code
              + "'");
    }
    return new FindingCode(
        code, severity, scope, Integer.MAX_VALUE, new Words(message, rationale, good, bad));
  }

  /**
   * The entries of this library.
   *
   * @return the entries in the order of the catalogue, unmodifiable
   */
  public static List<FindingCode> catalogue() {
    return List.copyOf(KNOWN.values());
  }

  /**
   * The entry of this library with a code.
   *
   * @param code such as {@code hub.field.unknown}; the leading {@code hub.} may be left out
   * @return the entry; empty if the catalogue has no such code
   */
  public static Optional<FindingCode> of(String code) {
    return Optional.ofNullable(KNOWN.get(code))
        .or(() -> Optional.ofNullable(KNOWN.get(PREFIX + code)));
  }

  /**
   * The code in reports.
   *
   * @return dotted kebab-case, such as {@code hub.field.unknown}
   */
  public String getCode() {
    return code;
  }

  /**
   * How much such a finding matters unless a {@link Ruleset} says otherwise.
   *
   * @return the severity
   */
  public Severity getSeverity() {
    return severity;
  }

  /**
   * What has to be known to judge it.
   *
   * @return the scope
   */
  public RuleScope getScope() {
    return scope;
  }

  /**
   * Whether a record, or what should have been one, is left out for it. Such an entry can be
   * neither switched off nor made milder, or something would be lost in silence.
   *
   * @return true for errors of reading, and for an id that stands twice
   */
  public boolean isRejecting() {
    return severity == Severity.ERROR
        && (scope == RuleScope.READING || equals(RECORD_DUPLICATE_ID));
  }

  /**
   * The words of such a finding, with arguments in braces.
   *
   * @return the message in Kazakh, Russian and English
   */
  public LocalizedText getMessage() {
    return words == null ? words().get("finding", code).orElseThrow() : words.message();
  }

  /**
   * Why the rule is there, in words for whoever fills in the data.
   *
   * @return a sentence or two in Kazakh, Russian and English
   */
  public LocalizedText getRationale() {
    return words == null ? words().get("rationale", code).orElseThrow() : words.rationale();
  }

  /**
   * Data that satisfies the rule: for each file of a dataset its name and a colon, then its lines.
   * What is not given is left out of the dataset, but for the manifest.
   *
   * @return the example
   */
  public String getGoodExample() {
    return words == null ? example("good") : words.good();
  }

  /**
   * Data for which there is such a finding.
   *
   * @return the example, in the form of {@link #getGoodExample()}
   */
  public String getBadExample() {
    return words == null ? example("bad") : words.bad();
  }

  private String example(String kind) {
    String resource = "examples/" + code.substring(PREFIX.length()) + "." + kind + ".txt";
    try (InputStream in = FindingCode.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  @Override
  public int compareTo(FindingCode other) {
    int order = Integer.compare(position, other.position);
    return order == 0 ? code.compareTo(other.code) : order;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof FindingCode other && code.equals(other.code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  /** The code itself. */
  @Override
  public String toString() {
    return code;
  }

  static LabelTable words() {
    return Table.WORDS;
  }

  /** Read on first use. */
  private static final class Table {
    static final LabelTable WORDS = LabelTable.read(FindingCode.class, "findings.tsv");
  }
}
