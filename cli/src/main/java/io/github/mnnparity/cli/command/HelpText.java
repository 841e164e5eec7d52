package io.github.mnnparity.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of a command, laid out as a manual page: what it does, how it is called, its options by
 * subject, examples, exit status. Examples are the footer of the command's annotation: a line that
 * begins with {@code #} tells what the next one does.
 */
final class HelpText {
  private static final String SECTION = "help";
  private static final int WIDEST = 100;
  private static final String INDENT = "  ";
  private static final String DEEPER = "      ";

  private final CommandSpec command;
  private final Ansi ansi;
  private final int width;
  private final StringBuilder out = new StringBuilder();

  private HelpText(CommandSpec command, Ansi ansi, int width) {
    this.command = command;
    this.ansi = ansi;
    this.width = Math.min(WIDEST, width);
  }

  /** From now on {@code line} and its subcommands show this as their help. */
  static void install(CommandLine line, int width) {
    line.setHelpSectionKeys(List.of(SECTION));
    line.getHelpSectionMap()
        .put(
            SECTION,
            help -> new HelpText(help.commandSpec(), help.colorScheme().ansi(), width).text());
    line.getSubcommands().values().forEach(sub -> install(sub, width));
  }

  private String text() {
    line("", command.qualifiedName() + ": " + description(command));
    heading("Usage");
    line(INDENT, synopsis(command));
    commands();
    arguments();
    List<OptionSpec> options = command.options();
    for (OptionGroup group : OptionGroup.values()) {
      List<OptionSpec> some = group.of(options);
      if (!some.isEmpty()) {
        heading(group.title());
        some.forEach(option -> entry(names(option), description(option)));
      }
    }
    examples();
    exitStatus();
    return out.toString();
  }

  /** {@code parity lift [OPTIONS] -o LIFTED.onnx CAND.mnn}. */
  static String synopsis(CommandSpec command) {
    var words = new StringBuilder(command.qualifiedName());
    words.append(command.subcommands().isEmpty() ? "" : " COMMAND");
    words.append(" [OPTIONS]");
    command.options().stream()
        .filter(OptionSpec::required)
        .forEach(
            option ->
                words.append(' ').append(option.shortestName()).append(' ').append(label(option)));
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      boolean optional = parameter.arity().min() == 0;
      String shown = parameter.paramLabel() + (parameter.arity().max() > 1 ? " ..." : "");
      words.append(' ').append(optional ? "[" + shown + "]" : shown);
    }
    return words.toString();
  }

  /** {@code -o, --output DIR}. */
  static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 ? names : names + " " + label(option);
  }

  private static String label(OptionSpec option) {
    return option.paramLabel();
  }

  /** Its sentences in one line. */
  static String description(CommandSpec command) {
    return command.userObject() instanceof CommandLine.HelpCommand
        ? "Show the help of a command."
        : String.join(" ", command.usageMessage().description());
  }

  static String description(CommandLine.Model.ArgSpec argument) {
    String text = String.join(" ", argument.description()).replace("%n", "");
    return argument.completionCandidates() == null
        ? text
        : text.replace(
            "${COMPLETION-CANDIDATES}", String.join(", ", argument.completionCandidates()));
  }

  private void commands() {
    if (command.subcommands().isEmpty()) {
      return;
    }
    heading("Commands");
    int widest =
        command.subcommands().keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
    command
        .subcommands()
        .forEach(
            (name, line) -> {
              String sentences = description(line.getCommandSpec());
              int end = sentences.indexOf(". ");
              String first = end < 0 ? sentences : sentences.substring(0, end + 1);
              String lead = INDENT + name + " ".repeat(widest - name.length());
              wrapped(lead, first, lead.length(), name);
            });
  }

  private void arguments() {
    List<PositionalParamSpec> arguments = command.positionalParameters();
    if (!arguments.isEmpty()) {
      heading("Arguments");
      arguments.forEach(argument -> entry(argument.paramLabel(), description(argument)));
    }
  }

  private void examples() {
    String[] lines = command.usageMessage().footer();
    if (lines.length == 0) {
      return;
    }
    heading("Examples");
    for (String example : lines) {
      if (example.startsWith("# ")) {
        line(INDENT, example.substring(2));
      } else {
        out.append(DEEPER).append(example).append('\n');
      }
    }
  }

  private void exitStatus() {
    Map<String, String> codes = command.usageMessage().exitCodeList();
    if (!codes.isEmpty()) {
      heading("Exit status");
      codes.forEach((code, meaning) -> line(INDENT + code.strip() + "  ", meaning));
    }
  }

  private void heading(String title) {
    out.append('\n').append(strong(title)).append('\n');
  }

  private void entry(String names, String text) {
    out.append(INDENT).append(strong(names)).append('\n');
    line(DEEPER, text);
  }

  private void line(String lead, String text) {
    wrapped(lead, text, lead.length(), "");
  }

  /** Breaks between words; later lines are indented as far as the first one's lead. */
  private void wrapped(String lead, String text, int indent, String painted) {
    List<String> lines = new ArrayList<>();
    var current = new StringBuilder(lead);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && current.length() + 1 + word.length() > width) {
        lines.add(current.toString());
        current = new StringBuilder(" ".repeat(indent));
        empty = true;
      }
      current.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(current.toString());
    String block = String.join("\n", lines);
    out.append(painted.isEmpty() ? block : block.replaceFirst(painted, strong(painted)))
        .append('\n');
  }

  private String strong(String text) {
    return ansi.enabled() ? "\u001b[1m" + text + "\u001b[0m" : text;
  }
}
