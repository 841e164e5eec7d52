package io.github.mnnparity.mnn.misuse.layout;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Output copied to a host tensor of TENSORFLOW layout. */
final class NhwcOutput implements ApiMisuse {
  @Override
  public String id() {
    return "nhwc-output";
  }

  @Override
  public String title() {
    return "output copied to a host tensor of TENSORFLOW layout";
  }

  @Override
  public String cause() {
    return "the app copies the output into a host tensor of MNN::Tensor::TENSORFLOW (NHWC) "
        + "and reads it as NCHW";
  }

  @Override
  public String advice() {
    return "make the host tensor with MNN::Tensor::CAFFE";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.session();
  }
}
