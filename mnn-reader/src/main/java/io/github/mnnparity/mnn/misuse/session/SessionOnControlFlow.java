package io.github.mnnparity.mnn.misuse.session;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Session API on a model with control flow. */
final class SessionOnControlFlow implements ApiMisuse {
  @Override
  public String id() {
    return "session-control-flow";
  }

  @Override
  public String title() {
    return "Session API on a model with control flow";
  }

  @Override
  public String cause() {
    return "the app runs a model with control flow (If, Loop) in a Session, which does not "
        + "execute subgraphs";
  }

  @Override
  public String advice() {
    return "use the Module API: MNN::Express::Module::load and onForward";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.subgraphs() > 0 ? Optional.empty() : Optional.of("the model has no control flow");
  }
}
