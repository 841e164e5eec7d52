package io.github.mnnparity.cli;

import io.github.mnnparity.cli.command.ColourOption;
import io.github.mnnparity.cli.command.Failures;
import io.github.mnnparity.cli.command.Interruption;
import io.github.mnnparity.cli.command.ParityCommand;
import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.cli.render.StandardErrorLogs;
import io.github.mnnparity.cli.render.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Entry of the {@code parity} command. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    Console console = console(args, out, err);
    Interruption interruption = Interruption.toldOn(console);
    int status = run(args, console, out, err);
    interruption.over();
    System.exit(status);
  }

  private static Console console(String[] args, PrintStream out, PrintStream err) {
    return new Console(out, err, Terminal.ofProcess(ColourOption.of(args)));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /**
   * Runs one command line.
   *
   * @param out takes results
   * @param err takes progress, logs and errors
   * @return exit status: 0 match, 1 diverged, 2 could not compare, 3 incomplete
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, console(args, out, err), out, err);
  }

  private static int run(String[] args, Console console, PrintStream out, PrintStream err) {
    StandardErrorLogs.tell(console::log);
    var failures = new Failures(console, Arrays.asList(args).contains("--verbose"));
    try {
      return ParityCommand.commandLine(console, failures, args).execute(args);
    } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
      return failures.error(e);
    } finally {
      console.done();
      out.flush();
      err.flush();
    }
  }
}
