package io.github.mnnparity.mnn.cut;

import io.github.mnnparity.core.capture.ModelCutter.NewInput;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.model.StoredTable;
import io.github.mnnparity.mnn.schema.DataType;
import io.github.mnnparity.mnn.schema.MNN_DATA_FORMAT;
import io.github.mnnparity.mnn.schema.OpType;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ops between chosen tensors, as a net of its own. New inputs and outputs are NCHW to the
 * outside, as the converter makes them: a conversion stands between them and ops that work on
 * packed channels.
 */
final class Segment {
  private final Path file;
  private final StoredTable net;
  private final List<StoredTable> ops;
  private final List<String> names;
  private final Layouts layouts;
  private final Map<Integer, NewInput> inputs = new LinkedHashMap<>();
  private final List<Integer> outputs = new ArrayList<>();
  private final Map<Integer, Integer> renumbered = new HashMap<>();
  private final List<String> newNames = new ArrayList<>();
  private final List<StoredTable> newOps = new ArrayList<>();

  Segment(Path file, StoredTable net, List<NewInput> inputs, List<String> outputs) {
    this.file = file;
    this.net = net;
    this.ops = net.tables("oplists");
    this.names = net.strings("tensorName");
    this.layouts = new Layouts(ops);
    for (NewInput input : inputs) {
      List<Integer> tensors = tensors(input.tensor());
      tensors.forEach(tensor -> this.inputs.put(tensor, input));
    }
    for (String output : outputs) {
      List<Integer> tensors = tensors(output);
      this.outputs.add(tensors.get(tensors.size() - 1));
    }
  }

  /** The tensors of that name which ops make. */
  private List<Integer> tensors(String name) {
    List<Integer> found = new ArrayList<>();
    for (StoredTable op : ops) {
      for (int tensor : op.integers("outputIndexes")) {
        if (tensor >= 0 && tensor < names.size() && names.get(tensor).equals(name)) {
          found.add(tensor);
        }
      }
    }
    if (found.isEmpty()) {
      throw new BadInputException(
          new Problem(
              file.toString(),
              "a tensor named '" + name + "'",
              "none that an op makes",
              "parity inspect " + file + " lists the tensors"));
    }
    return found;
  }

