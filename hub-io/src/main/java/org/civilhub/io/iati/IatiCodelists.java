package org.civilhub.io.iati;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.civilhub.io.iati.IatiCodelist.Entry;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Severity;

/**
 * The code lists of IATI, and which attributes and elements hold codes of them. A list is read when
 * it is first asked for. Immutable, to be shared by threads.
 */
public final class IatiCodelists {
  private static final Pattern NAME = Pattern.compile("[A-Za-z-]+");
  private static final String EMBEDDED = "codelists/embedded";
  private static final String NON_EMBEDDED = "codelists/non-embedded";

  private final Map<String, Optional<IatiCodelist>> lists = new ConcurrentHashMap<>();
  private final CodelistMapping mapping =
      IatiSources.xml(IatiSources.open("codelists/mapping.xml"), CodelistMapping::read);

  private IatiCodelists() {}

  /**
   * The lists for version 2.03.
   *
   * @return the lists, the same at every call
   */
  public static IatiCodelists standard() {
    return Standard.CODELISTS;
  }

  /**
   * What the lists are copies of. Those of IATI/IATI-Codelists only change with the Standard, the
   * others at any time.
   *
   * @return the commit, 40 hexadecimal digits, by repository
   */
  public Map<String, String> getCommits() {
    return Map.of(
        "IATI/IATI-Codelists", IatiSources.commit(EMBEDDED),
        "IATI/IATI-Codelists-NonEmbedded", IatiSources.commit(NON_EMBEDDED));
  }

  /**
   * One list.
   *
   * @param name name of the list, such as {@code OrganisationType}
   * @return the list; empty if there is none of that name
   */
  public Optional<IatiCodelist> find(String name) {
    return NAME.matcher(name).matches()
        ? lists.computeIfAbsent(name, IatiCodelists::read)
        : Optional.empty();
  }

  private static Optional<IatiCodelist> read(String name) {
    return IatiSources.find(EMBEDDED + "/" + name + ".xml")
        .or(() -> IatiSources.find(NON_EMBEDDED + "/" + name + ".xml"))
        .map(in -> IatiSources.xml(in, IatiCodelist::read))
        .filter(list -> list.getName().equals(name)); // files may be found by any case
  }

  /**
   * Finds codes that are not on the list that they must be on. A finding {@code hub.iati.code} is a
   * warning if the list is complete, advice if it is open or the code was withdrawn; then it has
   * the day in the argument {@code withdrawn}, as far as it is known.
   *
   * @param element an activity, an organisation, or the root of a file
   * @param sink takes the findings in the order of the file
   */
  public void check(IatiElement element, Consumer<Finding> sink) {
    Subject subject = Subject.of(element);
    mapping.walk(
        element,
        (at, value, name) -> {
          IatiCodelist list = find(name).orElseThrow();
          Optional<Entry> entry = list.find(value);
          if (entry.isEmpty()) {
            sink.accept(
                subject.finding(
                    FindingCode.IATI_CODE,
                    list.isComplete() ? Severity.WARNING : Severity.ADVICE,
                    at.place(),
                    Map.of("found", value, "list", name)));
          } else if (entry.get().withdrawn()) {
            String day = entry.get().withdrawnOn().map(Object::toString).orElse("");
            sink.accept(
                subject.finding(
                    FindingCode.IATI_CODE,
                    Severity.ADVICE,
                    at.place(),
                    Map.of("found", value, "list", name, "withdrawn", day)));
          }
        });
  }

  /** Made on first use. */
  private static final class Standard {
    static final IatiCodelists CODELISTS = new IatiCodelists();
  }
}
