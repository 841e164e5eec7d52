package io.github.mnnparity.mnn.misuse.names;

import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import java.util.Optional;

/** Another output read. */
final class WrongOutput implements ApiMisuse {
  @Override
  public String id() {
    return "wrong-output";
  }

  @Override
  public String title() {
    return "another output read";
  }

  @Override
  public String cause() {
    return "the app reads another tensor than the output that it means";
  }

  @Override
  public String advice() {
    return "ask for the output by its name: getSessionOutput(session, name), or the list "
        + "of names at Module::load; getSessionOutputAll is sorted by name";
  }

  @Override
  public Optional<String> unfit(Setting model) {
    return Optional.empty();
  }
}
