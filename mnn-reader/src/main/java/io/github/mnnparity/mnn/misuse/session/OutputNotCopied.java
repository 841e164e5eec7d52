package io.github.mnnparity.mnn.misuse.session;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Host tensor read without copyToHostTensor. */
final class OutputNotCopied implements ApiMisuse {
  @Override
  public String id() {
    return "output-not-copied";
  }

  @Override
  public String title() {
    return "host tensor read without copyToHostTensor";
  }

  @Override
  public String cause() {
    return "the app makes a host tensor for the output and reads it without "
        + "copyToHostTensor, so that it sees memory that nothing was written to";
  }

  @Override
  public String advice() {
    return "call output->copyToHostTensor(host) before host->host<float>()";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return model.session();
  }
}
