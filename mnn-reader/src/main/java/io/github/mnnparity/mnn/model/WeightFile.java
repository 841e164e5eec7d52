package io.github.mnnparity.mnn.model;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.error.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file beside a model that holds weights too large for it: a plain concatenation. */
final class WeightFile {
  private WeightFile() {}

  /**
   * Maps a piece of the external weights of {@code op}.
   *
   * @param model the {@code .mnn} file
   * @throws BadInputException if there is no such file
   * @throws io.github.mnnparity.core.error.MalformedModelException if the piece is not inside it
   */
  static ByteBuffer piece(Path model, MnnOp op, long offset, long bytes) {
    Path file = path(model, op);
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          new Problem(
              model + ", op '" + op.name() + "' (" + op.type() + "), field external",
              "its weights in the file " + file,
              "no such file",
              "copy the .weight file beside the model, under exactly this name"));
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (offset < 0 || bytes < 0 || bytes > Integer.MAX_VALUE || offset > size - bytes) {
        throw op.malformed(
            "external",
            "a piece of the " + size + " bytes in " + file.getFileName(),
            bytes + " bytes from byte " + offset);
      }
      return channel
          .map(FileChannel.MapMode.READ_ONLY, offset, bytes)
          .order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new BadInputException(
          new Problem(
              file.toString(), "a readable file", e.toString(), "check the file's permissions"),
          e);
    }
  }

  /** An op may name another file; only one inside the model's own folder is followed. */
  private static Path path(Path model, MnnOp op) {
    Path folder = model.toAbsolutePath().normalize().getParent();
    String name = op.externalPath().orElse(model.getFileName() + ".weight");
    try {
      Path file = folder.resolve(name).normalize();
      boolean inside = file.startsWith(folder) && !file.equals(folder);
      if (!inside || (Files.exists(file) && !file.toRealPath().startsWith(folder.toRealPath()))) {
        throw outside(op, name);
      }
      return file;
    } catch (InvalidPathException | IOException e) {
      throw outside(op, name);
    }
  }

  private static MalformedModelException outside(MnnOp op, String name) {
    return op.malformed("externalPath", "a file inside the model's folder", "'" + name + "'");
  }
}
