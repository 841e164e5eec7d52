package io.github.mnnparity.mnn;

import java.nio.file.Files;
import java.nio.file.Path;

/** Published models that may lie beside the repository; tests that want them skip without. */
public final class SharedModels {
  private SharedModels() {}

  /** {@code shared/models} beside this folder or one above it; may not exist. */
  public static Path folder() {
    Path here = Path.of("").toAbsolutePath();
    for (Path at = here; at != null; at = at.getParent()) {
      Path models = at.resolve("shared").resolve("models");
      if (Files.isDirectory(models)) {
        return models;
      }
    }
    return here.resolve("shared").resolve("models");
  }
}
