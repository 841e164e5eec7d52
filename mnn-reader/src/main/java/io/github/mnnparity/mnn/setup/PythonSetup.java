package io.github.mnnparity.mnn.setup;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.io.JvmEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds and makes the Python environment that MNN runs in. The environment is private: a virtual
 * environment in the cache folder, keyed by the interpreter's version and the pinned requirements.
 * Two that install at once wait for each other; a broken-off install is done again. Thread-safe.
 */
public final class PythonSetup {
  private static final Duration INSTALL_DEADLINE = Duration.ofMinutes(20);
  private static final String REQUIREMENTS = Home.resource("requirements.txt");
  private static final String KEY = Home.shortHash(REQUIREMENTS);

  private final Home home;
  private final ImmutableMap<String, String> variables;

  /**
   * @param variables environment variables: {@code PARITY_HOME}, {@code XDG_CACHE_HOME}, {@code
   *     PARITY_PYTHON}, {@code PATH}
   */
  public PythonSetup(Map<String, String> variables) {
    this.variables = ImmutableMap.copyOf(variables);
    this.home = new Home(variables);
  }

  /** With the environment variables of this process. */
  public static PythonSetup ofUser() {
    return new PythonSetup(System.getenv());
  }

  /** The folder that everything is kept in; it may not exist yet. */
  public Path folder() {
    return home.folder();
  }

  /**
   * The environment to use, without installing anything.
   *
   * @param python interpreter that the user named; if none, {@code PARITY_PYTHON} is looked at
   * @return the named interpreter if it imports MNN; otherwise the private environment; empty if
   *     there is none. Only a named interpreter is started.
   * @throws BadInputException if the named interpreter does not run
   */
  public Optional<PythonEnvironment> find(Optional<Path> python) {
    Optional<Path> own = named(python);
    if (own.isPresent()) {
      Interpreter interpreter = started(own.get()).withMnn();
      if (!interpreter.mnn().isEmpty()) {
        return Optional.of(new PythonEnvironment(interpreter.executable(), "", false));
      }
    }
    return Marker.read(home.resolve("engine-" + KEY));
  }

  /**
   * Makes the private environment, or finds it already made.
   *
   * @param python interpreter that the user named: used as it is if it imports MNN, else the
   *     private environment is made with it
   * @param progress told a line for each step; from several threads, one at a time
   * @throws EngineException if no fit interpreter is there, or the install fails
   */
  public PythonEnvironment install(Optional<Path> python, Consumer<String> progress) {
    Optional<Interpreter> own = named(python).map(PythonSetup::started);
    Optional<PythonEnvironment> there = find(python).filter(found -> isMadeWith(found, own));
    if (there.isPresent()) {
      progress.accept("ready: " + there.get().interpreter());
      return there.get();
    }
    return home.exclusively(
        "engine",
        () -> {
          Optional<PythonEnvironment> meanwhile =
              Marker.read(home.resolve("engine-" + KEY)).filter(found -> isMadeWith(found, own));
          return meanwhile.isPresent() ? meanwhile.get() : make(choose(named(python)), progress);
        });
  }

  /** False for a private environment of another version than the interpreter that was named. */
  private boolean isMadeWith(PythonEnvironment environment, Optional<Interpreter> own) {
    Path place =
        environment.packages().isEmpty()
            ? environment.interpreter()
            : Path.of(environment.packages());
    return !environment.isPrivate()
        || own.map(interpreter -> place.startsWith(folderFor(interpreter))).orElse(true);
  }

  private Path folderFor(Interpreter base) {
    return home.resolve("python").resolve("py" + base.version() + "-" + KEY);
  }

  /** As {@link #install(Optional, Consumer)}, without a named interpreter. */
  public PythonEnvironment install(Consumer<String> progress) {
    return install(Optional.empty(), progress);
  }

  /** The command for {@code pip}, from the environment or from any interpreter that has it. */
  List<String> pip(Optional<Path> python) {
    List<Path> candidates = new ArrayList<>();
    find(python).ifPresent(environment -> candidates.add(environment.interpreter()));
    named(python).ifPresent(candidates::add);
    candidates.addAll(Interpreter.candidates(variables));
    for (Path candidate : candidates) {
      Optional<Interpreter> interpreter = Interpreter.probe(candidate);
      if (interpreter.isPresent() && interpreter.get().pip() && interpreter.get().minor() >= 0) {
        return List.of(candidate.toString(), "-m", "pip");
      }
    }
    throw new EngineException(
        new Problem(
            "Python",
            "an interpreter with pip",
            "none on PATH",
            "install Python 3." + Interpreter.OLDEST + " or newer with pip"));
  }

  Home home() {
    return home;
  }

  /** The interpreter that the user named, by option or by variable. */
  Optional<Path> named(Optional<Path> python) {
    String variable = variables.getOrDefault("PARITY_PYTHON", "");
    return python.or(() -> variable.isEmpty() ? Optional.empty() : Optional.of(Path.of(variable)));
  }

