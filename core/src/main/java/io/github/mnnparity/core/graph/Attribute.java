package io.github.mnnparity.core.graph;

import com.google.common.primitives.ImmutableLongArray;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;

/**
 * A named attribute of a node, in the types of the ONNX standard. Immutable.
 *
 * @param name as the operator's schema spells it
 */
public record Attribute(String name, Payload value) {
  /** The value of an attribute; one record a type. */
  public sealed interface Payload {}

  public record IntValue(long value) implements Payload {}

  public record FloatValue(float value) implements Payload {}

  public record StringValue(String value) implements Payload {}

  public record IntsValue(ImmutableLongArray values) implements Payload {}

  public record FloatsValue(List<Float> values) implements Payload {
    public FloatsValue {
      values = List.copyOf(values);
    }
  }

  public record StringsValue(List<String> values) implements Payload {
    public StringsValue {
      values = List.copyOf(values);
    }
  }

  /** Compared by identity, as tensors have no value equality. */
  public record TensorValue(Tensor value) implements Payload {}

  public record GraphValue(Graph value) implements Payload {}

  public record GraphsValue(List<Graph> values) implements Payload {
    public GraphsValue {
      values = List.copyOf(values);
    }
  }

  public static Attribute of(String name, long value) {
    return new Attribute(name, new IntValue(value));
  }

  public static Attribute of(String name, float value) {
    return new Attribute(name, new FloatValue(value));
  }

  public static Attribute of(String name, String value) {
    return new Attribute(name, new StringValue(value));
  }

  public static Attribute of(String name, long[] values) {
    return new Attribute(name, new IntsValue(ImmutableLongArray.copyOf(values)));
  }

  public static Attribute of(String name, Tensor value) {
    return new Attribute(name, new TensorValue(value));
  }

  public static Attribute of(String name, Graph value) {
    return new Attribute(name, new GraphValue(value));
  }
}
