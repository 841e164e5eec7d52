package io.github.mnnparity.mnn.misuse.names;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Module loaded with shape_mutable=False. */
final class ShapeNotMutable implements ApiMisuse {
  @Override
  public String id() {
    return "shape-not-mutable";
  }

  @Override
  public String title() {
    return "Module loaded with shape_mutable=False";
  }

  @Override
  public String cause() {
    return "the app loads the Module with shapeMutable = false (shape_mutable=False), "
        + "which keeps the memory plan and the input format of the first run";
  }

  @Override
  public String advice() {
    return "leave shapeMutable at its default, true";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return Optional.empty();
  }
}
