package io.github.mnnparity.mnn.misuse.layout;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Module input Var of another layout than its data. */
final class VarLayout implements ApiMisuse {
  @Override
  public String id() {
    return "var-layout";
  }

  @Override
  public String title() {
    return "Module input Var of another layout than its data";
  }

  @Override
  public String cause() {
    return "the app gives Module an input Var whose format (NCHW, NHWC, NC4HW4) is not the "
        + "order of its data";
  }

  @Override
  public String advice() {
    return "make the Var with the format that the data have, and let _Convert bring it to "
        + "the format that Module::getInfo() names";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.hasImages() ? Optional.empty() : Optional.of(NO_IMAGE);
  }
}
