package io.github.mnnparity.mnn.lift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Op types that are known to have no lifter, with the reason that a user reads. */
final class Unsupported {
  private static final Map<String, String> REASONS = new HashMap<>();

  static {
    because(
        "it is a quantized TensorFlow op that the official engine is built without, so that no reading of"
            + " it can be checked",
        List.of(
            "Dequantize",
            "QuantizeMaxMin",
            "QuantizeV2",
            "QuantizedAdd",
            "QuantizedAvgPool",
            "QuantizedBiasAdd",
            "QuantizedConcat",
            "QuantizedDepthwiseConv2D",
            "QuantizedLogistic",
            "QuantizedMaxPool",
            "QuantizedReshape",
            "QuantizedSoftmax",
            "RequantizationRange",
            "Requantize",
            "TfQuantizedConv2D"));
    because(
        "it only exists for training",
        List.of(
            "Conv2DBackPropFilter",
            "PoolGrad",
            "RasterDiff",
            "ReluGrad",
            "SoftmaxGrad",
            "ZeroGrad"));
    because(
        "the converter did not understand the original operator or left it to a plugin",
        List.of("Extra", "Plugin"));
    because(
        "it handles lists of tensors, which ONNX files from this converter do not use",
        List.of(
            "TensorArray",
            "TensorArrayConcat",
            "TensorArrayErase",
            "TensorArrayGather",
            "TensorArrayInsert",
            "TensorArrayRead",
            "TensorArrayScatter",
            "TensorArraySize",
            "TensorArraySplit",
            "TensorArrayWrite"));
    because("it has random results", List.of("RandomNormal", "RandomUniform"));
    because(
        "it fuses a block of a language or diffusion model; converting without"
            + " --transformerFuse keeps the operators",
        List.of(
            "FmhaV2", "Fmhca", "LinearAttention", "MoE", "RoPE", "SeqLen2Spatial", "SplitGeLU"));
    because(
        "MNN 3.6.1 has neither a shape rule nor a kernel for it",
        List.of(
            "Broastcast",
            "MoE",
            "NonMaxSuppression",
            "Power",
            "ReduceJoin",
            "Seq2Out",
            "StringSplit",
            "StringToNumber",
            "AsString"));
    because("the converter replaces it by other ops; MNN itself has no kernel", List.of("Im2Seq"));
    because(
        "only programs that draw or warp images with MNN's own functions make it",
        List.of("ImageProcess", "RasterAndInterpolate", "Texture"));
    because("ONNX has no singular value decomposition", List.of("Svd"));
    because(
        "it decodes boxes and chooses among them, which is not put together of ONNX operators here",
        List.of("DetectionPostProcess", "Proposal"));
  }

  private Unsupported() {}

  private static void because(String reason, List<String> types) {
    types.forEach(type -> REASONS.put(type, reason));
  }

  static Set<String> types() {
    return Set.copyOf(REASONS.keySet());
  }

  /** Why ops of this type stay opaque. */
  static String reason(String type) {
    return REASONS.getOrDefault(type, "the op type " + type + " is newer than this version");
  }
}
