package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.cli.render.Terminal.When;
import io.github.mnnparity.core.Parity;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand: prints how to use it. */
@Command(
    name = "parity",
    description = "Finds the first operator where a converted MNN model leaves its ONNX source.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = ParityCommand.Version.class,
    exitCodeList = {"0:match", "1:diverged", "2:could not compare", "3:incomplete"},
    footer = {
      "# What it can do, shown on a real model:",
      "parity demo",
      "# Is this conversion right?",
      "parity compare model.onnx model.mnn",
      "# Every option of a command:",
      "parity help compare"
    })
public final class ParityCommand implements Runnable {
  /** First words with which nothing but the command of that name is asked for. */
  private static final Set<String> ALONE =
      Set.of(
          "compare",
          "convert",
          "audit",
          "explain",
          "inspect",
          "lift",
          "reduce",
          "setup",
          "doctor",
          "demo",
          "--version",
          "-V");

  @Spec private CommandSpec spec;

  @Option(
      names = ColourOption.NAME,
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description =
          "Colours: auto (default), on terminals that take them; always; never. NO_COLOR and"
              + " CLICOLOR_FORCE count for auto.")
  private When colour = When.AUTO;

  ParityCommand() {}

  /** The whole command line, ready to execute. */
  public static CommandLine commandLine(Console console, Failures failures) {
    return commandLine(console, failures, Parity::compare);
  }

  static CommandLine commandLine(
      Console console, Failures failures, ComparisonRun.Comparer comparer) {
    return commandLine(console, failures, comparer, name -> true);
  }

  /**
   * As much of the command line as {@code args} need: a process that runs one command need not set
   * up the others.
   */
  public static CommandLine commandLine(Console console, Failures failures, String[] args) {
    String first = args.length == 0 ? "" : args[0];
    boolean alone = ALONE.contains(first);
    return commandLine(console, failures, Parity::compare, name -> !alone || name.equals(first));
  }

  private static CommandLine commandLine(
      Console console,
      Failures failures,
      ComparisonRun.Comparer comparer,
      Predicate<String> needed) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("compare", () -> new CompareCommand(console, comparer));
    commands.put("convert", () -> new ConvertCommand(console, comparer));
    commands.put("audit", () -> new AuditCommand(console));
    commands.put("explain", () -> new ExplainCommand(console));
    commands.put("inspect", () -> new InspectCommand(console));
    commands.put("lift", () -> new LiftCommand(console));
    commands.put("reduce", () -> new ReduceCommand(console));
    commands.put("setup", () -> new SetupCommand(console));
    commands.put("doctor", () -> new DoctorCommand(console));
    commands.put("demo", () -> new DemoCommand(console));
    commands.put("completion", () -> new CompletionCommand(console));
    commands.put("help", HelpCommand::new);
    var root = new CommandLine(new ParityCommand());
    commands.forEach(
        (name, command) -> {
          if (needed.test(name)) {
            root.addSubcommand(command.get());
          }
        });
    failures.handle(root);
    root.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    root.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            switch (console.colour()) {
              case NONE -> Ansi.OFF;
              case ANSI -> Ansi.ON;
            }));
    ArgumentValues.registerAt(root);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    HelpText.install(root, console.columns());
    return root;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** Version of the jar; {@code development} when run from classes. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "parity " + number() + " (Java " + System.getProperty("java.version") + ")"
      };
    }

    static String number() {
      String version = ParityCommand.class.getPackage().getImplementationVersion();
      return version == null ? "development" : version;
    }
  }
}
