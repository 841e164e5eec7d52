package io.github.mnnparity.core.capture;

import io.github.mnnparity.core.inspect.ModelSummary;
import java.nio.file.Path;

/** Reads one file format into a {@link SourceModel}. Implementations are stateless. */
public interface ModelReader {
  /** What the format says of a model: the original, or the result of a conversion. */
  enum Role {
    REFERENCE,
    CANDIDATE
  }

  /** As users call it: {@code ONNX}, {@code MNN}. */
  String format();

  Role role();

  /**
   * Whether the first bytes look like this format; by content, never by the file's ending. Bounded
   * time and memory.
   *
   * @param file a readable regular file
   */
  boolean recognizes(Path file);

  /**
   * @throws io.github.mnnparity.core.error.MalformedModelException if the contents break the format
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be read
   */
  SourceModel read(Path file);

  /**
   * What is in the file. A fault in one part is told with the rest; only a file whose structure is
   * broken is refused.
   *
   * @throws io.github.mnnparity.core.error.MalformedModelException if the file's structure breaks
   *     the format
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be read
   */
  ModelSummary inspect(Path file, Depth depth);

  /** How deep an inspection looks. */
  enum Depth {
    /** Ops, shapes, encodings. */
    STRUCTURE,
    /** Also statistics of the decoded weights. */
    STATISTICS
  }
}
