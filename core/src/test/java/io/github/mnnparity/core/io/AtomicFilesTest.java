package io.github.mnnparity.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AtomicFilesTest {
  @TempDir private Path folder;

  @Test
  void a_file_is_replaced_as_a_whole() throws Exception {
    Path target = Files.writeString(folder.resolve("a.txt"), "old");

    AtomicFiles.write(target, temporary -> Files.writeString(temporary, "new"));

    assertThat(target).hasContent("new");
    assertThat(names()).containsExactly("a.txt");
  }

  @Test
  void a_write_that_fails_leaves_the_old_file_and_nothing_else() throws Exception {
    Path target = Files.writeString(folder.resolve("a.txt"), "old");

    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    target,
                    temporary -> {
                      Files.writeString(temporary, "ne");
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("IOException: disk full");

    assertThat(target).hasContent("old");
    assertThat(names()).containsExactly("a.txt");
  }

  @Test
  void a_folder_that_is_not_there_is_the_users_to_mend() {
    Path target = folder.resolve("missing").resolve("a.txt");

    assertThatThrownBy(() -> AtomicFiles.write(target, temporary -> {}))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("choose another place, or make the folder");
  }

  @Test
  void a_folder_is_never_replaced_by_a_file() {
    assertThatThrownBy(() -> AtomicFiles.write(folder, temporary -> {}))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is a folder");
  }

  private String[] names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
    }
  }
}
