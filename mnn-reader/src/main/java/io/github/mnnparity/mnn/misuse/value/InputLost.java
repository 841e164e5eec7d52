package io.github.mnnparity.mnn.misuse.value;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Input memory freed or overwritten before the run. */
final class InputLost implements ApiMisuse {
  @Override
  public String id() {
    return "input-lost";
  }

  @Override
  public String title() {
    return "input memory freed or overwritten before the run";
  }

  @Override
  public String cause() {
    return "the app frees, clears or refills the memory behind the input before the model "
        + "has run (a missing copy, or a missing fix of a lazily computed Var)";
  }

  @Override
  public String advice() {
    return "keep the buffer alive and unchanged until the run has returned; copy it, and "
        + "call fix(VARP::CONSTANT) on computed Vars";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return Optional.empty();
  }
}
