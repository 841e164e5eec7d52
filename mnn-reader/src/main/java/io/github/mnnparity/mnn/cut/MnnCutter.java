package io.github.mnnparity.mnn.cut;

import io.github.mnnparity.core.capture.ModelCutter;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.StoredTable;
import io.github.mnnparity.mnn.schema.Usage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Cuts {@code .mnn} files; what their ops store is copied bit by bit. Stateless. */
public final class MnnCutter implements ModelCutter {
  @Override
  public String format() {
    return "MNN";
  }

  @Override
  public void cut(Path candidate, List<NewInput> inputs, List<String> outputs, Path target) {
    StoredTable net = StoredTable.ofNet(candidate);
    if (net.integer("usage", Usage.INFERENCE) == Usage.INFERENCE_STATIC) {
      throw new BadInputException(
          new Problem(
              candidate.toString(),
              "a model whose tensors are made by its ops",
              "a model of fixed shapes, whose tensors share memory",
              "convert it without fixed shapes and cut that file"));
    }
    Segment segment = new Segment(candidate, net, inputs, outputs);
    StoredTable part = segment.net();
    ExternalPieces pieces = new ExternalPieces(MnnModel.read(candidate));
    part.tables("oplists").forEach(pieces::take);
    if (!pieces.isEmpty()) {
      AtomicFiles.write(
          target.resolveSibling(target.getFileName() + ".weight"),
          file -> write(file, pieces.contents()));
    }
    AtomicFiles.write(target, file -> write(file, List.of(part.toFile())));
  }

  private static void write(Path file, List<ByteBuffer> contents) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (ByteBuffer piece : contents) {
        ByteBuffer left = piece.duplicate();
        while (left.hasRemaining()) {
          channel.write(left);
        }
      }
    }
  }
}
