package io.github.mnnparity.mnn.misuse.names;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** An input too few. */
final class InputsMissing implements ApiMisuse {
  @Override
  public String id() {
    return "inputs-missing";
  }

  @Override
  public String title() {
    return "an input too few";
  }

  @Override
  public String cause() {
    return "the app calls forward with fewer inputs than the model has, which MNN does not "
        + "check";
  }

  @Override
  public String advice() {
    return "give every input that the Module was loaded with";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return Optional.empty();
  }

  @Override
  public boolean answers() {
    return false;
  }
}
