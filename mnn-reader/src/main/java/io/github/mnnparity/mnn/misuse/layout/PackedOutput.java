package io.github.mnnparity.mnn.misuse.layout;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Packed NC4HW4 output read as NCHW. */
final class PackedOutput implements ApiMisuse {
  @Override
  public String id() {
    return "packed-output";
  }

  @Override
  public String title() {
    return "packed NC4HW4 output read as NCHW";
  }

  @Override
  public String cause() {
    return "the app reads the memory of an NC4HW4 output, channels packed in blocks, as if "
        + "it were NCHW";
  }

  @Override
  public String advice() {
    return "copy into a host tensor of MNN::Tensor::CAFFE with copyToHostTensor; with "
        + "Module, read _Convert(y, NCHW)";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return Optional.empty();
  }
}
