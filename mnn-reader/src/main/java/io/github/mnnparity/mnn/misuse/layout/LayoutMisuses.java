package io.github.mnnparity.mnn.misuse.layout;

import com.google.common.collect.ImmutableList;
import io.github.mnnparity.mnn.misuse.ApiMisuse;

/** The list of this package. */
public final class LayoutMisuses {
  private LayoutMisuses() {}

  public static ImmutableList<ApiMisuse> all() {
    return ImmutableList.of(
        new NhwcHost(),
        new NchwHost(),
        new PackedInput(),
        new VarLayout(),
        new PackedOutput(),
        new NhwcOutput());
  }
}
