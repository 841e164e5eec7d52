package io.github.mnnparity.mnn.misuse.session;

import com.google.common.collect.ImmutableList;
import io.github.mnnparity.mnn.misuse.ApiMisuse;

/** The list of this package. */
public final class SessionMisuses {
  private SessionMisuses() {}

  public static ImmutableList<ApiMisuse> all() {
    return ImmutableList.of(
        new InputNotRefilled(),
        new RunBeforeInput(),
        new FilledBeforeResize(),
        new NoResizeSession(),
        new OutputBeforeRun(),
        new OutputNotCopied(),
        new SessionOnControlFlow());
  }
}