  StoredTable net() {
    BitSet kept = kept();
    Map<NewInput, Integer> open = new LinkedHashMap<>();
    inputs.forEach(
        (tensor, input) -> {
          if (isRead(kept, tensor)) {
            open.put(input, tensor);
          }
        });
    open.forEach(this::addInput);
    inputs.forEach(
        (tensor, input) -> {
          if (open.containsKey(input)) {
            renumbered.putIfAbsent(tensor, renumbered.get(open.get(input)));
          }
        });
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      StoredTable op = ops.get(i);
      op.putIntegers(
          "inputIndexes", op.integers("inputIndexes").stream().map(this::moved).toList());
      op.putIntegers(
          "outputIndexes", op.integers("outputIndexes").stream().map(this::moved).toList());
      newOps.add(op);
    }
    List<String> outputNames = new ArrayList<>();
    outputs.forEach(output -> outputNames.add(addOutput(output)));
    net.putTables("oplists", newOps);
    net.putStrings("tensorName", newNames);
    net.putStrings("outputName", outputNames);
    net.putInteger("tensorNumber", newNames.size());
    keepDescriptions();
    boolean control =
        newOps.stream()
            .anyMatch(op -> Set.of(OpType.While, OpType.If).contains((int) op.integer("type", 0)));
    if (!control) {
      net.remove("subgraphs");
    }
    return net;
  }

  private boolean isRead(BitSet kept, int tensor) {
    return kept.stream().anyMatch(i -> ops.get(i).integers("inputIndexes").contains(tensor));
  }

  private BitSet kept() {
    Map<Integer, List<Integer>> makers = new HashMap<>();
    for (int i = 0; i < ops.size(); i++) {
      for (int tensor : ops.get(i).integers("outputIndexes")) {
        makers.computeIfAbsent(tensor, t -> new ArrayList<>()).add(i);
      }
    }
    BitSet kept = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(outputs);
    while (!open.isEmpty()) {
      for (int op : makers.getOrDefault(open.pop(), List.of())) {
        if (!kept.get(op)) {
          kept.set(op);
          ops.get(op).integers("inputIndexes").stream()
              .filter(tensor -> !inputs.containsKey(tensor))
              .forEach(open::push);
        }
      }
    }
    return kept;
  }

  private int moved(int tensor) {
    return tensor < 0
        ? tensor
        : renumbered.computeIfAbsent(
            tensor, old -> named(old < names.size() ? names.get(old) : ""));
  }

  private int named(String name) {
    newNames.add(name);
    return newNames.size() - 1;
  }

  /** An Input op, and what makes of it the tensor as the ops after it take it. */
  private void addInput(NewInput input, int tensor) {
    int current = named(input.name());
    StoredTable parameter = new StoredTable("Input");
    parameter.putIntegers("dims", dims(input.shape()));
    parameter.putInteger("dtype", dtype(input.dtype()));
    parameter.putInteger("dformat", MNN_DATA_FORMAT.NCHW);
    newOps.add(op(OpType.Input, input.name(), parameter, List.of(), current));
    if (!input.shape().equals(input.stored())) {
      StoredTable reshape = new StoredTable("Reshape");
      reshape.putIntegers("dims", dims(input.stored()));
      reshape.putInteger("dimType", MNN_DATA_FORMAT.NCHW);
      current = after(current, input.name() + "__shaped", OpType.Reshape, reshape);
    }
    if (layouts.isPacked(tensor)) {
      current =
          after(
              current,
              input.name() + "___tr4" + input.name(),
              OpType.ConvertTensor,
              conversion(MNN_DATA_FORMAT.NCHW, MNN_DATA_FORMAT.NC4HW4));
    }
    renumbered.put(tensor, current);
  }

  private int after(int tensor, String name, int type, StoredTable parameter) {
    int result = named(name);
    newOps.add(op(type, name, parameter, List.of(tensor), result));
    return result;
  }

  /** Name of the tensor that is handed out. */
  private String addOutput(int output) {
    int tensor = renumbered.get(output);
    String name = newNames.get(tensor);
    if (!layouts.isPacked(output)) {
      return name;
    }
    newNames.set(tensor, name + "__before_tr");
    int result = named(name);
    newOps.add(
        op(
            OpType.ConvertTensor,
            name,
            conversion(MNN_DATA_FORMAT.NC4HW4, MNN_DATA_FORMAT.NCHW),
            List.of(tensor),
            result));
    return name;
  }

  private static StoredTable conversion(byte source, byte dest) {
    StoredTable conversion = new StoredTable("TensorConvertInfo");
    conversion.putInteger("source", source);
    conversion.putInteger("dest", dest);
    return conversion;
  }

  private static StoredTable op(
      int type, String name, StoredTable parameter, List<Integer> reads, int makes) {
    StoredTable op = new StoredTable("Op");
    op.putIntegers("inputIndexes", reads);
    op.putTable("main", parameter);
    op.putString("name", name);
    op.putIntegers("outputIndexes", List.of(makes));
    op.putInteger("type", type);
    op.putInteger("defaultDimentionFormat", MNN_DATA_FORMAT.NCHW);
    return op;
  }

  private static List<Integer> dims(Shape shape) {
    List<Integer> dims = new ArrayList<>();
    for (long dim : shape.toArray()) {
      dims.add(Math.toIntExact(dim));
    }
    return dims;
  }

  /** The engine knows no 64-bit integers and no booleans of their own. */
  private static int dtype(DType dtype) {
    return switch (dtype) {
      case INT64, INT32, BOOL -> DataType.DT_INT32;
      case INT8 -> DataType.DT_INT8;
      case UINT8 -> DataType.DT_UINT8;
      default -> DataType.DT_FLOAT;
    };
  }

  /** What the file says of tensors beside their names: how they are quantized. */
  private void keepDescriptions() {
    List<StoredTable> kept = new ArrayList<>();
    for (StoredTable described : net.tables("extraTensorDescribe")) {
      Integer place = renumbered.get((int) described.integer("index", 0));
      if (place != null) {
        described.putInteger("index", place);
        kept.add(described);
      }
    }
    if (kept.isEmpty()) {
      net.remove("extraTensorDescribe");
    } else {
      net.putTables("extraTensorDescribe", kept);
    }
  }
}
