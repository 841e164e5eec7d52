package io.github.mnnparity.mnn.misuse.layout;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Host tensor of CAFFE layout for NHWC data. */
final class NchwHost implements ApiMisuse {
  @Override
  public String id() {
    return "nchw-host";
  }

  @Override
  public String title() {
    return "host tensor of CAFFE layout for NHWC data";
  }

  @Override
  public String cause() {
    return "the app declares its input as NCHW (MNN::Tensor::CAFFE, NCHW) and fills it "
        + "with interleaved pixels, channels last";
  }

  @Override
  public String advice() {
    return "transpose the pixels to channel after channel, or declare the host tensor as "
        + "MNN::Tensor::TENSORFLOW with NHWC sizes";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.hasImages() ? Optional.empty() : Optional.of(NO_IMAGE);
  }
}
