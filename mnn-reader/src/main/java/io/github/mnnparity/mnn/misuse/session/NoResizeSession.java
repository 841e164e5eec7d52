package io.github.mnnparity.mnn.misuse.session;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** No resizeSession after resizeTensor. */
final class NoResizeSession implements ApiMisuse {
  @Override
  public String id() {
    return "no-resize-session";
  }

  @Override
  public String title() {
    return "no resizeSession after resizeTensor";
  }

  @Override
  public String cause() {
    return "the app calls resizeTensor but not resizeSession, so that runSession does "
        + "nothing and the old outputs are read";
  }

  @Override
  public String advice() {
    return "call resizeSession after the last resizeTensor, and check the code that "
        + "runSession returns: 0 is success";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.session();
  }
}
