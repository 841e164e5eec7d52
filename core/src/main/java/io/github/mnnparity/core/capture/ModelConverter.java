package io.github.mnnparity.core.capture;

import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes candidates from references, as users do. Implementations are stateless. */
public interface ModelConverter {
  /** The candidate format: {@code MNN}. */
  String format();

  /** Whether a converter is installed. */
  boolean isInstalled(EngineOptions options);

  /**
   * Converts {@code reference} to {@code target}.
   *
   * @param flags of the converter, as {@link #flags} gives them
   * @throws io.github.mnnparity.core.error.EngineException if the converter fails or is missing
   */
  void convert(Path reference, Path target, List<String> flags, EngineOptions options);

  /** The record that a conversion left beside its candidate. */
  Optional<Path> record(Path candidate);

  /**
   * The flags that the record tells, but for those that only check the result; empty where there is
   * no record.
   */
  List<String> flags(Path candidate);

  /** The command by which anybody converts a model with these flags. */
  String command(String reference, String target, List<String> flags);
}
