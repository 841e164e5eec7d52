package io.github.mnnparity.mnn.lift.control;

import io.github.mnnparity.mnn.schema.StringVec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lists of tensor names; an absent one is empty. */
final class Names {
  private Names() {}

  static List<String> of(@Nullable StringVec vector) {
    List<String> names = new ArrayList<>();
    for (int i = 0; vector != null && i < vector.dataLength(); i++) {
      names.add(vector.data(i));
    }
    return names;
  }
}
