package io.github.mnnparity.cli.command;

import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.ReportCsv;
import io.github.mnnparity.core.report.ReportJson;
import io.github.mnnparity.report.HtmlReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The files that a comparison writes when asked. A format is an option and a line in {@link
 * #wanted}.
 */
final class OutputFiles {
  @Option(names = "--json", paramLabel = "FILE", description = "Write the whole report as JSON.")
  private @Nullable Path json;

  @Option(names = "--csv", paramLabel = "FILE", description = "Write the layers as CSV.")
  private @Nullable Path csv;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the report as one HTML page that needs no network.")
  private @Nullable Path html;

  @Mixin private CiFiles ci;

  @Mixin private ValueFiles values;

  private record Wanted(Path target, BiConsumer<Report, Path> writer) {}

  private List<Wanted> wanted() {
    List<Wanted> wanted = new ArrayList<>();
    add(wanted, json, ReportJson::write);
    add(wanted, csv, ReportCsv::write);
    add(wanted, html, HtmlReport::write);
    return wanted;
  }

  private static void add(
      List<Wanted> wanted, @Nullable Path target, BiConsumer<Report, Path> writer) {
    if (target != null) {
      wanted.add(new Wanted(target, writer));
    }
  }

  /** Whether a format shows the values behind the numbers. */
  boolean wantDetails() {
    return html != null;
  }

  /**
   * Refuses, before any long work, what cannot be written.
   *
   * @param models must not be overwritten
   */
  void check(List<Path> models) {
    List<Path> targets = new ArrayList<>();
    wanted().forEach(file -> targets.add(file.target()));
    targets.addAll(ci.targets());
    targets.addAll(values.targets());
    Targets.check(targets, models);
    values.check();
  }

  /** Writes every file that was asked for; their names, in order. */
  List<String> write(Report report) {
    List<String> written = new ArrayList<>();
    for (Wanted file : wanted()) {
      file.writer().accept(report, file.target());
      written.add(file.target().toString());
    }
    written.addAll(ci.write(report));
    return written;
  }

  ValueFiles values() {
    return values;
  }

  CiFiles ci() {
    return ci;
  }
}
