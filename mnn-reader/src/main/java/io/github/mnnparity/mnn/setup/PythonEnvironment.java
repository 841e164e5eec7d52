package io.github.mnnparity.mnn.setup;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;

/**
 * An interpreter that can import MNN.
 *
 * @param interpreter executable
 * @param packages folder that must be on the import path; empty for none
 * @param isPrivate true for the environment that {@link PythonSetup} made, false for the user's own
 */
public record PythonEnvironment(Path interpreter, String packages, boolean isPrivate) {
  /**
   * The interpreter with the options to start it with; a private one sees nothing of the user's.
   */
  public List<String> command() {
    return isPrivate
        ? ImmutableList.of(interpreter.toString(), "-I", "-B", "-X", "utf8")
        : ImmutableList.of(interpreter.toString(), "-B", "-X", "utf8");
  }
}
