package io.github.mnnparity.onnx.inspect;

import com.google.protobuf.ByteString;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.onnx.proto.AttributeProto;
import io.github.mnnparity.onnx.proto.TensorProto;
import io.github.mnnparity.onnx.read.ElementTypes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Attributes as numbers, texts and lists; what is too large to read as a text about it. */
final class Attributes {
  private static final int MOST_ELEMENTS = 16;
  private static final int LONGEST_TEXT = 200;

  private Attributes() {}

  static Object told(AttributeProto attribute) {
    if (!attribute.getRefAttrName().isEmpty()) {
      return "attribute " + attribute.getRefAttrName() + " of the function";
    }
    if (attribute.hasT()) {
      return tensor(attribute.getT());
    }
    if (attribute.hasG()) {
      return "graph '" + attribute.getG().getName() + "'";
    }
    if (attribute.hasS()) {
      return text(attribute.getS());
    }
    if (attribute.hasF()) {
      return Values.shortest(attribute.getF());
    }
    if (attribute.hasI()) {
      return attribute.getI();
    }
    if (attribute.getFloatsCount() > 0) {
      return list(attribute.getFloatsList(), "float32");
    }
    if (attribute.getStringsCount() > 0) {
      return list(attribute.getStringsList().stream().map(Attributes::text).toList(), "string");
    }
    if (attribute.getGraphsCount() > 0) {
      return attribute.getGraphsCount() + " graphs";
    }
    if (attribute.getType() == AttributeProto.AttributeType.STRING) {
      return "";
    }
    if (attribute.getType() == AttributeProto.AttributeType.INT) {
      return 0L;
    }
    if (attribute.getType() == AttributeProto.AttributeType.FLOAT) {
      return 0.0;
    }
    return list(attribute.getIntsList(), "int64");
  }

  private static Object list(List<?> values, String type) {
    if (values.size() > MOST_ELEMENTS) {
      return type + "[" + values.size() + "]";
    }
    return values.stream()
        .map(value -> value instanceof Float real ? (Object) Values.shortest(real) : value)
        .toList();
  }

  private static String tensor(TensorProto proto) {
    String dtype =
        ElementTypes.dtype(proto.getDataType())
            .map(DType::name)
            .orElse("element type " + proto.getDataType())
            .toLowerCase(Locale.ROOT);
    return dtype
        + proto.getDimsList().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(",", "[", "]"));
  }

  private static String text(ByteString bytes) {
    String text = bytes.toStringUtf8();
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
