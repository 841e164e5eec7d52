package io.github.mnnparity.core.capture;

import java.util.List;

/** What is known of a candidate format's converter and engine. Implementations are stateless. */
public interface AdviceBook {
  /** The candidate format: {@code MNN}. */
  String format();

  /** In the order in which they are told. */
  List<AdviceRule> rules();
}
