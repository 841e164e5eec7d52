package io.github.mnnparity.mnn.lift.quant;

import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.mnn.model.MnnGraph;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Convolution2D;
import io.github.mnnparity.mnn.schema.EltwiseInt8;
import io.github.mnnparity.mnn.schema.IDSTQuan;
import io.github.mnnparity.mnn.schema.QuantizedFloatParam;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The grids of files whose op types say where the integers are. A convolution there stores only
 * {@code input scale · weight scale / output scale}; where no other op states the scale of a tensor
 * between two convolutions, any choice gives the same network, and the scale of the convolution's
 * input is taken.
 */
final class ExplicitGrids {
  static final ImmutableSet<String> CONVOLUTIONS = ImmutableSet.of("ConvInt8", "DepthwiseConvInt8");

  static final ImmutableSet<String> TYPES =
      ImmutableSet.of("ConvInt8", "DepthwiseConvInt8", "EltwiseInt8", "FloatToInt8", "Int8ToFloat");

  private final MnnGraph graph;
  private final Map<Integer, List<MnnOp>> consumers = new HashMap<>();

  ExplicitGrids(MnnGraph graph) {
    this.graph = graph;
    for (MnnOp op : graph.ops()) {
      for (int input : op.inputs().asList()) {
        consumers.computeIfAbsent(input, key -> new ArrayList<>()).add(op);
      }
    }
  }

  /** Adds the grids that op parameters state. */
  void stated(Map<Integer, Grid> grids) {
    for (MnnOp op : graph.ops()) {
      switch (op.type()) {
        case "FloatToInt8" -> {
          int output = op.output(0);
          if (isWithinIntegers(output)) {
            grid(op.parameter(new QuantizedFloatParam()), true)
                .ifPresent(grid -> grids.putIfAbsent(output, grid));
          }
        }
        case "EltwiseInt8" -> {
          EltwiseInt8 eltwise = op.parameter(new EltwiseInt8());
          side(op, eltwise.inputQuan0(), false, op.input(0), grids);
          side(op, eltwise.inputQuan1(), false, op.input(1), grids);
          side(op, eltwise.outputQuan(), true, op.output(0), grids);
        }
        case "ConvInt8", "DepthwiseConvInt8" -> {
          Convolution2D conv = op.parameter(new Convolution2D());
          IDSTQuan quan = conv.quanParameter();
          if (quan != null && quan.scaleIn() != 0 && quan.scaleOut() != 0) {
            grids.putIfAbsent(op.input(0), input(conv, quan.scaleIn()));
            grids.putIfAbsent(op.output(0), output(conv, quan.scaleOut()));
          }
        }
        default -> {}
      }
    }
    for (MnnOp op : graph.ops()) {
      boolean ofIntegers = op.type().equals("Int8ToFloat") && isMadeOfIntegers(op.input(0));
      if (ofIntegers) {
        grid(op.parameter(new QuantizedFloatParam()), false)
            .ifPresent(grid -> grids.putIfAbsent(op.input(0), grid));
      }
    }
  }

  private static void side(
      MnnOp op,
      @Nullable QuantizedFloatParam param,
      boolean reciprocal,
      int tensor,
      Map<Integer, Grid> grids) {
    if (param == null || param.tensorScaleLength() == 0) {
      throw op.malformed("inputQuan0, inputQuan1, outputQuan", "a scale in each", "none");
    }
    grid(param, reciprocal).ifPresent(grid -> grids.putIfAbsent(tensor, grid));
  }

  /** Whether all that is done with the tensor is integer arithmetic. */
  private boolean isWithinIntegers(int tensor) {
    List<MnnOp> users = consumers.getOrDefault(tensor, List.of());
    return !users.isEmpty()
        && !graph.outputs().contains(tensor)
        && users.stream().allMatch(user -> TYPES.contains(user.type()));
  }

  private boolean isMadeOfIntegers(int tensor) {
    return graph.ops().stream()
        .filter(op -> op.outputs().contains(tensor))
        .anyMatch(
            op ->
                CONVOLUTIONS.contains(op.type())
                    || op.type().equals("EltwiseInt8")
                    || (op.type().equals("FloatToInt8") && isWithinIntegers(tensor)));
  }

