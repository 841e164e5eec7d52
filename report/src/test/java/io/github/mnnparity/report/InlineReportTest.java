package io.github.mnnparity.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Report;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InlineReportTest {
  @Test
  void it_tells_verdict_findings_evidence_advice_outputs_and_what_experiments_found() {
    Report report = SampleReports.diverged(20);

    String text = Jsoup.parse(InlineReport.render(report)).body().text();

    Finding first = report.findings().get(0);
    assertThat(text).contains(report.verdict().name(), first.summary().replace("`", ""));
    assertThat(text).contains("Evidence", "What to do", "Outputs", "origin");
    report.sections().forEach(section -> assertThat(text).contains(section.title()));
  }

  @Test
  void it_holds_the_chart_and_is_one_block_without_scripts_ids_and_headings() {
    Document page = Jsoup.parse(InlineReport.render(SampleReports.diverged(20)));

    assertThat(page.body().children()).singleElement().returns("div", Element::tagName);
    assertThat(page.select("img[src^=data:image/png;base64,]")).hasSize(1);
    assertThat(page.select("script, link, iframe, [id], h1, h2, h3, h4, [onclick]")).isEmpty();
  }

  @Test
  void names_from_models_are_text_whatever_they_hold() {
    Report report =
        SampleReports.diverged(
            20, layer -> "<script>alert(1)</script><img src=x>\" id=\"x" + layer);

    Document page = Jsoup.parse(InlineReport.render(report));

    assertThat(page.select("script, img[src=x], [id]")).isEmpty();
    assertThat(page.text()).contains("<script>alert(1)</script><img src=x>\" id=\"x");
  }

  @Test
  void its_style_reaches_nothing_around_it() {
    String css = Jsoup.parse(InlineReport.render(SampleReports.diverged(5))).select("style").html();

    assertThat(css.lines().filter(line -> line.contains("{")))
        .isNotEmpty()
        .allMatch(line -> line.startsWith(".mnn-parity"));
  }

  @Test
  void a_report_without_layers_has_no_chart() {
    Document page = Jsoup.parse(InlineReport.render(SampleReports.diverged(0)));

    assertThat(page.select("img")).isEmpty();
  }
}
