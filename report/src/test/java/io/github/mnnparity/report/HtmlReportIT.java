package io.github.mnnparity.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser, as its users have it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HtmlReportIT {
  private static final int LAYERS = 60;
  private static final int GUILTY = LAYERS * 2 / 5;

  @TempDir(cleanup = CleanupMode.ALWAYS)
  private static Path folder;

  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void open() throws Exception {
    assumeTrue(
        Browser.chromium().isPresent() && Browser.chromedriver().isPresent(),
        "no Chromium with its driver here: apt-get install chromium chromium-driver");
    page = folder.resolve("report.html");
    HtmlReport.write(SampleReports.diverged(LAYERS), page);
    browser = Browser.open(folder.resolve("profile"), Path.of("target", "screenshots"));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void load() {
    browser.emulate("screen", "light");
    browser.load(page);
  }

  @AfterEach
  void nothing_is_complained_about_and_nothing_is_asked_for() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).isEmpty();
  }

  @Test
  void the_first_screen_tells_the_verdict() throws Exception {
    assertThat(browser.find("h1").isDisplayed()).isTrue();
    assertThat(browser.find("h1").getText()).isEqualTo("DIVERGED");
    assertThat(
            (Boolean)
                browser.run(
                    "return document.querySelector('#finding-1 h3').getBoundingClientRect().bottom < innerHeight"))
        .isTrue();
    browser.screenshot("light");
  }

  @Test
  void a_column_sorts_the_layers_and_sorts_them_back() {
    browser.click("#layers thead th:nth-child(6) button");

    assertThat(rows().get(0).getAttribute("id")).isEqualTo("L" + GUILTY);
    assertThat(browser.find("#layers thead th:nth-child(6)").getAttribute("aria-sort"))
        .isEqualTo("descending");

    browser.click("#layers thead th:nth-child(1) button");

    assertThat(rows().get(0).getAttribute("id")).isEqualTo("L0");
  }

  @Test
  void the_filter_leaves_rows_that_hold_every_word() {
    browser.find("body").sendKeys("/");
    browser.type("conv stage2");

    assertThat(rows()).hasSizeBetween(2, 6).allMatch(row -> row.getText().contains("Conv"));
    assertThat(browser.find("#layer-count").getText()).endsWith("of " + LAYERS);

    browser.type(Keys.ESCAPE);

    assertThat(rows()).hasSize(LAYERS);
  }

  @Test
  void only_layers_beyond_noise_can_be_listed() {
    browser.click("#layer-beyond");

    assertThat(rows()).hasSize(LAYERS - GUILTY);
    assertThat(rows().get(0).getAttribute("id")).isEqualTo("L" + GUILTY);
  }

  @Test
  void a_click_on_a_layer_shows_its_values() throws Exception {
    browser.click("#L" + GUILTY + " th");
    browser.until("return document.querySelectorAll('#panel .map canvas').length === 3");

    assertThat(browser.find("#panel h2").getText()).startsWith(GUILTY + " backbone/");
    assertThat(browser.findAll("#panel .plot")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(browser.find("#panel").getText())
        .contains("Worst elements", "Error along axis 1", "pads", "1, 1, 1, 1", "32x3x3x3");
    browser.screenshot("panel");

    browser.click("#panel-view button[data-value='1']");
    browser.until(
        "return document.querySelector('#panel .keys .candidate').textContent.startsWith('session')");

    browser.find("body").sendKeys(Keys.ESCAPE);

    assertThat(browser.find("#panel").isDisplayed()).isFalse();
  }

  @Test
  void keys_walk_the_table_and_open_a_layer() {
    browser.run("document.querySelector('#L0').focus()");
    browser.type(Keys.ARROW_DOWN);
    browser.type(Keys.ARROW_DOWN);
    browser.type(Keys.ENTER);
    browser.until("return !document.querySelector('#panel').hidden");

    assertThat(browser.find("#panel h2").getText()).startsWith("2 ");

    browser.type("j");
    browser.until("return document.querySelector('#panel h2').textContent.startsWith('3 ')");
    browser.type(Keys.ESCAPE);

    assertThat(browser.run("return document.activeElement.id")).isEqualTo("L2");
  }

  @Test
  void a_click_in_the_chart_leads_to_the_layer_there() {
    scroll("#chart");
    WebElement plot = browser.find("#chart .u-over");
    int width = plot.getSize().getWidth();
    browser.clickAt(plot, Math.round(width * (GUILTY + 0.5f) / LAYERS), 80);
    browser.until("return !document.querySelector('#panel').hidden");

    assertThat(browser.find("#panel h2").getText()).startsWith(GUILTY + " ");
  }

  @Test
  void keys_walk_the_chart() {
    browser.run("document.querySelector('#chart-frame').focus()");

    assertThat(browser.find("#chart-frame").getAttribute("aria-valuetext"))
        .startsWith(GUILTY + " ");

    browser.type(Keys.ARROW_RIGHT);

    assertThat(browser.find("#chart-frame").getAttribute("aria-valuetext"))
        .startsWith((GUILTY + 1) + " ");
  }

  @Test
  void local_errors_and_single_views_can_be_charted() throws Exception {
    scroll("#chart");
    browser.click("#chart-measure button[data-value='local']");
    browser.click("#chart button.v2");

    assertThat(
            browser.find("#chart-measure button[data-value='local']").getAttribute("aria-pressed"))
        .isEqualTo("true");
    assertThat(browser.find("#chart button.v2").getAttribute("aria-pressed")).isEqualTo("false");
    browser.screenshot("chart-local");
  }

  @Test
  void graphs_are_drawn_side_by_side_zoomed_moved_and_clicked() throws Exception {
    scroll("#graphs");
    browser.until("return document.querySelectorAll('.pane .box').length > 10");

    assertThat(browser.findAll(".pane")).hasSize(2);
    assertThat(height(0, GUILTY)).isEqualTo(height(1, GUILTY));
    String before = transform();
    browser.click("#zoom-in");
    browser.until(
        "return document.querySelector('.pane > g').getAttribute('transform') !== '"
            + before
            + "'");
    String zoomed = transform();
    browser.drag(browser.find(".pane"), 40, -90);
    browser.until(
        "return document.querySelector('.pane > g').getAttribute('transform') !== '"
            + zoomed
            + "'");
    browser.screenshot("graphs");

    browser.click("#zoom-fit");
    browser.until(
        "return document.querySelectorAll('.pane')[1].querySelectorAll('.box').length === "
            + LAYERS);
    browser.screenshot("graphs-whole");

    browser.run("document.querySelector('.pane').focus()");
    browser.type("n");
    browser.type(Keys.ENTER);
    browser.until("return !document.querySelector('#panel').hidden");

    assertThat(browser.find("#panel h2").getText()).startsWith(GUILTY + " ");
  }

  @Test
  void a_click_on_a_box_shows_its_layer() {
    scroll("#graphs");
    browser.until(
        "return document.querySelector('.pane .box[data-layer=\"" + GUILTY + "\"]') !== null");
    browser.click(".pane .box[data-layer='" + GUILTY + "'] .face");
    browser.until("return !document.querySelector('#panel').hidden");

    assertThat(browser.find("#panel h2").getText()).startsWith(GUILTY + " ");
  }

  @Test
  void the_theme_follows_the_system_until_one_is_chosen() throws Exception {
    browser.emulate("screen", "dark");
    browser.until("return getComputedStyle(document.body).backgroundColor === 'rgb(16, 21, 27)'");
    browser.screenshot("dark");

    browser.click("#theme");

    assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(244, 245, 247)");

    browser.click("#theme");
    browser.click("#theme");

    assertThat(browser.find("#theme").getText()).contains("Auto");
  }

  @Test
  void keys_are_explained() {
    browser.find("body").sendKeys("?");

    assertThat(browser.find("#keys-dialog").isDisplayed()).isTrue();

    browser.type(Keys.ESCAPE);

    assertThat(browser.find("#keys-dialog").isDisplayed()).isFalse();
  }

  @Test
  void axe_finds_nothing_serious_in_either_theme() {
    for (String theme : List.of("light", "dark")) {
      browser.emulate("screen", theme);
      browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
      browser.run("document.querySelector('#L" + GUILTY + "').click()");
      browser.until("return document.querySelectorAll('#panel .map canvas').length === 3");

      assertThat(browser.violations()).as(theme).isEmpty();
    }
  }

  @Test
  void a_printed_page_is_light_and_holds_every_layer() throws Exception {
    browser.emulate("", "dark");
    Path pdf = browser.print("printed");

    assertThat(Files.size(pdf)).isGreaterThan(50_000);

    browser.emulate("print", "dark");

    assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
    assertThat(
            (Boolean)
                browser.run(
                    "return document.querySelector('.notes article').getBoundingClientRect().height > 20"))
        .isTrue();
    assertThat(
            browser.run(
                "return getComputedStyle(document.querySelector('#layers .scroll')).maxHeight"))
        .isEqualTo("none");
    browser.screenshot("printed");
  }

  @Test
  void it_fits_a_telephone() throws Exception {
    browser.size(500, 900);
    browser.load(page);

    assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    browser.screenshot("narrow");
    browser.size(1440, 1000);
  }

  @Test
  void names_that_are_markup_are_text_in_chart_graph_and_panel() {
    Path strange = folder.resolve("strange.html");
    String name = "</script><script>alert(1)</script><!--<b>&amp;";
    HtmlReport.write(SampleReports.diverged(12, i -> name + i), strange);
    browser.load(strange);
    browser.run("document.querySelector('#L3').click()");
    browser.until("return document.querySelectorAll('#panel .map canvas').length === 3");

    assertThat(browser.find("#panel h2").getText()).isEqualTo("3 " + name + "3 (Add)");
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('.pane title')].every(t => t.textContent.includes('</script><script>'))"))
        .isEqualTo(true);
    assertThat(browser.findAll("body b b, script:not([type])")).hasSize(1);
  }

  @Test
  void a_thousand_layers_are_below_three_megabytes_and_ready_soon() throws Exception {
    Path large = folder.resolve("large.html");
    HtmlReport.write(SampleReports.diverged(1000), large);
    double ready = browser.load(large);

    assertThat(Files.size(large)).isLessThan(3_000_000);
    // Measured 0.5 s on a free computer; this one may be busy.
    assertThat(ready).as("milliseconds").isLessThan(10_000);
    System.Logger logger = System.getLogger(HtmlReportIT.class.getName());
    logger.log(
        System.Logger.Level.INFO,
        "1,000 layers: {0} bytes, ready in {1} ms",
        Files.size(large),
        ready);
  }

  private static List<WebElement> rows() {
    return browser.findAll("#layer-table tbody tr:not([hidden])");
  }

  private static void scroll(String selector) {
    browser.run("document.querySelector('" + selector + "').scrollIntoView()");
  }

  private static String transform() {
    return browser.find(".pane > g").getAttribute("transform");
  }

  private static Object height(int pane, int layer) {
    return browser.run(
        "return document.querySelectorAll('.pane')[arguments[0]].querySelector('.box[data-layer=\"' + arguments[1] + '\"]').getBoundingClientRect().top",
        pane,
        layer);
  }
}
