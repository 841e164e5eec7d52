package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Dtypes of the outputs of ONNX operators, from those of their inputs. */
final class TypeRules {
  private TypeRules() {}

  static Map<String, DType> outputs(Node node, Function<String, DType> dtype) {
    Map<String, DType> types = new LinkedHashMap<>();
    for (int i = 0; i < node.outputs().size(); i++) {
      types.put(node.outputs().get(i), output(node, i, dtype));
    }
    return types;
  }

  private static DType output(Node node, int index, Function<String, DType> dtype) {
    return switch (node.opType()) {
      case "Shape", "Size", "ArgMax", "ArgMin", "NonZero", "NonMaxSuppression" -> DType.INT64;
      case "TopK", "MaxPool", "Unique" -> index == 0 ? input(node, 0, dtype) : DType.INT64;
      case "Equal",
          "Greater",
          "GreaterOrEqual",
          "Less",
          "LessOrEqual",
          "And",
          "Or",
          "Xor",
          "Not",
          "IsNaN",
          "IsInf" ->
          DType.BOOL;
      case "Cast" -> MnnTypes.ofOnnx(node.intAttribute("to", 1));
      case "Where" -> input(node, 1, dtype);
      case "OneHot" -> input(node, 2, dtype);
      case "ConstantOfShape" ->
          node.attribute("value").orElse(null) instanceof Attribute.TensorValue value
              ? value.value().dtype()
              : DType.FLOAT32;
      case "QuantizeLinear" -> node.inputs().size() > 2 ? input(node, 2, dtype) : DType.UINT8;
      case "DynamicQuantizeLinear" -> index == 1 ? DType.FLOAT32 : DType.UINT8;
      case "DequantizeLinear" -> input(node, 1, dtype);
      case "RandomUniform", "RandomNormal", "RandomUniformLike", "RandomNormalLike" ->
          DType.FLOAT32;
      default -> input(node, 0, dtype);
    };
  }

  private static DType input(Node node, int index, Function<String, DType> dtype) {
    return index < node.inputs().size() ? dtype.apply(node.inputs().get(index)) : DType.FLOAT32;
  }
}
