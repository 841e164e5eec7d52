package io.github.mnnparity.cli.command;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/cli.md}, made from the commands themselves. */
final class CliPage {
  private final StringBuilder out = new StringBuilder();

  private CliPage() {}

  static String of(CommandLine parity) {
    CliPage page = new CliPage();
    page.out.append(
        """
        # The command

        Made from the commands themselves (`mvn -pl cli -am test -Dtest=CliPageTest -Dparity.renew=true \
        -Dsurefire.failIfNoSpecifiedTests=false`
        writes this page again); `parity help COMMAND` prints the same. Every command takes `--help`, `--version` and
        `--color auto|always|never`; without `--color`, colours are for terminals, and `NO_COLOR`, `CLICOLOR`,
        `CLICOLOR_FORCE`, `FORCE_COLOR` and `TERM=dumb` count. Text is as wide as the terminal (72 to 160 columns) or as
        `COLUMNS` says, and 100 columns wide where neither is known.

        """);
    Map<String, CommandLine> commands = parity.getSubcommands();
    page.out.append("| command | what it does |\n|---|---|\n");
    commands.forEach(
        (name, line) ->
            page.out.append(
                "| [`%s`](#parity-%s) | %s |\n"
                    .formatted(name, name, cell(HelpText.description(line.getCommandSpec())))));
    commands.values().forEach(line -> page.command(line.getCommandSpec()));
    return page.out.toString();
  }

  private void command(CommandSpec command) {
    out.append("\n## ").append(command.qualifiedName()).append("\n\n");
    out.append("```\n").append(HelpText.synopsis(command)).append("\n```\n\n");
    out.append(text(HelpText.description(command))).append('\n');
    if (!command.positionalParameters().isEmpty()) {
      table(
          "argument",
          command.positionalParameters().stream()
              .map(argument -> List.of(argument.paramLabel(), HelpText.description(argument)))
              .toList());
    }
    for (OptionGroup group : OptionGroup.values()) {
      List<OptionSpec> some =
          group.of(command.options()).stream().filter(option -> !isOfEveryCommand(option)).toList();
      if (!some.isEmpty()) {
        table(
            group.title().toLowerCase(java.util.Locale.ROOT),
            some.stream()
                .map(option -> List.of(HelpText.names(option), HelpText.description(option)))
                .toList());
      }
    }
    examples(command.usageMessage().footer());
    Map<String, String> codes = command.usageMessage().exitCodeList();
    if (!codes.isEmpty()) {
      out.append("\nExit status: ")
          .append(
              codes.entrySet().stream()
                  .map(code -> "**" + code.getKey().strip() + "** " + text(code.getValue()))
                  .collect(Collectors.joining("; ")))
          .append(".\n");
    }
  }

  private static boolean isOfEveryCommand(OptionSpec option) {
    return List.of("--help", "--version", "--color").contains(option.longestName());
  }

  private void table(String title, List<List<String>> rows) {
    out.append("\n| ").append(title).append(" | |\n|---|---|\n");
    rows.forEach(
        row ->
            out.append(
                "| `%s` | %s |\n".formatted(row.get(0).replace("|", "\\|"), cell(row.get(1)))));
  }

  private void examples(String[] lines) {
    if (lines.length > 0) {
      out.append("\n```\n").append(String.join("\n", lines)).append("\n```\n");
    }
  }

  private static String cell(String text) {
    return text(text).replace("|", "\\|");
  }

  private static String text(String text) {
    return text.replace("<", "&lt;");
  }
}
