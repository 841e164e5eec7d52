package io.github.mnnparity.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Style and script of the page, read from the class path, and what the page may do. */
final class Assets {
  private static final String CHART = "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.";

  /** Parts of one script, in the order in which they build on each other. */
  private static final List<String> SCRIPTS =
      List.of("base", "data", "theme", "table", "chart", "graph", "plots", "panel", "start");

  private Assets() {}

  static String style() {
    return text(CHART + "min.css") + text("report.css");
  }

  /** Of a report inside another page. */
  static String inlineStyle() {
    return text("inline.css");
  }

  static String script() {
    String own = SCRIPTS.stream().map(name -> text(name + ".js")).collect(Collectors.joining("\n"));
    return "(() => {\n\"use strict\";\n" + text(CHART + "iife.min.js") + "\n" + own + "})();\n";
  }

  /** Everything is forbidden but this style and this script: no request leaves the page. */
  static String policy(String style, String script) {
    return "default-src 'none'; style-src '"
        + hash(style)
        + "'; script-src '"
        + hash(script)
        + "'; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static String text(String resource) {
    try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
