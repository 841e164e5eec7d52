package io.github.mnnparity.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.report.Report;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HtmlReportTest {
  private static final Report REPORT = SampleReports.diverged(60);
  private static final String PAGE = HtmlReport.render(REPORT);
  private static final Document DOCUMENT = Jsoup.parse(PAGE);

  @Test
  void without_scripts_verdict_findings_outputs_layers_and_sections_can_be_read() {
    assertThat(DOCUMENT.selectFirst("h1").text()).isEqualTo("DIVERGED");
    assertThat(DOCUMENT.select("#findings article")).hasSize(2);
    assertThat(DOCUMENT.selectFirst("#findings article").text())
        .contains(
            "ERROR · CONVERSION", "pads: the model says", "parity convert", "Suspect MNN ops");
    assertThat(DOCUMENT.select("#finding-1 .excerpt tr[data-i]")).hasSize(5);
    assertThat(DOCUMENT.select("#outputs tbody tr")).hasSize(3);
    assertThat(DOCUMENT.select("#layer-table tbody tr")).hasSize(60);
    assertThat(DOCUMENT.select("#section-ladder tbody tr")).hasSize(2);
    assertThat(DOCUMENT.select("#section-code pre").text())
        .contains("for (int i = 0; i < n; i++) {");
    assertThat(DOCUMENT.select("#facts").text()).contains("MNN 3.6.1", "1234 ms", "no such folder");
    assertThat(DOCUMENT.select("#spreads").text()).contains("cat.npy");
  }

  @Test
  void nothing_is_loaded_from_anywhere() {
    assertThat(DOCUMENT.select("[src], link, img, iframe, object, embed")).isEmpty();
    assertThat(DOCUMENT.select("a[href]")).allMatch(link -> link.attr("href").startsWith("#"));
    assertThat(DOCUMENT.selectFirst("style").data()).doesNotContain("url(", "@import");
  }

  @Test
  void the_policy_allows_this_style_and_this_script_only() throws Exception {
    String policy =
        DOCUMENT.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    String style = DOCUMENT.selectFirst("style").data();
    String script = DOCUMENT.select("script:not([type])").last().data();

    assertThat(policy)
        .startsWith("default-src 'none';")
        .contains("style-src 'sha256-" + hash(style) + "'")
        .contains("script-src 'sha256-" + hash(script) + "'");
    assertThat(DOCUMENT.select("script:not([type])")).hasSize(1);
    assertThat(DOCUMENT.select("[style]")).isEmpty();
    assertThat(DOCUMENT.getAllElements().stream().flatMap(e -> e.attributes().asList().stream()))
        .noneMatch(attribute -> attribute.getKey().startsWith("on"));
  }

  @Test
  void every_id_is_there_once_and_every_link_leads_to_one() {
    var ids = DOCUMENT.select("[id]").stream().map(Element::id).toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(DOCUMENT.select("a[href]"))
        .allSatisfy(link -> assertThat(ids).contains(link.attr("href").substring(1)));
  }

  @Test
  void a_thousand_layers_in_three_views_stay_below_three_megabytes() {
    String page = HtmlReport.render(SampleReports.diverged(1000));

    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1_500_000, 3_000_000);
  }

  @Test
  void a_folder_that_is_missing_is_told(@TempDir Path folder) {
    Path target = folder.resolve("none").resolve("report.html");

    assertThatThrownBy(() -> HtmlReport.write(REPORT, target))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("report.html");
  }

  @Test
  void the_file_is_written_whole(@TempDir Path folder) throws Exception {
    Path target = folder.resolve("report.html");

    HtmlReport.write(REPORT, target);

    assertThat(target).content(StandardCharsets.UTF_8).isEqualTo(PAGE);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void no_host_and_no_path_of_this_computer_is_in_the_scripts() {
    String script = DOCUMENT.select("script:not([type])").last().data();

    assertThat(Pattern.compile("https?://(?!www\\.w3\\.org/2000/svg)").matcher(script).results())
        .allMatch(match -> script.startsWith("https://github.com/leeoniya/uPlot", match.start()));
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }
}
