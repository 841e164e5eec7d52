package io.github.mnnparity.mnn.misuse.session;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Input filled before resizeSession. */
final class FilledBeforeResize implements ApiMisuse {
  @Override
  public String id() {
    return "filled-before-resize";
  }

  @Override
  public String title() {
    return "input filled before resizeSession";
  }

  @Override
  public String cause() {
    return "the app fills the input before resizeSession, which takes new memory for it";
  }

  @Override
  public String advice() {
    return "call resizeTensor and resizeSession first, fetch the input tensor again, then "
        + "fill it";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.session();
  }
}