  private static Interpreter started(Path python) {
    return Interpreter.probe(python)
        .orElseThrow(
            () ->
                new BadInputException(
                    new Problem(
                        python.toString(),
                        "a Python interpreter that runs",
                        Files.exists(python) ? "a file that is none" : "no such file",
                        "name another with --python (or PARITY_PYTHON), or none")));
  }

  /** The interpreter to build on. */
  Interpreter choose(Optional<Path> named) {
    List<String> unfit = new ArrayList<>();
    if (named.isPresent()) {
      Interpreter interpreter = started(named.get());
      if (interpreter.isSupported() && (interpreter.venv() || interpreter.pip())) {
        return interpreter;
      }
      unfit.add(interpreter.text());
    } else {
      List<Interpreter> withoutPip = new ArrayList<>();
      for (Path candidate : Interpreter.candidates(variables)) {
        Optional<Interpreter> found = Interpreter.probe(candidate);
        if (found.isEmpty()) {
          unfit.add(candidate + " (does not run)");
        } else if (!found.get().isSupported()) {
          unfit.add(found.get().text());
        } else if (found.get().venv() || found.get().pip()) {
          return found.get();
        } else {
          withoutPip.add(found.get());
        }
      }
      if (!withoutPip.isEmpty()) {
        throw noPip(withoutPip.get(0));
      }
    }
    throw new EngineException(
        new Problem(
            "Python",
            "64-bit CPython 3.%d to 3.%d".formatted(Interpreter.OLDEST, Interpreter.NEWEST)
                + ", for which MNN is published",
            unfit.isEmpty() ? "no python3 or python on PATH" : String.join(", ", unfit),
            "install one (Debian: apt install python3 python3-venv), or name one: parity setup"
                + " --python /path/to/python3"));
  }

  private static EngineException noPip(Interpreter interpreter) {
    return new EngineException(
        new Problem(
            interpreter.text(),
            "the Python modules venv and ensurepip, or pip",
            "neither",
            "install them (Debian, Ubuntu: apt install python3-venv), then run `parity setup`"));
  }

  private PythonEnvironment make(Interpreter base, Consumer<String> progress) throws IOException {
    Path folder = folderFor(base);
    Home.delete(folder);
    Files.createDirectories(folder);
    try (JvmEnd.Undo undo = JvmEnd.undo(() -> Home.deleteQuietly(folder))) {
      return made(base, folder, progress);
    }
  }

  private PythonEnvironment made(Interpreter base, Path folder, Consumer<String> progress)
      throws IOException {
    progress.accept("making a private environment with " + base.text());
    Path requirements = folder.resolve("requirements.txt");
    Files.writeString(requirements, REQUIREMENTS);
    PythonEnvironment environment =
        base.venv() ? virtual(base, folder) : beside(base, folder, progress);
    List<String> command = new ArrayList<>(List.of(environment.interpreter().toString()));
    command.addAll(List.of("-m", "pip", "install", "--no-input", "--disable-pip-version-check"));
    command.addAll(List.of("--no-deps", "--require-hashes", "--only-binary", ":all:"));
    if (!environment.packages().isEmpty()) {
      command.addAll(List.of("--target", environment.packages()));
    }
    command.addAll(List.of("-r", requirements.toString()));
    Commands.Outcome outcome = Commands.run(command, INSTALL_DEADLINE, progress);
    if (!outcome.ok()) {
      throw failed(base, "pip to install the pinned packages", outcome.text());
    }
    Interpreter.Import found = Interpreter.importMnn(environment.command(), environment.packages());
    if (!found.ok()) {
      throw failed(base, "MNN to be importable after the install", found.text());
    }
    Marker.write(home.resolve("engine-" + KEY), environment);
    progress.accept("ready: MNN " + found.version() + " in " + folder);
    return environment;
  }

  private static PythonEnvironment virtual(Interpreter base, Path folder) {
    Path venv = folder.resolve("venv");
    Commands.Outcome outcome =
        Commands.run(
            List.of(base.executable().toString(), "-m", "venv", venv.toString()), INSTALL_DEADLINE);
    if (!outcome.ok()) {
      throw failed(base, "python -m venv to make an environment", outcome.text());
    }
    Path windows = venv.resolve("Scripts").resolve("python.exe");
    Path python = Files.exists(windows) ? windows : venv.resolve("bin").resolve("python");
    return new PythonEnvironment(python, "", true);
  }

  private static PythonEnvironment beside(
      Interpreter base, Path folder, Consumer<String> progress) {
    progress.accept("no venv here: installing into a folder of its own instead");
    return new PythonEnvironment(base.executable(), folder.resolve("packages").toString(), true);
  }

  private static EngineException failed(Interpreter base, String expected, String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return new EngineException(
        new Problem(
            base.text(),
            expected,
            String.join(" | ", lines.subList(Math.max(0, lines.size() - 6), lines.size())),
            "see to the cause (network, proxy, room on the disk), then run `parity setup` again"));
  }
}
