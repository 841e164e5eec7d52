package io.github.mnnparity.mnn.misuse.value;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Host tensor smaller than the input. */
final class SmallerHost implements ApiMisuse {
  @Override
  public String id() {
    return "smaller-host";
  }

  @Override
  public String title() {
    return "host tensor smaller than the input";
  }

  @Override
  public String cause() {
    return "the app fills the input from a host tensor that is smaller than the input "
        + "(other height, width, channels or batch); copyFromHostTensor does not check "
        + "that";
  }

  @Override
  public String advice() {
    return "make the host tensor with input->shape(), after resizeTensor and resizeSession";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.hasImages() ? model.session() : Optional.of(NO_IMAGE);
  }
}
