package io.github.mnnparity.mnn.misuse.session;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Output read before the run. */
final class OutputBeforeRun implements ApiMisuse {
  @Override
  public String id() {
    return "output-before-run";
  }

  @Override
  public String title() {
    return "output read before the run";
  }

  @Override
  public String cause() {
    return "the app reads the output before runSession has computed it (or after a run "
        + "that failed), so that it sees the answer to an earlier input, or zeros";
  }

  @Override
  public String advice() {
    return "read the output after runSession has returned 0";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.session();
  }
}
