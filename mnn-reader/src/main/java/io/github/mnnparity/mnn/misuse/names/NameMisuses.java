package io.github.mnnparity.mnn.misuse.names;

import com.google.common.collect.ImmutableList;
import io.github.mnnparity.mnn.misuse.ApiMisuse;

/** The list of this package. */
public final class NameMisuses {
  private NameMisuses() {}

  public static ImmutableList<ApiMisuse> all() {
    return ImmutableList.of(
        new InputsExchanged(), new InputsMissing(), new WrongOutput(), new ShapeNotMutable());
  }
}
