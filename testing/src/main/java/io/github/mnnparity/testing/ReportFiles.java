package io.github.mnnparity.testing;

import com.google.common.collect.MapMaker;
import com.google.common.hash.Hashing;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.report.HtmlReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentMap;

/**
 * Reports of comparisons as HTML files, for the messages of failed tests. They are in the folder
 * that the system property {@value #FOLDER} names, else in {@code target/parity} of a Maven build
 * and {@code build/parity} of a Gradle build. Thread-safe; several processes may write at once.
 */
public final class ReportFiles {
  /** System property: where reports go. */
  public static final String FOLDER = "parity.reports";

  /** By identity: two comparisons may have equal results. */
  private static final ConcurrentMap<Report, String> WRITTEN = new MapMaker().weakKeys().makeMap();

  private ReportFiles() {}

  /**
   * Writes {@code report} whole or not at all. Later failures of assertions on it name this file.
   *
   * @return {@code file} as an absolute path
   * @throws io.github.mnnparity.core.error.BadInputException if it cannot be written
   */
  public static Path write(Report report, Path file) {
    Path target = file.toAbsolutePath().normalize();
    makeFolder(target);
    HtmlReport.write(report, target);
    WRITTEN.put(report, target.toString());
    return target;
  }

  /** Folder for reports of tests in {@code test}; it may not exist yet. */
  public static Path folder(Class<?> test) {
    String named = System.getProperty(FOLDER, "");
    return named.isEmpty()
        ? buildFolder(test).resolve("parity")
        : Path.of(named).toAbsolutePath().normalize();
  }

  /** The folder that a build puts everything of {@code test} into; it may not exist yet. */
  public static Path buildFolder(Class<?> test) {
    return BuildFolder.of(test);
  }

  /** The file of a report, which is written now if it was not before; or why there is none. */
  static String path(Report report) {
    return WRITTEN.computeIfAbsent(report, ReportFiles::written);
  }

  private static String written(Report report) {
    Path target = folder(BuildFolder.caller()).resolve(name(report)).toAbsolutePath().normalize();
    try {
      makeFolder(target);
      HtmlReport.write(report, target);
      return target.toString();
    } catch (ParityException e) {
      return "not written: " + e.problem().found();
    }
  }

  /** The same for every run of one test, so that a build folder does not fill up. */
  private static String name(Report report) {
    String model =
        Names.file(report, "candidate")
            .map(file -> String.valueOf(file.getFileName()))
            .orElse("model")
            .replaceAll("\\.mnn$", "");
    String what = report.models() + " " + report.inputs() + " " + report.headline();
    String hash = Hashing.sha256().hashString(what, StandardCharsets.UTF_8).toString();
    return model.replaceAll("[^A-Za-z0-9_.-]+", "_") + "-" + hash.substring(0, 8) + ".html";
  }

  /** Where it cannot be made, writing says why. */
  private static void makeFolder(Path target) {
    try {
      Files.createDirectories(target.getParent());
    } catch (IOException e) {
      System.getLogger(ReportFiles.class.getName()).log(System.Logger.Level.DEBUG, "no folder", e);
    }
  }
}
