package io.github.mnnparity.cli.command;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for the fish shell, which picocli does not write. */
final class FishCompletion {
  private final String program;
  private final StringBuilder out = new StringBuilder();

  private FishCompletion(String program) {
    this.program = program;
  }

  static String of(CommandLine parity) {
    CommandSpec root = parity.getCommandSpec();
    FishCompletion fish = new FishCompletion(root.name());
    fish.write(root);
    return fish.out.toString();
  }

  private void write(CommandSpec root) {
    out.append("# Completion of ").append(program).append(" for fish\n");
    out.append("complete -c ").append(program).append(" -f\n");
    String first = "__fish_use_subcommand";
    options(first, root);
    for (Map.Entry<String, CommandLine> sub : root.subcommands().entrySet()) {
      CommandSpec spec = sub.getValue().getCommandSpec();
      complete(first, "-a " + quoted(sub.getKey()), firstSentence(HelpText.description(spec)));
    }
    for (Map.Entry<String, CommandLine> sub : root.subcommands().entrySet()) {
      CommandSpec spec = sub.getValue().getCommandSpec();
      String seen = "__fish_seen_subcommand_from " + sub.getKey();
      options(seen, spec);
      arguments(seen, root, spec);
    }
  }

  private void options(String condition, CommandSpec spec) {
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        List<String> words = new ArrayList<>();
        for (String name : option.names()) {
          words.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
          words.add(value(option));
        }
        complete(condition, String.join(" ", words), firstSentence(HelpText.description(option)));
      }
    }
  }

  private void arguments(String condition, CommandSpec root, CommandSpec spec) {
    if (spec.positionalParameters().isEmpty()) {
      return;
    }
    boolean ofCommands = spec.userObject() instanceof CommandLine.HelpCommand;
    if (ofCommands) {
      complete(condition, "-a " + quoted(String.join(" ", root.subcommands().keySet())), "");
      return;
    }
    ArgSpec argument = spec.positionalParameters().get(0);
    if (argument.completionCandidates() == null) {
      complete(condition, "-F", "");
    } else {
      complete(condition, "-a " + quoted(String.join(" ", argument.completionCandidates())), "");
    }
  }

  private static String value(ArgSpec argument) {
    if (argument.completionCandidates() != null) {
      return "-x -a " + quoted(String.join(" ", argument.completionCandidates()));
    }
    Class<?> type = argument.auxiliaryTypes()[0];
    boolean file =
        Path.class.isAssignableFrom(type)
            || File.class.isAssignableFrom(type)
            || argument.paramLabel().contains("FILE")
            || argument.paramLabel().contains("DIR");
    return file ? "-r -F" : "-x";
  }

  private void complete(String condition, String what, String description) {
    out.append("complete -c ").append(program).append(" -n ").append(quoted(condition));
    out.append(' ').append(what);
    out.append(description.isEmpty() ? "" : " -d " + quoted(description)).append('\n');
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    String first = end < 0 ? text : text.substring(0, end);
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
