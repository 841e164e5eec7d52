package io.github.mnnparity.core.feed;

import io.github.mnnparity.core.input.NumpyFiles;
import java.nio.file.Path;
import java.util.List;

/** {@code .npz}: named arrays of NumPy. */
final class ArchiveFormat implements InputFormat {
  @Override
  public boolean recognizes(Path path) {
    return NumpyFiles.isArchive(path);
  }

  @Override
  public List<InputSet> read(NamedFile argument, InputFiles files) {
    return InputFormat.one(
        argument, InputFormat.chosen(argument, NumpyFiles.readArchive(argument.file())));
  }
}
