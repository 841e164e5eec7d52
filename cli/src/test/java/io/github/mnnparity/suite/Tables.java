package io.github.mnnparity.suite;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The committed tables of the full run, each with a digest of the sources that it was made from.
 */
public enum Tables {
  FAULTS("faults.md", "fault", "flat", "real", "zoo"),
  TWO_FAULTS("two-faults.md", "fault", "flat", "nets", "real", "zoo"),
  AUDIT("audit.md", "audit", "fault", "flat", "integers", "real", "zoo"),
  DEFECTS("defects.md", "defects"),
  ENCODINGS("encodings.md", "encodings", "flat", "real", "zoo"),
  INTEGERS("quantized.md", "integers", "real", "zoo"),
  LADDER("ladder.md", "ladder", "real", "zoo"),
  HEALTHY_PAIRS("healthy-pairs.md", "healthy", "nets", "real", "zoo"),
  LEDGER("quantization-ledger.md", "ledger", "flat", "real", "zoo"),
  REDUCED("reduced.md", "reduce", "defects", "flat", "real", "zoo"),
  MISUSES("api-misuse.md", "misuse", "real", "zoo"),
  EXPLAINED("explained-mistakes.md", "explain"),
  CONFORMANCE("conformance.md", "conformance");

  private static final Path SUITE = Path.of("io", "github", "mnnparity", "suite");
  private static final List<Path> ROOTS =
      List.of(Path.of("src", "test", "java"), Path.of("src", "test", "resources"));

  /** Sources of a suite that others may use without it, in a folder of the repository. */
  private static final Path BESIDE = Path.of("..");

  private final Path file;
  private final ImmutableList<String> packages;

  Tables(String name, String... packages) {
    this.file = Path.of("..", "docs", name).toAbsolutePath().normalize();
    this.packages = ImmutableList.copyOf(packages);
  }

  Path file() {
    return file;
  }

  /** Sources and data of the table's packages below {@code suite}, names and contents. */
  String digest() {
    Hasher hasher = Hashing.sha256().newHasher();
    for (Path root : ROOTS) {
      for (String each : packages) {
        add(hasher, each, root.resolve(SUITE).resolve(each));
      }
    }
    for (String each : packages) {
      add(hasher, each, BESIDE.resolve(each));
    }
    return "sha256:" + hasher.hash();
  }

  private static void add(Hasher hasher, String name, Path folder) {
    for (Path source : files(folder)) {
      byte[] bytes = read(source);
      hasher
          .putString(name + "/" + folder.relativize(source), StandardCharsets.UTF_8)
          .putInt(bytes.length)
          .putBytes(bytes);
    }
  }

  /**
   * What the table was made from, in a line.
   *
   * @param content how many rows, from which seeds
   * @param environment as {@link Suites#environment} says it
   */
  public String origin(String content, String environment) {
    return "%s. %s Sources (%s): `%s`."
        .formatted(content, environment, String.join(", ", packages), digest());
  }

  /** Writes the table into {@code docs}. */
  public void write(List<String> lines) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".pyc"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path source) {
    try {
      return Files.readAllBytes(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
