package io.github.mnnparity.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.error.BadInputException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TestFilesTest {
  private final TestFiles files = of(TestFilesTest.class, List.of());

  @Test
  void a_file_is_found_by_path_or_as_a_class_path_resource() {
    assertThat(files.find("reference", "pom.xml")).isEqualTo(Path.of("pom.xml"));
    assertThat(files.find("reference", "TestFilesTest.class")).isRegularFile();
    assertThat(
            files.find(
                "reference", "classpath:io/github/mnnparity/testing/junit/TestFilesTest.class"))
        .isRegularFile();
  }

  @Test
  void a_resource_in_a_jar_is_copied_to_the_build_folder() {
    TestFiles inJar = of(Test.class, List.of());

    Path copy = inJar.find("reference", "classpath:META-INF/LICENSE.md");

    assertThat(copy)
        .isEqualTo(inJar.folder().resolve("resources/META-INF/LICENSE.md"))
        .content()
        .contains("Eclipse Public License");
  }

  @Test
  void a_file_that_is_neither_is_refused_with_where_it_was_looked_for() {
    assertThatThrownBy(() -> files.find("candidate", "classpath:pom.xml"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            """
            @ParityTest on Some.test
              expected: candidate = a file or a class path resource
              found:    'pom.xml' is neither, seen from %s
              next:     write the path from the project's folder"""
                .formatted(Path.of("").toAbsolutePath()));
  }

  @Test
  void each_reference_and_flags_have_a_converted_file_of_their_own() {
    Path plain = files.converted(Path.of("a/net.onnx"));

    assertThat(plain.getFileName().toString()).matches("net-[0-9a-f]{8}\\.mnn");
    assertThat(plain).isEqualTo(files.converted(Path.of("b/../a/net.onnx")));
    assertThat(plain).isNotEqualTo(files.converted(Path.of("b/net.onnx")));
    assertThat(plain)
        .isNotEqualTo(of(TestFilesTest.class, List.of("--fp16")).converted(Path.of("a/net.onnx")));
  }

  private static TestFiles of(Class<?> test, List<String> flags) {
    return new TestFiles(
        new Settings(
            "Some.test",
            test,
            "",
            "",
            false,
            flags,
            List.of(),
            List.of(),
            "",
            List.of(),
            EngineChoice.AUTO,
            false,
            0.9,
            20));
  }
}
