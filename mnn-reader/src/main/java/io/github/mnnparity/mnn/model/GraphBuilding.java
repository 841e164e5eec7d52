package io.github.mnnparity.mnn.model;

import com.google.common.primitives.ImmutableIntArray;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.mnn.schema.Net;
import io.github.mnnparity.mnn.schema.Op;
import io.github.mnnparity.mnn.schema.SubGraphProto;
import io.github.mnnparity.mnn.schema.TensorDescribe;
import io.github.mnnparity.mnn.schema.TensorQuantInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns verified tables into {@link MnnGraph}s, checking what the structure alone does not say. */
final class GraphBuilding {
  private static final String NEXT =
      "the file is broken; copy it again or convert it again with `parity convert`";

  private final String file;
  private final Faults faults;

  GraphBuilding(String file, Faults faults) {
    this.file = file;
    this.faults = faults;
  }

  MnnGraph main(Net net) {
    List<String> names = texts(net.tensorNameLength(), net::tensorName, "tensorName");
    List<MnnOp> ops =
        OpOrder.sort(ops(net.oplistsLength(), net::oplists), names.size(), List.of(), faults);
    ImmutableIntArray.Builder inputs = ImmutableIntArray.builder();
    for (MnnOp op : ops) {
      if (op.type().equals("Input")) {
        if (op.outputs().length() != 1) {
          faults.add(
              op, op.malformed("outputIndexes", "one tensor", op.outputs().length() + " of them"));
          continue;
        }
        if (isOutside(op.outputs().get(0), names)) {
          continue; // told by the order of ops
        }
        inputs.add(op.outputs().get(0));
      }
    }
    List<String> outputNames = texts(net.outputNameLength(), net::outputName, "outputName");
    return new MnnGraph(
        "",
        names,
        TensorNames.unique(names),
        ops,
        inputs.build(),
        outputNames.isEmpty() ? unconsumed(ops, names) : named(outputNames, names, ops),
        quantization(net.extraTensorDescribeLength(), net::extraTensorDescribe, names.size()),
        described(net.extraTensorDescribeLength(), net::extraTensorDescribe));
  }

  MnnGraph sub(SubGraphProto sub, int index) {
    String place = "subgraphs[" + index + "]";
    String name = text(sub::name, place + ".name");
    List<String> names = texts(sub.tensorsLength(), sub::tensors, place + ".tensors");
    ImmutableIntArray inputs =
        indexes(sub.inputsLength(), sub::inputs, names.size(), place + ".inputs");
    ImmutableIntArray outputs =
        indexes(sub.outputsLength(), sub::outputs, names.size(), place + ".outputs");
    return new MnnGraph(
        name,
        names,
        TensorNames.unique(names),
        OpOrder.sort(ops(sub.nodesLength(), sub::nodes), names.size(), inputs.asList(), faults),
        inputs,
        outputs,
        quantization(sub.extraTensorDescribeLength(), sub::extraTensorDescribe, names.size()),
        described(sub.extraTensorDescribeLength(), sub::extraTensorDescribe));
  }

  private List<MnnOp> ops(int count, IntFunction<Op> at) {
    List<MnnOp> ops = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Op op = at.apply(i);
      String name = text(op::name, "oplists[" + i + "].name");
      ops.add(new MnnOp(file, op, i, Position.of(op), name));
    }
    return ops;
  }

  private static boolean isOutside(int tensor, List<String> names) {
    return tensor < 0 || tensor >= names.size();
  }

  private static ImmutableIntArray unconsumed(List<MnnOp> ops, List<String> names) {
    Set<Integer> left = new TreeSet<>();
    ops.forEach(op -> left.addAll(op.outputs().asList()));
    ops.forEach(op -> left.removeAll(op.inputs().asList()));
    left.removeIf(tensor -> isOutside(tensor, names));
    return ImmutableIntArray.copyOf(left);
  }

  private ImmutableIntArray named(List<String> wanted, List<String> names, List<MnnOp> ops) {
    Set<Integer> produced = new HashSet<>();
    ops.forEach(op -> produced.addAll(op.outputs().asList()));
    ImmutableIntArray.Builder indexes = ImmutableIntArray.builder();
    Map<String, Integer> byName = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (produced.contains(i)) {
        byName.put(names.get(i), i);
      }
    }
    // The converter lists outputs that it has left out: SoftmaxCrossEntropyLoss's second is one.
    List<String> known = wanted.stream().filter(byName::containsKey).toList();
    if (known.isEmpty()) {
      wanted.forEach(
          name ->
              faults.add(
                  fault("outputName", "names of tensors that an op writes", "'" + name + "'")));
    }
    known.forEach(name -> indexes.add(byName.get(name)));
    return indexes.build();
  }

  private ImmutableIntArray indexes(int count, IntFunction<Integer> at, int limit, String field) {
    ImmutableIntArray.Builder indexes = ImmutableIntArray.builder();
    for (int i = 0; i < count; i++) {
      int index = at.apply(i);
      if (index < 0 || index >= limit) {
        faults.add(
            fault(field, "a tensor index from 0 to " + (limit - 1), Integer.toString(index)));
        continue;
      }
      indexes.add(index);
    }
    return indexes.build();
  }

  private Map<Integer, TensorQuant> quantization(
      int count, IntFunction<TensorDescribe> at, int tensors) {
    Map<Integer, TensorQuant> found = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      TensorDescribe describe = at.apply(i);
      TensorQuantInfo info = describe.quantInfo();
      int index = describe.index();
      if (info == null || index < 0 || index >= tensors) {
        continue;
      }
      found.put(
          index, new TensorQuant(info.scale(), info.zero(), info.min(), info.max(), info.type()));
    }
    return found;
  }

  private static Map<Integer, TensorDescribe> described(int count, IntFunction<TensorDescribe> at) {
    Map<Integer, TensorDescribe> found = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      TensorDescribe describe = at.apply(i);
      if (describe.blob() != null) {
        found.put(describe.index(), describe);
      }
    }
    return found;
  }

  private List<String> texts(int count, IntFunction<String> at, String field) {
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int index = i;
      texts.add(text(() -> at.apply(index), field + "[" + i + "]"));
    }
    return texts;
  }

  /** A string of the file; empty where it is absent. */
  String text(Supplier<@Nullable String> read, String field) {
    try {
      String value = read.get();
      return value == null ? "" : value;
    } catch (IllegalArgumentException e) {
      faults.add(fault(field, "text in UTF-8", "bytes that are not"));
      return "";
    }
  }

  MalformedModelException fault(String field, String expected, String found) {
    return new MalformedModelException(
        new Problem(file + ", field " + field, expected, found, NEXT));
  }
}
