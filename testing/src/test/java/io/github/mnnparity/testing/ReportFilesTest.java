package io.github.mnnparity.testing;

import static io.github.mnnparity.testing.ParityAssertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mnnparity.core.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportFilesTest {
  @TempDir private Path folder;

  @Test
  void a_failure_names_a_file_that_holds_the_report() {
    Path first = named(Reports.diverged());
    Path again = named(Reports.diverged());

    assertThat(first).isEqualTo(again).isAbsolute().isRegularFile();
    assertThat(first.getParent().getFileName()).hasToString("parity");
    assertThat(first.getFileName().toString()).matches("net-[0-9a-f]{8}\\.[a-z]+");
    assertThat(first).content().contains("DIVERGED");
  }

  @Test
  void a_report_that_is_written_already_is_named_and_not_written_again() throws IOException {
    Report report = Reports.diverged();
    Path file = ReportFiles.write(report, folder.resolve("deep/er/own.json"));
    Files.delete(file);

    assertThat(named(report)).isEqualTo(file).doesNotExist();
  }

  @Test
  void the_build_folder_is_where_the_classes_of_the_test_are() {
    assertThat(BuildFolder.around(Path.of("/p/target/test-classes")))
        .isEqualTo(Optional.of(Path.of("/p/target")));
    assertThat(BuildFolder.around(Path.of("/p/build/classes/java/test")))
        .isEqualTo(Optional.of(Path.of("/p/build")));
    assertThat(BuildFolder.around(Path.of("/p/out/test/classes")))
        .isEqualTo(Optional.of(Path.of("/p/out")));
    assertThat(BuildFolder.around(Path.of("/p/q"))).isEmpty();
    assertThat(ReportFiles.folder(String.class)).isAbsolute();
  }

  private static Path named(Report report) {
    Throwable failure = catchThrowable(() -> assertThat(report).agrees());
    return Path.of(failure.getMessage().replaceAll("(?s).*Report +", "").strip());
  }
}
