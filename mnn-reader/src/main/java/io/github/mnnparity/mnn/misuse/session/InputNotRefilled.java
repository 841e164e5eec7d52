package io.github.mnnparity.mnn.misuse.session;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Input not filled again before the next run. */
final class InputNotRefilled implements ApiMisuse {
  @Override
  public String id() {
    return "input-not-refilled";
  }

  @Override
  public String title() {
    return "input not filled again before the next run";
  }

  @Override
  public String cause() {
    return "the app runs the session again without copying its input in again; MNN reuses "
        + "the memory of inputs during a run";
  }

  @Override
  public String advice() {
    return "copy the input in before every runSession, or use the Module API, which keeps "
        + "its inputs";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.session();
  }
}
