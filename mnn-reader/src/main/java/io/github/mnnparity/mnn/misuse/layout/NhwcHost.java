package io.github.mnnparity.mnn.misuse.layout;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Host tensor of TENSORFLOW layout for NCHW data. */
final class NhwcHost implements ApiMisuse {
  @Override
  public String id() {
    return "nhwc-host";
  }

  @Override
  public String title() {
    return "host tensor of TENSORFLOW layout for NCHW data";
  }

  @Override
  public String cause() {
    return "the app declares its host tensor as MNN::Tensor::TENSORFLOW (NHWC) and fills "
        + "it with NCHW data";
  }

  @Override
  public String advice() {
    return "make the host tensor with MNN::Tensor::CAFFE, or write the pixels interleaved, "
        + "channels last";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.hasImages() ? model.session() : Optional.of(NO_IMAGE);
  }
}
