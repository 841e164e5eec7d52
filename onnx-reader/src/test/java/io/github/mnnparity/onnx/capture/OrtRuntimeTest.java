package io.github.mnnparity.onnx.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.EngineException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OrtRuntimeTest {
  @Test
  void a_command_line_that_would_crash_the_runtime_is_told_before() {
    assertThatThrownBy(() -> OrtRuntime.checkCommandLine(5000, null))
        .isInstanceOf(EngineException.class)
        .hasMessage(
            """
            ONNX Runtime
              expected: a command line of at most 3900 bytes; it crashes of more
              found:    5000 bytes, class path included
              next:     set the environment variable ORT_DISABLE_TELEMETRY=1, or give the class path in a file""");
  }

  @Test
  void a_long_command_line_is_fine_where_the_runtime_may_not_report_it() {
    assertThatCode(() -> OrtRuntime.checkCommandLine(5000, "1")).doesNotThrowAnyException();
    assertThatCode(() -> OrtRuntime.checkCommandLine(3000, null)).doesNotThrowAnyException();
  }

  @Test
  void the_runtime_loads_once() {
    assertThat(OrtRuntime.environment()).isSameAs(OrtRuntime.environment());
  }
}
