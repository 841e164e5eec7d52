package io.github.mnnparity.onnx.read;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.proto.GraphProto;
import io.github.mnnparity.onnx.proto.ModelProto;
import io.github.mnnparity.onnx.proto.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;

/** ONNX files on disk. Stateless, thread-safe. */
public final class ModelFile {
  private static final int HEAD_BYTES = 4096;
  private static final long MAPPED_FROM = 16 << 20;

  private ModelFile() {}

  /** A model's message beside the graph that it holds. */
  public record Contents(ModelProto header, Graph graph) {}

  /** Whether the first bytes are those of an ONNX model; false for what cannot be read. */
  public static boolean looksLikeModel(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
      while (head.hasRemaining() && channel.read(head) > 0) {}
      return WireScan.startsModel(head.flip());
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads a model with all tensors; those of external files stay mapped.
   *
   * @throws io.github.mnnparity.core.error.MalformedModelException if the contents break the format
   * @throws BadInputException if the file cannot be read, or uses what is not supported
   */
  public static Contents readModel(Path file) {
    ModelProto model = readMessage(file);
    Graph graph = graphOf(model, file);
    return new Contents(model.toBuilder().clearGraph().clearFunctions().build(), graph);
  }

  /**
   * Reads a model's message alone: what it says is not checked beyond its encoding.
   *
   * @throws io.github.mnnparity.core.error.MalformedModelException if it is no ONNX message
   * @throws BadInputException if the file cannot be read
   */
  public static ModelProto readMessage(Path file) {
    var origin = new Origin(file);
    ModelProto model = parse(origin, ModelProto::getDescriptor, ModelProto::parseFrom);
    if (!model.hasGraph()) {
      throw origin.malformed("field ModelProto.graph", "a graph", "none: not an ONNX model");
    }
    return model;
  }

  /** The graph of a message that was read from {@code file}; exceptions as {@link #readModel}. */
  public static Graph graphOf(ModelProto model, Path file) {
    return new GraphReading(new Origin(file)).read(model);
  }

  /** Names for nodes by index: unnamed and repeated ones get one that says where they stand. */
  public static List<String> nodeNames(GraphProto graph) {
    return GraphReading.names(graph.getNodeList());
  }

  /** Reads a file that holds one {@code TensorProto}; exceptions as for {@link #readModel}. */
  public static Tensor readTensor(Path file) {
    var origin = new Origin(file);
    TensorProto tensor = parse(origin, TensorProto::getDescriptor, TensorProto::parseFrom);
    return new TensorReading(origin).read(tensor, "TensorProto");
  }

  private interface Parser<M> {
    M parse(CodedInputStream input) throws IOException;
  }

  private static <M> M parse(Origin origin, Supplier<Descriptor> type, Parser<M> parser) {
    ByteBuffer data = open(origin);
    try {
      CodedInputStream input = UnsafeByteOperations.unsafeWrap(data).newCodedInput();
      input.enableAliasing(true);
      input.setRecursionLimit(WireScan.DEEPEST);
      M message = parser.parse(input);
      input.checkLastTagWas(0);
      return message;
    } catch (InvalidProtocolBufferException e) {
      WireScan.Fault fault =
          WireScan.firstFault(data, type.get())
              .orElseThrow(
                  () ->
                      origin.malformed(
                          "field " + type.get().getName(), "ONNX protobuf", "" + e.getMessage()));
      throw origin.malformedAt(fault.offset(), fault.field(), fault.expected(), fault.found());
    } catch (IOException e) {
      throw unreadable(origin.file(), e);
    }
  }

  private static ByteBuffer open(Origin origin) {
    Path file = origin.file();
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          new Problem(
              file.toString(),
              "an ONNX file",
              Files.exists(file) ? "a folder or device" : "no such file",
              "check the path"));
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size == 0) {
        throw origin.malformed("field ModelProto", "an ONNX model", "an empty file");
      }
      if (size > Integer.MAX_VALUE) {
        throw origin.malformed(
            "field ModelProto",
            "at most 2147483647 bytes, as protobuf allows; larger models keep external data",
            size + " bytes");
      }
      if (size >= MAPPED_FROM) {
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
      }
      ByteBuffer data = ByteBuffer.allocate((int) size);
      while (data.hasRemaining() && channel.read(data) > 0) {}
      return data.flip();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BadInputException unreadable(Path file, IOException cause) {
    return new BadInputException(
        new Problem(
            file.toString(),
            "a file that can be read",
            cause.getClass().getSimpleName() + ": " + cause.getMessage(),
            "see to its permissions, or copy it to a local disk"),
        cause);
  }
}
