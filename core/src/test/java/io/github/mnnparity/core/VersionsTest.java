package io.github.mnnparity.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VersionsTest {
  private static List<Finding> notes(String file, String engine, String app) {
    return Versions.notes(file, engine, app, List.of("y"));
  }

  @Test
  void equal_versions_and_unknown_ones_are_no_matter() {
    assertThat(notes("3.6.1", "MNN 3.6.1", "3.6.1")).isEmpty();
    assertThat(notes("", "MNN 3.6.1", "")).isEmpty();
    assertThat(notes("unknown", "", "2.8.0")).isEmpty();
  }

  @Test
  void an_old_file_on_a_newer_engine_is_what_engines_are_made_for() {
    assertThat(notes("2.8.1", "MNN 3.6.1", "")).isEmpty();
  }

  @Test
  void an_app_older_than_the_converter_and_other_than_the_engine_here_is_told_twice() {
    assertThat(notes("3.6.1", "MNN 3.6.1", "3.4.0"))
        .extracting(Finding::kind, Finding::severity, Finding::summary)
        .containsExactly(
            Tuple.tuple(
                FindingKind.API,
                Severity.NOTE,
                "The app runs MNN 3.4.0, which is older than the converter that made the file"
                    + " (3.6.1)."),
            Tuple.tuple(
                FindingKind.ENGINE,
                Severity.NOTE,
                "The engine views ran MNN 3.6.1, the app runs 3.4.0."));
  }

  @Test
  void a_file_newer_than_the_engine_here_is_told() {
    assertThat(notes("3.10.0", "MNN 3.6.1", ""))
        .extracting(Finding::summary)
        .containsExactly(
            "The file was made by a newer MNN (3.10.0) than the one that ran here (3.6.1).");
  }
}
