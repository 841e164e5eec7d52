package io.github.mnnparity.mnn.misuse.layout;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** NCHW data written into a packed NC4HW4 input. */
final class PackedInput implements ApiMisuse {
  @Override
  public String id() {
    return "packed-input";
  }

  @Override
  public String title() {
    return "NCHW data written into a packed NC4HW4 input";
  }

  @Override
  public String cause() {
    return "the app copies NCHW data straight into the memory of an input that MNN keeps "
        + "in NC4HW4, channels packed in blocks";
  }

  @Override
  public String advice() {
    return "fill a host tensor of MNN::Tensor::CAFFE and call "
        + "input->copyFromHostTensor(host); with Module, write a Var of NCHW and convert "
        + "it with _Convert(x, NC4HW4)";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.hasImages() ? Optional.empty() : Optional.of(NO_IMAGE);
  }
}
