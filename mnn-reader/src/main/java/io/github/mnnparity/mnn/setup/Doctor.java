package io.github.mnnparity.mnn.setup;

import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.mnn.setup.Check.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at what the engine needs, and changes nothing. */
public final class Doctor {
  private static final String SETUP = "parity setup";

  private final PythonSetup setup;

  public Doctor(PythonSetup setup) {
    this.setup = setup;
  }

  /**
   * Checks Java, Python, the environment, MNN and numpy, in this order.
   *
   * @param python interpreter that the user named
   */
  public List<Check> examine(Optional<Path> python) {
    List<Check> checks = new ArrayList<>();
    checks.add(
        Check.ok("Java", Runtime.version() + ", " + System.getProperty("java.vendor", "unknown")));
    checks.add(interpreter(python));
    Optional<PythonEnvironment> environment;
    try {
      environment = setup.find(python);
    } catch (ParityException e) {
      environment = Optional.empty();
    }
    checks.add(
        environment
            .map(
                found ->
                    Check.ok(
                        "Environment",
                        (found.isPrivate() ? "private, " : "your own, ") + found.interpreter()))
            .orElseGet(
                () ->
                    new Check("Environment", Status.MISSING, "none in " + setup.folder(), SETUP)));
    checks.add(module("MNN", "MNN.version()", environment));
    checks.add(module("numpy", "numpy.__version__", environment));
    return List.copyOf(checks);
  }

  private Check interpreter(Optional<Path> python) {
    try {
      Interpreter chosen = setup.choose(setup.named(python));
      return Check.ok("Python", chosen.version() + ", " + chosen.executable());
    } catch (ParityException e) {
      return new Check("Python", Status.MISSING, e.problem().found(), e.problem().next());
    }
  }

  private static Check module(
      String name, String version, Optional<PythonEnvironment> environment) {
    if (environment.isEmpty()) {
      return new Check(name, Status.MISSING, "there is no environment yet", SETUP);
    }
    String script =
        "import sys; sys.argv[1] and sys.path.insert(0, sys.argv[1])\nimport "
            + name
            + "\nprint('\\nfound@@' + "
            + version
            + ")";
    List<String> command = new ArrayList<>(environment.get().command());
    command.addAll(List.of("-c", script, environment.get().packages()));
    Commands.Outcome outcome = Commands.run(command, Duration.ofSeconds(60));
    return outcome
        .text()
        .lines()
        .filter(line -> line.startsWith("found@@"))
        .map(line -> Check.ok(name, line.substring(7)))
        .findFirst()
        .orElseGet(
            () ->
                new Check(
                    name,
                    Status.BROKEN,
                    outcome.text().lines().reduce((first, last) -> last).orElse("nothing printed"),
                    environment.get().isPrivate()
                        ? "delete "
                            + environment.get().interpreter().getParent()
                            + ", then "
                            + SETUP
                        : "install " + name + " there, or use the private environment: " + SETUP));
  }
}
