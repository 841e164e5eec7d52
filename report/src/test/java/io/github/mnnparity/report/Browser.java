package io.github.mnnparity.report;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.Pdf;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium of this computer. Owns the browser, its driver and its profile. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ChromeDriver driver;
  private final Path screenshots;

  private Browser(ChromeDriver driver, Path screenshots) {
    this.driver = driver;
    this.screenshots = screenshots;
  }

  private static Optional<Path> program(String variable, String... places) {
    return Stream.concat(Stream.ofNullable(System.getenv(variable)), Stream.of(places))
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Optional<Path> chromium() {
    return program("CHROME_BIN", "/usr/bin/chromium", "/usr/bin/chromium-browser");
  }

  static Optional<Path> chromedriver() {
    return program(
        "CHROMEDRIVER", "/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver");
  }

  /** Only where {@link #chromium} and {@link #chromedriver} are there: nothing is downloaded. */
  static Browser open(Path profile, Path screenshots) throws IOException {
    System.setProperty("SE_AVOID_STATS", "true");
    Files.createDirectories(screenshots);
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(chromium().orElseThrow().toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--window-size=1440,1000",
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(
                chromedriver().map(Path::toFile).map(File.class::cast).orElseThrow())
            .usingAnyFreePort()
            .build();
    var browser = new Browser(new ChromeDriver(service, options), screenshots);
    browser.driver.get("about:blank");
    browser.requests();
    return browser;
  }

  /** Opens a page and waits until its scripts are ready; milliseconds from start to there. */
  double load(Path page) {
    driver.get(page.toUri().toString());
    until("return document.documentElement.dataset.ready === 'true'");
    return ((Number) run("return performance.getEntriesByName('ready')[0].startTime"))
        .doubleValue();
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  void until(String condition) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20))
        .until(page -> Boolean.TRUE.equals(run(condition)));
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> findAll(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  void click(String selector) {
    find(selector).click();
  }

  /** Keys go to what has the focus. */
  void type(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** Clicks a point of an element, from its upper left corner. */
  void clickAt(WebElement element, int x, int y) {
    var size = element.getSize();
    new org.openqa.selenium.interactions.Actions(driver)
        .moveToElement(element, x - size.getWidth() / 2, y - size.getHeight() / 2)
        .click()
        .perform();
  }

  void drag(WebElement element, int dx, int dy) {
    new org.openqa.selenium.interactions.Actions(driver)
        .moveToElement(element)
        .clickAndHold()
        .moveByOffset(dx / 2, dy / 2)
        .moveByOffset(dx - dx / 2, dy - dy / 2)
        .release()
        .perform();
  }

  /** As a device with this theme, or a printer ({@code medium} print), would show it. */
  void emulate(String medium, String theme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", theme),
                // Else clicks meet elements that are still on their way.
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  void size(int width, int height) {
    driver.manage().window().setSize(new org.openqa.selenium.Dimension(width, height));
  }

  /** What axe calls serious or critical, with the elements. */
  List<String> violations() {
    return new AxeBuilder()
        .analyze(driver).getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .map(Browser::words)
            .toList();
  }

  private static String words(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " at "
        + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
  }

  /** What scripts complained about since the last time it was asked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  /** Addresses that were asked for since the last time, but for files. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .filter(message -> !message.contains("\"url\":\"file:"))
        .toList();
  }

  Path screenshot(String name) throws IOException {
    return Files.write(
        screenshots.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  Path print(String name) throws IOException {
    var options = new PrintOptions();
    options.setBackground(true);
    Pdf pdf = driver.print(options);
    return Files.write(
        screenshots.resolve(name + ".pdf"),
        OutputType.BYTES.convertFromBase64Png(pdf.getContent()));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
