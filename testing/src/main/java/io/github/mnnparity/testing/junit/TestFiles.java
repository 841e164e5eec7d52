package io.github.mnnparity.testing.junit;

import com.google.common.hash.Hashing;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.testing.ReportFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Files that a test names, and those that it makes in the build folder. */
final class TestFiles {
  private static final String RESOURCE = "classpath:";

  /** What a model's file may have beside it. */
  private static final List<String> COMPANIONS = List.of(".weight", ".data", "_data");

  private final Settings settings;

  TestFiles(Settings settings) {
    this.settings = settings;
  }

  /**
   * A file or folder by path or class path resource.
   *
   * @param setting how it was named, for the message
   * @throws BadInputException if there is none
   */
  Path find(String setting, String name) {
    boolean resourceOnly = name.startsWith(RESOURCE);
    String plain = resourceOnly ? name.substring(RESOURCE.length()) : name;
    Optional<Path> file = resourceOnly ? Optional.empty() : onDisk(plain);
    return file.or(() -> resource(plain))
        .orElseThrow(
            () ->
                settings.problem(
                    setting + " = a file or a class path resource",
                    "'" + plain + "' is neither, seen from " + Path.of("").toAbsolutePath(),
                    "write the path from the project's folder"));
  }

  private Optional<Path> onDisk(String name) {
    try {
      Path given = Path.of(name);
      Path project = ReportFiles.buildFolder(settings.test()).resolveSibling(name);
      return Files.exists(given) ? Optional.of(given) : Optional.of(project).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> resource(String name) {
    String absolute = settings.test().getResource(name) == null ? "/" + name : name;
    URL found = settings.test().getResource(absolute);
    if (found == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          found.getProtocol().equals("file") ? Path.of(found.toURI()) : copied(found, absolute));
    } catch (URISyntaxException e) {
      throw settings.problem("a class path resource", found.toString(), "rename it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Out of a jar, with what lies beside a model. */
  private Path copied(URL resource, String name) throws IOException {
    Path target = folder().resolve("resources").resolve(name.replaceFirst("^/+", "")).normalize();
    Files.createDirectories(target.getParent());
    copy(resource, target);
    for (String companion : COMPANIONS) {
      URL beside = settings.test().getResource(name + companion);
      if (beside != null) {
        copy(beside, target.resolveSibling(target.getFileName() + companion));
      }
    }
    return target;
  }

  private static void copy(URL from, Path to) throws IOException {
    try (InputStream in = from.openStream()) {
      AtomicFiles.write(
          to, temporary -> Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING));
    }
  }

  /** Folder of the test class in the build folder. */
  Path folder() {
    Class<?> outermost = settings.test();
    while (outermost.getEnclosingClass() != null) {
      outermost = outermost.getEnclosingClass();
    }
    return ReportFiles.folder(outermost).resolve(outermost.getName());
  }

  /** Where the converted model goes: one file for each reference and flags. */
  Path converted(Path reference) {
    String stem = String.valueOf(reference.getFileName()).replaceFirst("\\.onnx$", "");
    String key = reference.toAbsolutePath().normalize() + " " + settings.flags();
    String hash = Hashing.sha256().hashString(key, StandardCharsets.UTF_8).toString();
    return folder().resolve(stem + "-" + hash.substring(0, 8) + ".mnn");
  }

  /** Where the report of a test goes. */
  Path report(String test) {
    return folder().resolve(test.replaceAll("[^A-Za-z0-9_.-]+", "_") + ".html");
  }
}
