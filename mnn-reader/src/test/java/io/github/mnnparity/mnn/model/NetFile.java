package io.github.mnnparity.mnn.model;

import com.google.flatbuffers.FlatBufferBuilder;
import io.github.mnnparity.mnn.schema.DataType;
import io.github.mnnparity.mnn.schema.Net;
import io.github.mnnparity.mnn.schema.Op;
import io.github.mnnparity.mnn.schema.OpType;
import io.github.mnnparity.mnn.schema.SubGraphProto;
import io.github.mnnparity.mnn.schema.TensorDescribe;
import io.github.mnnparity.mnn.schema.TensorQuantInfo;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Puts small models together for tests; tensors are added as they are named. */
public final class NetFile {
  private final FlatBufferBuilder builder;
  private final TableWriter writer;
  private final List<Integer> subgraphs = new ArrayList<>();
  private final List<Integer> ops = new ArrayList<>();
  private String weightFile = "";
  private final List<Integer> described = new ArrayList<>();
  private final List<String> tensors = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();

  public NetFile() {
    this(new FlatBufferBuilder(1024));
  }

  private NetFile(FlatBufferBuilder builder) {
    this.builder = builder;
    this.writer = new TableWriter(builder);
  }

  /** Adds a subgraph whose ops {@code body} adds; its tensors have names of their own. */
  public NetFile subgraph(
      String name, List<String> inputs, List<String> outputNames, Consumer<NetFile> body) {
    NetFile inner = new NetFile(builder);
    body.accept(inner);
    int nameAt = builder.createString(name);
    int reads = SubGraphProto.createInputsVector(builder, inner.indexes(inputs));
    int writes = SubGraphProto.createOutputsVector(builder, inner.indexes(outputNames));
    int nodes = SubGraphProto.createNodesVector(builder, ints(inner.ops));
    int names =
        SubGraphProto.createTensorsVector(
            builder, ints(inner.tensors.stream().map(builder::createString).toList()));
    SubGraphProto.startSubGraphProto(builder);
    SubGraphProto.addName(builder, nameAt);
    SubGraphProto.addInputs(builder, reads);
    SubGraphProto.addOutputs(builder, writes);
    SubGraphProto.addNodes(builder, nodes);
    SubGraphProto.addTensors(builder, names);
    subgraphs.add(SubGraphProto.endSubGraphProto(builder));
    return this;
  }

  /** A float input; {@code dims} as {@code [1,3,8,8]}. */
  public NetFile input(String name, String dims) {
    return op("Input", name, "Input", "dims=" + dims + " dtype=DT_FLOAT", List.of(), List.of(name));
  }

  /** Adds an op; {@code parameter} empty for none, {@code fields} as {@link TableWriter} reads. */
  public NetFile op(
      String type,
      String name,
      String parameter,
      String fields,
      List<String> inputs,
      List<String> outputNames) {
    int table = parameter.isEmpty() ? 0 : writer.write(parameter, fields);
    int nameAt = builder.createString(name);
    int reads = Op.createInputIndexesVector(builder, indexes(inputs));
    int writes = Op.createOutputIndexesVector(builder, indexes(outputNames));
    int fileAt = weightFile.isEmpty() ? 0 : builder.createString(weightFile);
    Op.startOp(builder);
    if (fileAt != 0) {
      Op.addExternalPath(builder, fileAt);
    }
    Op.addName(builder, nameAt);
    Op.addInputIndexes(builder, reads);
    Op.addOutputIndexes(builder, writes);
    Op.addType(builder, number(Schema.MNN.constants("OpType"), type));
    if (!parameter.isEmpty()) {
      Op.addMainType(builder, (byte) unionTag(parameter));
      Op.addMain(builder, table);
    }
    ops.add(Op.endOp(builder));
    return this;
  }

  /** The external weight file that all later ops name. */
  public NetFile weightFile(String path) {
    weightFile = path;
    return this;
  }

  public NetFile output(String name) {
    outputs.add(name);
    return this;
  }

  /** States how a tensor that an op has named is quantized. */
  public NetFile quantized(String tensor, float scale, float zero, float min, float max) {
    int info =
        TensorQuantInfo.createTensorQuantInfo(builder, scale, zero, min, max, DataType.DT_INT8);
    TensorDescribe.startTensorDescribe(builder);
    TensorDescribe.addIndex(builder, tensors.indexOf(tensor));
    TensorDescribe.addQuantInfo(builder, info);
    described.add(TensorDescribe.endTensorDescribe(builder));
    return this;
  }

  /** Adds a tensor without a name of its own: two of the same name may be told apart so. */
  public NetFile tensor(String name) {
    tensors.add(name);
    return this;
  }

  public byte[] bytes() {
    int list = Net.createOplistsVector(builder, ints(ops));
    int names = strings(tensors);
    int outputNames = outputs.isEmpty() ? 0 : strings(outputs);
    int describes = Net.createExtraTensorDescribeVector(builder, ints(described));
    int bodies = Net.createSubgraphsVector(builder, ints(subgraphs));
    Net.startNet(builder);
    Net.addSubgraphs(builder, bodies);
    Net.addOplists(builder, list);
    Net.addTensorName(builder, names);
    Net.addExtraTensorDescribe(builder, describes);
    if (outputNames != 0) {
      Net.addOutputName(builder, outputNames);
    }
    builder.finish(Net.endNet(builder));
    return builder.sizedByteArray();
  }

  public MnnModel model() {
    return model(bytes());
  }

  /** Reads contents as if they were in the file {@code test.mnn}. */
  public static MnnModel model(byte[] bytes) {
    return MnnModel.of(
        Path.of("test.mnn"), ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN));
  }

  private int strings(List<String> texts) {
    return Net.createTensorNameVector(
        builder, ints(texts.stream().map(builder::createString).toList()));
  }

  private static int number(java.util.Map<Integer, String> constants, String name) {
    return constants.entrySet().stream()
        .filter(constant -> constant.getValue().equals(name))
        .mapToInt(java.util.Map.Entry::getKey)
        .findFirst()
        .orElse(OpType.Extra);
  }

  private static int unionTag(String table) {
    return (int)
            Stream.iterate(1, tag -> tag + 1)
                .takeWhile(
                    tag -> !Schema.MNN.member("OpParameter", tag).orElse(table).equals(table))
                .count()
        + 1;
  }

  private int[] indexes(List<String> names) {
    return ints(
        names.stream()
            .map(
                name -> {
                  if (name.isEmpty()) {
                    return -1;
                  }
                  if (name.startsWith("@")) {
                    return Integer.parseInt(name.substring(1));
                  }
                  if (!tensors.contains(name)) {
                    tensors.add(name);
                  }
                  return tensors.indexOf(name);
                })
            .toList());
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
