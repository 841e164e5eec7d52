package io.github.mnnparity.onnx.read;

import com.google.common.primitives.ImmutableLongArray;
import com.google.protobuf.ByteString;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.proto.AttributeProto;
import io.github.mnnparity.onnx.proto.AttributeProto.AttributeType;
import io.github.mnnparity.onnx.proto.GraphProto;
import io.github.mnnparity.onnx.proto.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code AttributeProto} to {@link Attribute}, and {@code Constant} nodes to tensors. */
final class AttributeReading {
  private final Origin origin;
  private final TensorReading tensors;

  AttributeReading(Origin origin, TensorReading tensors) {
    this.origin = origin;
    this.tensors = tensors;
  }

  /**
   * @param subgraph reads a graph, given its place for messages
   */
  Attribute read(
      AttributeProto proto, String place, BiFunction<GraphProto, String, Graph> subgraph) {
    String where = place + ", attribute " + Origin.quote(proto.getName());
    return new Attribute(
        proto.getName(),
        switch (type(proto)) {
          case FLOAT -> new Attribute.FloatValue(proto.getF());
          case INT -> new Attribute.IntValue(proto.getI());
          case STRING -> new Attribute.StringValue(proto.getS().toStringUtf8());
          case FLOATS -> new Attribute.FloatsValue(proto.getFloatsList());
          case INTS -> new Attribute.IntsValue(ImmutableLongArray.copyOf(proto.getIntsList()));
          case STRINGS ->
              new Attribute.StringsValue(
                  proto.getStringsList().stream().map(ByteString::toStringUtf8).toList());
          case TENSOR -> new Attribute.TensorValue(tensors.read(proto.getT(), where));
          case SPARSE_TENSOR ->
              new Attribute.TensorValue(tensors.read(proto.getSparseTensor(), where));
          case GRAPH -> new Attribute.GraphValue(subgraph.apply(proto.getG(), where));
          case GRAPHS ->
              new Attribute.GraphsValue(
                  proto.getGraphsList().stream().map(g -> subgraph.apply(g, where)).toList());
          case TENSORS, SPARSE_TENSORS, TYPE_PROTO, TYPE_PROTOS ->
              throw origin.unusable(
                  where,
                  "a number, string, tensor or graph",
                  "an attribute of type " + type(proto),
                  "export the model without this operator");
          case UNDEFINED -> throw origin.malformed(where, "a value", "none");
        });
  }

  /** The type, which old files leave out where the field that is set tells it. */
  private static AttributeType type(AttributeProto proto) {
    if (proto.getType() != AttributeType.UNDEFINED) {
      return proto.getType();
    }
    if (proto.hasF()) {
      return AttributeType.FLOAT;
    }
    if (proto.hasI()) {
      return AttributeType.INT;
    }
    if (proto.hasS()) {
      return AttributeType.STRING;
    }
    if (proto.hasT()) {
      return AttributeType.TENSOR;
    }
    if (proto.hasG()) {
      return AttributeType.GRAPH;
    }
    if (proto.getFloatsCount() > 0) {
      return AttributeType.FLOATS;
    }
    if (proto.getIntsCount() > 0) {
      return AttributeType.INTS;
    }
    return proto.getStringsCount() > 0 ? AttributeType.STRINGS : AttributeType.UNDEFINED;
  }

  static boolean isConstant(NodeProto node) {
    return node.getOpType().equals("Constant")
        && (node.getDomain().isEmpty() || node.getDomain().equals("ai.onnx"))
        && node.getOutputCount() == 1
        && node.getAttributeCount() > 0;
  }

  /** The tensor of a {@code Constant} node; empty if it holds none of the standard's attributes. */
  Optional<Tensor> constant(NodeProto node, String place) {
    for (AttributeProto proto : node.getAttributeList()) {
      if (!proto.getName().equals("value")
          && !proto.getName().startsWith("value_")
          && !proto.getName().equals("sparse_value")) {
        continue;
      }
      Attribute.Payload payload =
          read(
                  proto,
                  place,
                  (graph, where) -> {
                    throw origin.malformed(where, "a constant", "a graph");
                  })
              .value();
      return Optional.of(tensor(payload, place));
    }
    return Optional.empty();
  }

  private Tensor tensor(Attribute.Payload payload, String place) {
    if (payload instanceof Attribute.TensorValue tensor) {
      return tensor.value();
    }
    if (payload instanceof Attribute.IntValue number) {
      return Tensor.ofLongs(Shape.SCALAR, number.value());
    }
    if (payload instanceof Attribute.FloatValue number) {
      return Tensor.ofFloats(Shape.SCALAR, number.value());
    }
    if (payload instanceof Attribute.StringValue string) {
      return Tensor.ofStrings(Shape.SCALAR, List.of(string.value()));
    }
    if (payload instanceof Attribute.IntsValue numbers) {
      return Tensor.ofLongs(Shape.of(numbers.values().length()), numbers.values().toArray());
    }
    if (payload instanceof Attribute.FloatsValue numbers) {
      float[] values = new float[numbers.values().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = numbers.values().get(i);
      }
      return Tensor.ofFloats(Shape.of(values.length), values);
    }
    if (payload instanceof Attribute.StringsValue strings) {
      return Tensor.ofStrings(Shape.of(strings.values().size()), strings.values());
    }
    throw origin.malformed(place, "a constant", payload.getClass().getSimpleName());
  }
}
