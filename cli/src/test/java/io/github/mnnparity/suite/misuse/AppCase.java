package io.github.mnnparity.suite.misuse;

import io.github.mnnparity.suite.real.Pair;
import java.util.Optional;

/**
 * An app on a model.
 *
 * @param app class in {@code apps.py}
 * @param expected id of the misuse; empty for apps that do nothing wrong
 * @param runs how many inputs it is run on
 * @param batch of each input
 * @param inner tensor that one of the apps reads instead of the output; empty for the others
 */
record AppCase(
    Pair pair, String app, Optional<String> expected, int runs, int batch, String inner) {
  static AppCase right(Pair pair, String app, int runs) {
    return new AppCase(pair, app, Optional.empty(), runs, 1, "");
  }

  static AppCase wrong(Pair pair, String app, String expected, int runs) {
    return new AppCase(pair, app, Optional.of(expected), runs, 1, "");
  }

  AppCase ofBatch(int size) {
    return new AppCase(pair, app, expected, runs, size, inner);
  }

  AppCase reading(String tensor) {
    return new AppCase(pair, app, expected, runs, batch, tensor);
  }
}
