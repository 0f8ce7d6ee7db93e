package org.civilhub.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.junit.jupiter.api.Test;

class SourceTest {
  private static final LocalizedText TITLE = LocalizedText.of("en", "Annual report");
  private static final String URL = "https://example.org/report";

  private static Source document(String name) {
    return Source.builder().document(name).build();
  }

  private static Source url(String url) {
    return Source.builder().url(url).build();
  }

  @Test
  void isSameAs_sharedDocumentOrAddress_isTrue() {
    Source both = Source.builder().document("A").url(URL).build();
    assertThat(both.isSameAs(document("A"))).isTrue();
    assertThat(document("A").isSameAs(both)).isTrue();
    assertThat(both.isSameAs(url(URL))).isTrue();
    assertThat(both.isSameAs(Source.builder().document("B").url(URL).build())).isTrue();
    assertThat(both.isSameAs(Source.builder().document("A").url(URL + "2").build())).isTrue();
    assertThat(both.isSameAs(both)).isTrue();
  }

  @Test
  void isSameAs_nothingShared_isFalse() {
    assertThat(document("A").isSameAs(document("B"))).isFalse();
    assertThat(document("A").isSameAs(url(URL))).isFalse();
    assertThat(url(URL).isSameAs(url(URL + "/2"))).isFalse();
  }

  @Test
  void isSameAs_onlyTheTitleShared_isFalse() {
    Source first = Source.builder().title(TITLE).build();
    assertThat(first.isSameAs(Source.builder().title(TITLE).document("A").build())).isFalse();
    assertThat(first.isSameAs(Source.builder().title(TITLE).build())).isFalse();
  }

  @Test
  void build_documentTitleOrAddressAlone_isEnough() {
    assertThat(document("A").getDocument()).contains("A");
    assertThat(url(URL).getUrl()).contains(URL);
    assertThat(Source.builder().title(TITLE).build().getTitle()).contains(TITLE);
  }

  @Test
  void build_namingNothing_isRefused() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Source.builder().publishedOn(PartialDate.ofYear(2016)).build())
        .withMessage("source must name a document, a title or a url");
  }
}
