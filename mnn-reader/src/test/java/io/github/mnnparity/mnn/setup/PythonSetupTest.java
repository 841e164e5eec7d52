package io.github.mnnparity.mnn.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in interpreters are shell scripts")
class PythonSetupTest {
  @TempDir Path folder;

  private PythonSetup setup() {
    return new PythonSetup(
        Map.of("PARITY_HOME", folder.resolve("home").toString(), "PATH", folder.toString()));
  }

  /** A stand-in that answers the probe, logs its other calls and obeys them. */
  private Path python(String name, String probe, String otherwise) throws IOException {
    Path file = folder.resolve(name);
    String answers = "case \"$*\" in *probe*) echo '" + probe + "';; *) ";
    Files.writeString(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + answers + otherwise + ";; esac\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static String probe(String version, String venv, String pip) {
    List<String> parts = List.of(version.split("\\.", -1));
    return String.join("@@", "probe", version, parts.get(0), parts.get(1), "1", venv, pip);
  }

  @Test
  void shims_that_do_not_run_and_old_versions_are_passed_over() throws IOException {
    python("python3", "pyenv: no version is set", "exit 1");
    python("python", probe("3.7.9", "1", "1"), "exit 1");
    Path fit = python("python3.12", probe("3.12.1", "1", "1"), "exit 1");

    assertThat(setup().choose(Optional.empty()).executable()).isEqualTo(fit);
  }

  @Test
  void where_no_python_fits_each_is_named_with_its_version() throws IOException {
    python("python3", probe("3.7.9", "1", "1"), "exit 1");

    assertThatThrownBy(() -> setup().install(line -> {}))
        .isInstanceOf(EngineException.class)
        .hasMessage(
            """
            Python
              expected: 64-bit CPython 3.8 to 3.14, for which MNN is published
              found:    %s (3.7.9)
              next:     install one (Debian: apt install python3 python3-venv), or name one: \
            parity setup --python /path/to/python3"""
                .formatted(folder.resolve("python3")));
  }

  @Test
  void a_python_with_neither_venv_nor_pip_says_what_to_install() throws IOException {
    python("python3", probe("3.11.2", "0", "0"), "exit 1");

    assertThatThrownBy(() -> setup().install(line -> {}))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("apt install python3-venv");
  }

  @Test
  void a_named_file_that_is_no_python_is_refused() {
    assertThatThrownBy(() -> setup().find(Optional.of(folder.resolve("nothing"))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void without_venv_the_packages_go_into_a_folder_of_their_own() throws IOException {
    Path python =
        python(
            "python3",
            probe("3.11.2", "0", "1"),
            "echo \"$*\" >> "
                + folder
                + "/calls; echo; echo 'mnn@@3.6.1'; while [ $# -gt 1 ]; do"
                + " [ \"$1\" = --target ] && mkdir -p \"$2\"; shift; done; exit 0");

    PythonEnvironment environment = setup().install(line -> {});

    assertThat(environment.interpreter()).isEqualTo(python);
    assertThat(environment.packages()).endsWith("packages");
    assertThat(Files.readString(folder.resolve("calls")))
        .contains("--no-deps --require-hashes --only-binary :all: --target");
    assertThat(setup().find(Optional.empty())).contains(environment);
  }

  @Test
  void an_install_that_fails_leaves_no_environment_and_shows_pips_words() throws IOException {
    python(
        "python3",
        probe("3.11.2", "0", "1"),
        "echo 'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES'; exit 1");

    assertThatThrownBy(() -> setup().install(line -> {}))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("DO NOT MATCH THE HASHES");
    assertThat(setup().find(Optional.empty())).isEmpty();
  }

  @Test
  void the_doctor_says_what_is_missing_and_the_command_that_helps() throws IOException {
    python("python3", probe("3.11.2", "1", "1"), "exit 1");

    List<Check> checks = new Doctor(setup()).examine(Optional.empty());

    assertThat(checks)
        .extracting(Check::name, Check::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Java", Check.Status.OK),
            org.assertj.core.groups.Tuple.tuple("Python", Check.Status.OK),
            org.assertj.core.groups.Tuple.tuple("Environment", Check.Status.MISSING),
            org.assertj.core.groups.Tuple.tuple("MNN", Check.Status.MISSING),
            org.assertj.core.groups.Tuple.tuple("numpy", Check.Status.MISSING));
    assertThat(checks.get(2).remedy()).isEqualTo("parity setup");
  }
}
