package io.github.mnnparity.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Whatever a tensor is called, its name is text on the page. */
class HtmlEscapingPropertyTest {
  private static final int ELEMENTS = counted(page("plain"));
  private static final int GUILTY = 4;

  @Property(tries = 100)
  void a_name_is_shown_as_it_is_and_makes_no_element(@ForAll("names") String name) {
    Document page = page(name);

    assertThat(page.select("#L" + GUILTY + " th code").first().wholeText()).isEqualTo(name);
    assertThat(counted(page)).isEqualTo(ELEMENTS);
  }

  @Example
  void markup_in_a_name_stays_text() {
    for (String name :
        List.of(
            "<script>alert(1)</script>",
            "</script>",
            "<!--",
            "]]>",
            "\" onload=\"alert(1)",
            "' onfocus='alert(1)",
            "&lt;b&gt;",
            "</title><b>",
            "</code></td></table><b>")) {
      a_name_is_shown_as_it_is_and_makes_no_element(name);
    }
  }

  @Example
  void signs_that_a_page_cannot_hold_are_shown_as_others() {
    String name = "a\u0000b\rc\ud800d\u202ee\u0085";

    assertThat(page(name).select("#L4 th code").first().wholeText())
        .isEqualTo("a\u2400b\u240dc\ufffdd\ufffde\u2421");
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> markup =
        Arbitraries.strings().withChars("<>&\"'/!-=#;`scriptalo ").ofMinLength(1).ofMaxLength(30);
    Arbitrary<String> any =
        Arbitraries.strings()
            .all()
            .ofMinLength(1)
            .ofMaxLength(20)
            .filter(HtmlEscapingPropertyTest::isPrintable);
    return Arbitraries.oneOf(markup, any);
  }

  /** What {@link #signs_that_a_page_cannot_hold_are_shown_as_others} is not about. */
  private static boolean isPrintable(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                Character.isISOControl(c) && c != '\n' && c != '\t'
                    || (c >= 0xd800 && c <= 0xdfff)
                    || (c >= 0x202a && c <= 0x202e)
                    || (c >= 0x2066 && c <= 0x2069)
                    || c == 0xfffe
                    || c == 0xffff);
  }

  /** Sentences show what is in backticks as code, so that is not counted. */
  private static int counted(Document page) {
    return page.select("*:not(code)").size();
  }

  private static Document page(String name) {
    return Jsoup.parse(
        HtmlReport.render(SampleReports.diverged(10, i -> i == GUILTY ? name : "t" + i)));
  }
}
