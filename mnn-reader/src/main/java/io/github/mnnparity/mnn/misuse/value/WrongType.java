package io.github.mnnparity.mnn.misuse.value;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Bytes of another type in a float input. */
final class WrongType implements ApiMisuse {
  @Override
  public String id() {
    return "wrong-type";
  }

  @Override
  public String title() {
    return "bytes of another type in a float input";
  }

  @Override
  public String cause() {
    return "the app copies bytes of another type (double, half, int, uint8) into the "
        + "memory of a float input";
  }

  @Override
  public String advice() {
    return "convert each value to float first; memcpy does not convert";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.hasFloats() ? Optional.empty() : Optional.of(NO_FLOAT);
  }
}
