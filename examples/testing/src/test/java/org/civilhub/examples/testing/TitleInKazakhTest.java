package org.civilhub.examples.testing;

import java.time.LocalDate;
import java.util.Map;
import org.civilhub.model.HubEvent;
import org.civilhub.model.code.EventType;
import org.civilhub.model.rule.DatasetContext;
import org.civilhub.model.rule.DatasetRule;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.RecordIds;
import org.civilhub.model.rule.RecordSet;
import org.civilhub.model.rule.RuleScope;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.testkit.DatasetRuleContract;
import org.civilhub.model.testkit.HubRecords;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;

/** How a rule of one's own is proved: the contract brings the tests. */
class TitleInKazakhTest extends DatasetRuleContract {
  /** Events of this registry have a title in Kazakh. */
  private static final class TitleInKazakh implements DatasetRule {
    private static final FindingCode CODE =
        FindingCode.define(
            "registry.event.title-in-kazakh",
            Severity.WARNING,
            RuleScope.RECORD,
            LocalizedText.of("en", "must have a title in Kazakh, found '{found}'")
                .with("ru", "название должно быть на казахском языке, найдено «{found}»")
                .with("kk", "атауы қазақ тілінде болуы керек, табылғаны «{found}»"),
            LocalizedText.of("en", "The registry's pages are in Kazakh first.")
                .with("ru", "Страницы реестра прежде всего на казахском языке.")
                .with("kk", "Тізілім беттері ең алдымен қазақ тілінде."),
            """
            events.ndjson:
            {"id":"EV-1","title":{"kk":"Форум"},"type":"forum"}
            """,
            """
            events.ndjson:
            {"id":"EV-1","title":{"en":"Forum"},"type":"forum"}
            """);

    @Override
    public FindingCode code() {
      return CODE;
    }

    @Override
    public Pass start(DatasetContext context, RecordIds ids) {
      return (record, place, log) -> {
        if (record instanceof HubEvent event && event.getTitle().in(LanguageTag.KK).isEmpty()) {
          String title = event.getTitle().inAnyOf();
          log.add(Finding.of(CODE, event, place.at("/title"), Map.of("found", title)));
        }
      };
    }
  }

  private static RecordSet eventWithTitle(String language, String title) {
    return HubRecords.of(
        LocalDate.of(2025, 12, 31),
        HubEvent.builder()
            .id(Id.of("EV-1"))
            .title(LocalizedText.of(language, title))
            .type(EventType.FORUM)
            .build());
  }

  @Override
  protected DatasetRule rule() {
    return new TitleInKazakh();
  }

  @Override
  protected RecordSet good() {
    return eventWithTitle("kk", "Форум");
  }

  @Override
  protected RecordSet bad() {
    return eventWithTitle("en", "Forum");
  }
}
