package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Nearest;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.io.JvmEnd;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what stopped a command, on standard error, and gives the exit status 2. */
public final class Failures {
  /** Bad usage, an unreadable file, a wrong input, a failed conversion, or a bug. */
  private static final int CANNOT_COMPARE = 2;

  private final Console console;
  private final boolean verbose;

  /**
   * @param verbose whether stack traces are told
   */
  public Failures(Console console, boolean verbose) {
    this.console = console;
    this.verbose = verbose;
  }

  void handle(CommandLine commandLine) {
    commandLine.setParameterExceptionHandler((e, arguments) -> badUsage(e));
    commandLine.setExecutionExceptionHandler((e, line, result) -> exception(e));
  }

  private int badUsage(ParameterException e) {
    console.done();
    console.log("parity: " + e.getMessage());
    console.log("  next:     " + next(e));
    return CANNOT_COMPARE;
  }

  /** The name that was meant, where one is near; else where all of them are told. */
  private static String next(ParameterException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String help = command.qualifiedName() + " --help";
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      boolean option = word.startsWith("-");
      return Nearest.question(
          option ? word.replaceFirst("=.*", "") : word,
          option ? command.optionsMap().keySet() : command.subcommands().keySet(),
          help);
    }
    List<String> words = new ArrayList<>();
    if (e.getArgSpec() != null && e.getArgSpec().completionCandidates() != null) {
      e.getArgSpec().completionCandidates().forEach(words::add);
    }
    return e.getValue() == null ? help : Nearest.question(e.getValue(), words, help);
  }

  private int exception(Exception e) {
    console.done();
    if (!(e instanceof ParityException known)) {
      return bug(e);
    }
    if (known instanceof EngineException || JvmEnd.hasLostProcess()) {
      letTheEndBegin();
    }
    console.log(known.problem().toString());
    if (verbose) {
      console.log(stackTrace(known));
    }
    return CANNOT_COMPARE;
  }

  /** Ctrl-C ends a process of ours, too, and it may be the first to end: then it is no failure. */
  private static void letTheEndBegin() {
    try {
      Thread.sleep(250);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** For what is no exception: memory, stack, missing native code. */
  public int error(Error e) {
    console.done();
    if (!(e instanceof OutOfMemoryError)) {
      return bug(e);
    }
    console.log(
        new Problem(
                "memory",
                "room for both models and the memory budget",
                "the limit of the Java heap (" + e.getMessage() + ")",
                "lower --memory-budget, or set PARITY_JAVA_OPTS=-Xmx8g")
            .toString());
    return CANNOT_COMPARE;
  }

  private int bug(Throwable e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    console.log("parity: internal error: " + e.getClass().getSimpleName() + ": " + message);
    console.log(
        "  This is a bug in MNN Parity, not in your model. Please report it with "
            + (verbose ? "the lines below" : "the output of the same command under --verbose")
            + " and, if you can, both files.");
    if (verbose) {
      console.log(stackTrace(e));
    }
    return CANNOT_COMPARE;
  }

  private static String stackTrace(Throwable e) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text, true));
    return text.toString().stripTrailing();
  }
}
