package io.github.mnnparity.mnn.misuse.value;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Int Var for a float input. */
final class IntVar implements ApiMisuse {
  @Override
  public String id() {
    return "int-var";
  }

  @Override
  public String title() {
    return "int Var for a float input";
  }

  @Override
  public String cause() {
    return "the app gives Module an int Var for a float input; MNN takes it without a word "
        + "and reads its bits as floats or cuts the values";
  }

  @Override
  public String advice() {
    return "make the Var as float: halide_type_of<float>(), or F.float in Python";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.hasFloats() ? Optional.empty() : Optional.of(NO_FLOAT);
  }
}
