package io.github.mnnparity.mnn.misuse.session;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Session run before its input is filled. */
final class RunBeforeInput implements ApiMisuse {
  @Override
  public String id() {
    return "run-before-input";
  }

  @Override
  public String title() {
    return "session run before its input is filled";
  }

  @Override
  public String cause() {
    return "the app runs the session before it fills the input, so that the answer belongs "
        + "to what the memory held before";
  }

  @Override
  public String advice() {
    return "copy the input in first, then call runSession, then read";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.session();
  }
}
