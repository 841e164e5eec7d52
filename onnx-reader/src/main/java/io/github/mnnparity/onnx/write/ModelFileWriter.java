package io.github.mnnparity.onnx.write;

import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphNotes;
import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.proto.ModelProto;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a model to disk; beyond a limit with the tensors in a file beside it. Stateless. */
public final class ModelFileWriter {
  /** Protobuf messages end at 2 GiB; the rest is for nodes and names. */
  public static final long MOST_INLINE_BYTES = 1_900_000_000L;

  private static final int ALIGNMENT = 64;
  private static final long SMALLEST_EXTERNAL = 1024;

  private ModelFileWriter() {}

  /** As below, without notes. */
  public static void write(Graph graph, Path file, long mostInline) {
    write(graph, GraphNotes.NONE, file, mostInline);
  }

  /**
   * @param mostInline bytes of initializers up to which all is one file
   * @throws io.github.mnnparity.core.error.BadInputException if the folder cannot be written
   */
  public static void write(Graph graph, GraphNotes notes, Path file, long mostInline) {
    long bytes = graph.initializers().values().stream().mapToLong(Tensor::byteSize).sum();
    if (bytes <= mostInline) {
      writeModel(new GraphWriter(TensorWriter::inline, notes).model(graph), file);
      return;
    }
    String location = file.getFileName() + ".data";
    Map<String, Long> offsets = new LinkedHashMap<>();
    AtomicFiles.write(
        file.resolveSibling(location), temporary -> writeTensors(graph, temporary, offsets));
    var writer =
        new GraphWriter(
            (name, tensor) ->
                offsets.containsKey(name)
                    ? TensorWriter.external(name, tensor, location, offsets.get(name))
                    : TensorWriter.inline(name, tensor),
            notes);
    writeModel(writer.model(graph), file);
  }

  private static void writeModel(ModelProto model, Path file) {
    AtomicFiles.write(
        file,
        temporary -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
            model.writeTo(out);
          }
        });
  }

  private static void writeTensors(Graph graph, Path temporary, Map<String, Long> offsets)
      throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      long offset = 0;
      for (Map.Entry<String, Tensor> entry : graph.initializers().entrySet()) {
        Tensor tensor = entry.getValue();
        if (tensor.dtype() == DType.STRING || tensor.byteSize() < SMALLEST_EXTERNAL) {
          continue;
        }
        offsets.put(entry.getKey(), offset);
        ByteBuffer data = tensor.data();
        while (data.hasRemaining()) {
          channel.write(data, offset + data.position());
        }
        offset = Math.floorDiv(offset + tensor.byteSize() + ALIGNMENT - 1, ALIGNMENT) * ALIGNMENT;
      }
    }
  }
}
