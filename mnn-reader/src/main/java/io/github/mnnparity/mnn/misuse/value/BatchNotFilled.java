package io.github.mnnparity.mnn.misuse.value;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Only the first item of the batch filled. */
final class BatchNotFilled implements ApiMisuse {
  @Override
  public String id() {
    return "batch-not-filled";
  }

  @Override
  public String title() {
    return "only the first item of the batch filled";
  }

  @Override
  public String cause() {
    return "the app fills the first item of a batch only";
  }

  @Override
  public String advice() {
    return "fill every item at its own offset, or resize the input to the batch that is " + "used";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.hasBatch() ? Optional.empty() : Optional.of("the batch is 1");
  }
}
