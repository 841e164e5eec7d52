package io.github.mnnparity.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/** Headings of the help, in their order, and the options below them. */
enum OptionGroup {
  INPUTS(
      "Inputs",
      "--app-output",
      "--app-input",
      "--image",
      "--input",
      "--preprocess",
      "--shape",
      "--seed"),
  VIEWS(
      "Views", "--engine", "--view", "--deep", "--app-mnn-version", "--app-api", "--app-language"),
  PARTS("What to show", "--overview", "--ops", "--filter", "--weights"),
  LIMITS("Limits", "--limit", "--min-sqnr", "--min-coverage", "--force"),
  ENGINE(
      "Engine",
      "--threads",
      "--precision",
      "--deadline",
      "--memory-budget",
      "--budget",
      "--python",
      "--no-engine",
      "--offline"),
  OUTPUT(
      "Output",
      "--output",
      "--form",
      "--keep",
      "--html",
      "--json",
      "--csv",
      "--mnn-test-folder",
      "--save-inputs",
      "--save-outputs",
      "--junit-xml",
      "--sarif",
      "--github",
      "--keep-float-file"),
  OTHER("Other options"),
  GENERAL("Messages", "--quiet", "--verbose", ColourOption.NAME, "--help", "--version");

  private final String title;
  private final Set<String> names;

  OptionGroup(String title, String... names) {
    this.title = title;
    this.names = Set.of(names);
  }

  String title() {
    return title;
  }

  /** Its place in the help; {@code OTHER} if nobody gave it one. */
  static OptionGroup of(OptionSpec option) {
    return Arrays.stream(values())
        .filter(group -> group.names.contains(option.longestName()))
        .findFirst()
        .orElse(OTHER);
  }

  /** Those of the group, in the order of the command's own help. */
  List<OptionSpec> of(List<OptionSpec> options) {
    return options.stream().filter(option -> !option.hidden() && of(option) == this).toList();
  }
}
