package io.github.mnnparity.mnn.model;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.mnn.schema.ExtraInfo;
import io.github.mnnparity.mnn.schema.Net;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code .mnn} file of any converter generation, its structure verified. Immutable, thread-safe;
 * the file must not be changed while the model is in use, as large ones are memory-mapped.
 */
public final class MnnModel {
  private static final long MAPPED_FROM = 64L << 20;

  private final Path file;
  private final MnnGraph graph;
  private final List<MnnGraph> subgraphs;
  private final Map<String, String> facts;
  private final Map<String, String> metadata;

  private MnnModel(
      Path file,
      MnnGraph graph,
      List<MnnGraph> subgraphs,
      Map<String, String> facts,
      Map<String, String> metadata) {
    this.file = file;
    this.graph = graph;
    this.subgraphs = List.copyOf(subgraphs);
    this.facts = ImmutableMap.copyOf(facts);
    this.metadata = ImmutableMap.copyOf(metadata);
  }

  /**
   * Reads and verifies a model file.
   *
   * @throws MalformedModelException if its contents break the format; names byte offset and field
   * @throws BadInputException if the file cannot be read or takes 2 GiB or more
   */
  public static MnnModel read(Path file) {
    return read(file, Faults.thrown());
  }

  /**
   * As {@link #read(Path)}, but {@code faults} decides on faults in single ops and names. Where
   * they are kept, ops may read and write tensors that do not exist.
   */
  public static MnnModel read(Path file, Faults faults) {
    return of(file, contents(file), faults);
  }

  /** Verifies contents that were read from {@code file}. */
  static MnnModel of(Path file, ByteBuffer bytes) {
    return of(file, bytes, Faults.thrown());
  }

  static MnnModel of(Path file, ByteBuffer bytes, Faults faults) {
    String name = String.valueOf(file.getFileName());
    Verifier.verify(name, bytes);
    Net net = Net.getRootAsNet(bytes);
    GraphBuilding building = new GraphBuilding(name, faults);
    if (net.oplistsLength() == 0 || net.tensorNameLength() == 0) {
      throw building.fault(
          "oplists, tensorName",
          "at least one op and one tensor name: this is not an .mnn model",
          net.oplistsLength() + " ops, " + net.tensorNameLength() + " tensor names");
    }
    List<MnnGraph> subgraphs = new ArrayList<>();
    for (int i = 0; i < net.subgraphsLength(); i++) {
      subgraphs.add(building.sub(net.subgraphs(i), i));
    }
    MnnGraph graph = building.main(net);
    return new MnnModel(file, graph, subgraphs, facts(net, building), SourceMetadata.of(name, net));
  }

  /**
   * Whether the file's structure is that of a model: a root table of the right form that has ops
   * and tensor names. Looks at a few hundred bytes.
   */
  public static boolean isModel(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return RootProbe.looksLikeNet(channel);
    } catch (IOException e) {
      return false;
    }
  }

  static ByteBuffer contents(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > Integer.MAX_VALUE) {
        throw new BadInputException(
            new Problem(
                file.toString(),
                "a model file below 2 GiB, as the format allows",
                size + " bytes",
                "convert the model with --saveExternalData"));
      }
      if (size >= MAPPED_FROM) {
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, size).order(ByteOrder.LITTLE_ENDIAN);
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // A file that shrinks meanwhile is read as far as it goes.
      }
      return bytes.flip();
    } catch (IOException e) {
      throw new BadInputException(
          new Problem(file.toString(), "a readable file", e.toString(), "check the path"), e);
    }
  }

  private static Map<String, String> facts(Net net, GraphBuilding building) {
    ImmutableMap.Builder<String, String> facts = ImmutableMap.builder();
    ExtraInfo extra = net.extraInfo();
    String version = extra == null ? "" : building.text(extra::version, "extraInfo.version");
    String uuid = building.text(net::mnnUuid, "mnn_uuid");
    String bizCode = building.text(net::bizCode, "bizCode");
    facts.put("converterVersion", version.isEmpty() ? "not in the file" : version);
    facts.put(
        "sourceFramework",
        Schema.MNN
            .constant("NetSource", net.sourceType())
            .orElse(Integer.toString(net.sourceType())));
    facts.put("bizCode", bizCode.isEmpty() ? "not in the file" : bizCode);
    facts.put("uuid", uuid.isEmpty() ? "not in the file" : uuid);
    facts.put(
        "usage", Schema.MNN.constant("Usage", net.usage()).orElse(Integer.toString(net.usage())));
    return facts.buildOrThrow();
  }

  public Path file() {
    return file;
  }

  /** The net itself. */
  public MnnGraph graph() {
    return graph;
  }

  /** Bodies of control flow ops. */
  public List<MnnGraph> subgraphs() {
    return subgraphs;
  }

  /** The subgraph that an op names. */
  public Optional<MnnGraph> subgraph(String name) {
    return subgraphs.stream().filter(sub -> sub.name().equals(name)).findFirst();
  }

  /** Converter version, source framework, business code, uuid, usage; in order. */
  public Map<String, String> facts() {
    return facts;
  }

  /** What the source model said of itself (ONNX's {@code metadata_props}), in order; texts only. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * A piece of the external weights of {@code op}, little-endian.
   *
   * @throws BadInputException if the weight file is missing
   * @throws MalformedModelException if the piece is not inside it
   */
  public ByteBuffer external(MnnOp op, long offset, long bytes) {
    return WeightFile.piece(file, op, offset, bytes);
  }

  /** All names of {@code OpType} by number, as the schema spells them. */
  public static Map<Integer, String> opTypes() {
    return Schema.MNN.constants("OpType");
  }
}
