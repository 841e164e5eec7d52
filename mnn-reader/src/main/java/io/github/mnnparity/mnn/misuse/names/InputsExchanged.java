package io.github.mnnparity.mnn.misuse.names;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Inputs in the wrong order. */
final class InputsExchanged implements ApiMisuse {
  @Override
  public String id() {
    return "inputs-exchanged";
  }

  @Override
  public String title() {
    return "inputs in the wrong order";
  }

  @Override
  public String cause() {
    return "the app feeds the inputs in another order than the model has them";
  }

  @Override
  public String advice() {
    return "name the inputs when you load the Module, or use getSessionInput(session, "
        + "name); getSessionInputAll is sorted by name";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.inputs().size() > 1 ? Optional.empty() : Optional.of("the model has one input");
  }
}
