package io.github.mnnparity.mnn.misuse.value;

import com.google.common.collect.ImmutableList;
import io.github.mnnparity.mnn.misuse.ApiMisuse;

/** The list of this package. */
public final class ValueMisuses {
  private ValueMisuses() {}

  public static ImmutableList<ApiMisuse> all() {
    return ImmutableList.of(
        new WrongType(),
        new IntVar(),
        new IntVarOfBytes(),
        new InputLost(),
        new SmallerHost(),
        new BatchNotFilled());
  }
}
