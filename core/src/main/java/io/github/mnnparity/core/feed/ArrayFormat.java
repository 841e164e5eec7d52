package io.github.mnnparity.core.feed;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.input.NumpyFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code .npy}: one array of NumPy. A file that is only called so is refused, not guessed at. */
final class ArrayFormat implements InputFormat {
  @Override
  public boolean recognizes(Path path) {
    String name = path.toString();
    return NumpyFiles.isArray(path) || name.endsWith(".npy") || name.endsWith(".npz");
  }

  @Override
  public List<InputSet> read(NamedFile argument, InputFiles files) {
    if (!NumpyFiles.isArray(argument.file())) {
      throw new BadInputException(
          new Problem(
              argument.file().toString(),
              "an array as numpy.save writes it",
              "another format, or a damaged file",
              "save it again with numpy.save"));
    }
    var tensor = NumpyFiles.readArray(argument.file());
    return InputFormat.one(argument, Map.of(files.name(argument.name(), "--input"), tensor));
  }
}
