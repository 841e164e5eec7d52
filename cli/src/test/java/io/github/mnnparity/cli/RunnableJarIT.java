package io.github.mnnparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** target/parity.jar, which needs nothing beside it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunnableJarIT {
  private static final Path JAR = Path.of("target", "parity.jar").toAbsolutePath();
  private static final Path MODELS = Path.of("..", "examples", "models").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void it_compares_from_a_folder_of_its_own_with_spaces() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("a place with spaces"));
    Path jar = Files.copy(JAR, elsewhere.resolve("my parity.jar"));
    Path model = Files.copy(MODELS.resolve("small.onnx"), elsewhere.resolve("my model.onnx"));
    Path candidate = Files.copy(MODELS.resolve("small.mnn"), elsewhere.resolve("my model.mnn"));
    Path output = folder.resolve("output.txt");

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.getFileName().toString(),
                "compare",
                model.getFileName().toString(),
                candidate.toString(),
                "--engine",
                "lifted")
            .directory(elsewhere.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();

    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(said).contains("MATCH").doesNotContain("WARNING", "\u001b");
    assertThat(process.exitValue()).as(said).isZero();
  }

  @Test
  void it_holds_every_licence_and_nothing_that_is_for_single_jars() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();

      assertThat(names)
          .contains(
              "META-INF/LICENSE",
              "META-INF/NOTICE",
              "META-INF/licenses/LGPL-2.1.txt",
              "META-INF/licenses/onnxruntime.txt",
              "META-INF/licenses/progressbar.txt",
              "META-INF/licenses/protobuf-java.txt",
              "ThirdPartyNotices.txt")
          .doesNotHaveDuplicates()
          .noneMatch(name -> name.endsWith("module-info.class"))
          .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA)"));
      assertThat(jar.getManifest().getMainAttributes())
          .extractingByKey(new java.util.jar.Attributes.Name("Multi-Release"))
          .isEqualTo("true");
      assertThat(jar.getManifest().getMainAttributes().getValue("Class-Path")).isNull();
    }
  }
}
