package io.github.mnnparity.mnn.model;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableIntArray;
import io.github.mnnparity.mnn.schema.TensorDescribe;
import java.util.List;
import java.util.Map;

/**
 * The ops and tensors of a net or of one of its subgraphs. Immutable.
 *
 * @param name empty for the net itself
 * @param tensorNames as in the file: may be empty or repeated; the index is the tensor
 * @param valueNames unique: the tensor's name, or {@code name#<index>}, {@code #<index>}
 * @param ops in execution order
 * @param inputs tensor indexes
 * @param outputs tensor indexes, in the order of the file
 * @param quantization of tensors, by index
 * @param described tensors of a file of fixed shapes, by index: dimensions, and what is copied to
 *     them
 */
public record MnnGraph(
    String name,
    List<String> tensorNames,
    List<String> valueNames,
    List<MnnOp> ops,
    ImmutableIntArray inputs,
    ImmutableIntArray outputs,
    Map<Integer, TensorQuant> quantization,
    Map<Integer, TensorDescribe> described) {
  public MnnGraph {
    tensorNames = List.copyOf(tensorNames);
    valueNames = List.copyOf(valueNames);
    ops = List.copyOf(ops);
    quantization = ImmutableMap.copyOf(quantization);
    described = ImmutableMap.copyOf(described);
  }

  /** Whether the tensor's name is its own and not empty, so that the engine can be asked for it. */
  public boolean isNamed(int tensor) {
    return valueNames.get(tensor).equals(tensorNames.get(tensor));
  }
}
