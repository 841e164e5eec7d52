package io.github.mnnparity.core.explain;

import java.util.List;

/** A family of mistakes that an app may make, as a list of trials. Stateless. */
public interface Hypothesis {
  /** Short name of the family, in lower case with hyphens: {@code channel-order}. */
  String id();

  /**
   * Every mistake of this family that is possible here, the likeliest first; cheap: nothing is run
   * until {@link Trial#outputs} is called.
   *
   * @return empty where the family says nothing about this situation
   */
  List<Trial> trials(Situation situation);
}
