package io.github.mnnparity.core.device;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import java.nio.file.Path;

/** Words for a folder that is of no use. */
final class Refusals {
  private Refusals() {}

  static BadInputException nothing(
      String view, Path folder, int files, String first, String reason) {
    return new BadInputException(
        new Problem(
            "--view " + view + "=" + folder,
            "a file for at least one tensor of the candidate",
            files + (files == 1 ? " file" : " files") + " and none fits; " + first + ": " + reason,
            "check that the values were captured with this .mnn file, and the names in"
                + " docs/capture-on-device.md"));
  }
}