  /**
   * @param reciprocal whether the parameters hold 1 / scale
   * @return empty where a scale is missing or zero, or channels have zero points of their own
   */
  static Optional<Grid> grid(QuantizedFloatParam param, boolean reciprocal) {
    ImmutableDoubleArray.Builder scales = ImmutableDoubleArray.builder();
    for (int i = 0; i < param.tensorScaleLength(); i++) {
      float stored = param.tensorScale(i);
      if (stored == 0) {
        return Optional.empty();
      }
      scales.add(reciprocal ? 1f / stored : stored);
    }
    for (int i = 1; i < param.floatzerosLength(); i++) {
      if (param.floatzeros(i) != param.floatzeros(0)) {
        return Optional.empty();
      }
    }
    float zero = param.floatzerosLength() > 0 ? param.floatzeros(0) : param.zeroPoint();
    return param.tensorScaleLength() == 0
        ? Optional.empty()
        : Optional.of(new Grid(scales.build(), zero, param.clampMin(), param.clampMax()));
  }

  private static Grid input(Convolution2D conv, float scale) {
    QuantizedFloatParam param = conv.symmetricQuan();
    return Grid.of(scale, param == null ? 0 : param.zeroPoint(), -128, 127);
  }

  private static Grid output(Convolution2D conv, float scale) {
    QuantizedFloatParam param = conv.symmetricQuan();
    return param == null
        ? Grid.of(scale, 0, -128, 127)
        : Grid.of(scale, param.outputZeroPoint(), param.clampMin(), param.clampMax());
  }

  /** Gives every tensor between integer ops a grid; returns those whose scale was chosen. */
  Set<Integer> completed(Map<Integer, Grid> grids) {
    Set<Integer> chosen = new HashSet<>();
    for (MnnOp op : graph.ops()) {
      int output = op.outputs().length() == 0 ? -1 : op.output(0);
      if (CONVOLUTIONS.contains(op.type())
          && !grids.containsKey(output)
          && grids.containsKey(op.input(0))) {
        Grid input = grids.get(op.input(0));
        grids.put(output, output(op.parameter(new Convolution2D()), input.scale()));
        chosen.add(output);
      } else if (op.inputs().length() > 0
          && chosen.contains(op.input(0))
          && Propagation.forward(op, grids)) {
        chosen.addAll(op.outputs().asList());
      }
    }
    return chosen;
  }

  /** The op as a layer; empty where its tensors have no grids or it computes nothing. */
  Optional<Layer> layer(MnnOp op, Map<Integer, Grid> grids) {
    boolean quantizes = op.type().equals("FloatToInt8");
    boolean complete =
        !op.type().equals("Int8ToFloat")
            && grids.containsKey(op.output(0))
            && (quantizes || op.inputs().stream().allMatch(grids::containsKey));
    if (!complete) {
      return Optional.empty();
    }
    Grid output = grids.get(op.output(0));
    List<Grid> inputs =
        quantizes ? List.of(output) : op.inputs().stream().mapToObj(grids::get).toList();
    return Optional.of(new Layer(op, inputs, output, weightScales(op, inputs.get(0), output)));
  }

  private static ImmutableDoubleArray weightScales(MnnOp op, Grid input, Grid output) {
    ImmutableDoubleArray.Builder scales = ImmutableDoubleArray.builder();
    if (CONVOLUTIONS.contains(op.type())) {
      Convolution2D conv = op.parameter(new Convolution2D());
      QuantizedFloatParam param = conv.symmetricQuan();
      int fused = param == null ? 0 : param.scaleLength();
      for (int i = 0; i < fused; i++) {
        scales.add(param.scale(i) * output.scale() / input.scale());
      }
      IDSTQuan quan = conv.quanParameter();
      for (int i = 0; fused == 0 && quan != null && i < quan.alphaLength(); i++) {
        scales.add(quan.alpha(i));
      }
    }
    return scales.build();
  }
}
