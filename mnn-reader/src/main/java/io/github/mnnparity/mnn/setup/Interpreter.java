package io.github.mnnparity.mnn.setup;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Python interpreter that was really started; shims that lead nowhere do not become one.
 *
 * @param executable as it was found
 * @param version such as {@code 3.11.7}
 * @param minor 11 for 3.11; -1 for Python 2
 * @param cpython true for 64-bit CPython
 * @param venv true if it can make a virtual environment with pip in it
 * @param pip true if it has pip
 * @param mnn version of the MNN that it imports; empty for none
 */
record Interpreter(
    Path executable,
    String version,
    int minor,
    boolean cpython,
    boolean venv,
    boolean pip,
    String mnn) {
  static final int OLDEST = 8;
  static final int NEWEST = 14;

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final String PROBE =
      """
      import sys, struct, platform
      def has(*names):
          try:
              for name in names: __import__(name)
              return 1
          except Exception: return 0
      c = platform.python_implementation() == 'CPython' and struct.calcsize('P') == 8
      print('@@'.join(['probe', platform.python_version(), str(sys.version_info[0]),
          str(sys.version_info[1]), str(int(c)), str(has('venv', 'ensurepip')),
          str(has('pip'))]))
      """;
  private static final String MNN_PROBE = "import numpy, MNN; print('\\nmnn@@' + MNN.version())";

  /** Starts {@code executable}; empty if it is not a Python that runs. */
  static Optional<Interpreter> probe(Path executable) {
    String text = Commands.run(List.of(executable.toString(), "-c", PROBE), DEADLINE).text();
    return text.lines()
        .filter(line -> line.startsWith("probe@@"))
        .map(line -> line.split("@@", -1))
        .filter(parts -> parts.length == 7)
        .map(
            parts ->
                new Interpreter(
                    executable,
                    parts[1],
                    parts[2].equals("3") ? Integer.parseInt(parts[3]) : -1,
                    parts[4].equals("1"),
                    parts[5].equals("1"),
                    parts[6].equals("1"),
                    ""))
        .findFirst();
  }

  /** Version of the MNN that {@code command} imports, or what it said instead. */
  static Import importMnn(List<String> command, String packages) {
    List<String> all = new ArrayList<>(command);
    String path = "import sys; sys.argv[1] and sys.path.insert(0, sys.argv[1])\n";
    all.addAll(List.of("-c", path + MNN_PROBE, packages));
    String text = Commands.run(all, DEADLINE).text();
    String version =
        text.lines()
            .filter(line -> line.startsWith("mnn@@"))
            .map(line -> line.substring(5))
            .findFirst()
            .orElse("");
    return new Import(version, text);
  }

  /** Outcome of an import: the version, empty if it failed, and everything printed. */
  record Import(String version, String text) {
    boolean ok() {
      return !version.isEmpty();
    }
  }

  Interpreter withMnn() {
    Import found = importMnn(List.of(executable.toString()), "");
    return new Interpreter(executable, version, minor, cpython, venv, pip, found.version());
  }

  boolean isSupported() {
    return cpython && minor >= OLDEST && minor <= NEWEST;
  }

  /** As it is put into messages: {@code /usr/bin/python3 (3.11.7)}. */
  String text() {
    return executable + " (" + version + (cpython ? "" : ", not 64-bit CPython") + ")";
  }

  /** Executables to try, in order: {@code python3} and {@code python} on PATH, then by version. */
  static Set<Path> candidates(Map<String, String> environment) {
    List<String> names = new ArrayList<>(List.of("python3", "python"));
    for (int minor = NEWEST; minor >= OLDEST; minor--) {
      names.add("python3." + minor);
    }
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    Set<Path> found = new LinkedHashSet<>();
    for (String name : names) {
      for (String folder : path.split(File.pathSeparator, -1)) {
        Path file = Path.of(folder.isEmpty() ? "." : folder, windows ? name + ".exe" : name);
        if (Files.isExecutable(file) && !Files.isDirectory(file)) {
          found.add(file.toAbsolutePath());
        }
      }
    }
    return found;
  }
}
