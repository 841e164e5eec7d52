package io.github.mnnparity.cli.render;

import io.github.mnnparity.core.report.Progress;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Some seconds of work for a terminal: two stages, a result. The argument is how many seconds. */
final class ProgressProbe {
  private ProgressProbe() {}

  public static void main(String[] args) throws InterruptedException {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    var console = new Console(out, err, Terminal.ofProcess(Terminal.When.AUTO));
    int steps = 10 * Integer.parseInt(args[0]);
    console.progress(new Progress("reading", 0, 0, 1, 2));
    for (int i = 0; i < steps; i++) {
      console.progress(new Progress("running", i, steps, 2, 2));
      Thread.sleep(100);
    }
    console.result("the result\n");
  }
}
