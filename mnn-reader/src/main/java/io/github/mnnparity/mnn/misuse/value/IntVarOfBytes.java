package io.github.mnnparity.mnn.misuse.value;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Int Var of raw pixels for a float input. */
final class IntVarOfBytes implements ApiMisuse {
  @Override
  public String id() {
    return "int-var-of-bytes";
  }

  @Override
  public String title() {
    return "int Var of raw pixels for a float input";
  }

  @Override
  public String cause() {
    return "the app gives Module its raw pixels as an int Var for a float input";
  }

  @Override
  public String advice() {
    return "convert pixels to float and normalize them; make the Var with "
        + "halide_type_of<float>()";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.hasFloats() ? Optional.empty() : Optional.of(NO_FLOAT);
  }
}
