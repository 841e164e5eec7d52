package io.github.mnnparity.onnx.read;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.error.Problem;
import java.nio.file.Path;

/** The file that is being read; words what is wrong with it. */
record Origin(Path file) {
  private static final int LONGEST_NAME = 120;

  MalformedModelException malformed(String field, String expected, String found) {
    return new MalformedModelException(
        new Problem(
            file + ", " + field,
            expected,
            found,
            "the file is damaged; copy it again or export it again"));
  }

  MalformedModelException malformedAt(long offset, String field, String expected, String found) {
    return malformed("byte " + offset + ", " + field, expected, found);
  }

  BadInputException unusable(String field, String expected, String found, String next) {
    return new BadInputException(new Problem(file + ", " + field, expected, found, next));
  }

  /** A name from the file, fit to be printed: quoted, without control characters, cut if long. */
  static String quote(String name) {
    String clean = name.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= LONGEST_NAME
        ? "'" + clean + "'"
        : "'" + clean.substring(0, LONGEST_NAME) + "…'";
  }
}
