package io.github.mnnparity.mnn.lift.quant;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.mnn.model.MnnGraph;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.model.TensorQuant;
import io.github.mnnparity.mnn.schema.Convolution2D;
import io.github.mnnparity.mnn.schema.IDSTQuan;
import io.github.mnnparity.mnn.schema.Pool;
import io.github.mnnparity.mnn.schema.Pool3D;
import io.github.mnnparity.mnn.schema.UnaryOp;
import io.github.mnnparity.mnn.schema.UnaryOpOperation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which ops of a net compute with integers, and on which grids. Files of newer converters state the
 * grids beside the tensors; in older ones op types and op parameters do. Immutable.
 */
public final class QuantPlan {
  /** Of a model that computes in floats. */
  public static final QuantPlan NONE = new QuantPlan(Map.of(), Map.of(), Set.of());

  private static final int INT8 = 6;

  /** Compute with integers wherever all their tensors have a grid. */
  private static final ImmutableSet<String> ALWAYS =
      ImmutableSet.of("BinaryOp", "Interp", "LayerNorm", "PReLU", "Scale", "Softmax");

  private static final ImmutableSet<Integer> INTEGER_UNARY =
      ImmutableSet.of(UnaryOpOperation.NEG, UnaryOpOperation.ABS, UnaryOpOperation.SIGN);

  private final Map<MnnOp, Layer> layers;
  private final Map<Integer, Grid> grids;
  private final Set<Integer> unscaled;

  private QuantPlan(Map<MnnOp, Layer> layers, Map<Integer, Grid> grids, Set<Integer> unscaled) {
    this.layers = ImmutableMap.copyOf(layers);
    this.grids = ImmutableMap.copyOf(grids);
    this.unscaled = ImmutableSet.copyOf(unscaled);
  }

  /** The plan of a model's net; its subgraphs compute in floats. */
  public static QuantPlan of(MnnModel model) {
    MnnGraph graph = model.graph();
    Map<Integer, Grid> grids = new HashMap<>();
    graph
        .quantization()
        .forEach(
            (tensor, quant) -> {
              if (isInt8(quant)) {
                grids.put(tensor, Grid.of(quant));
              }
            });
    Map<Integer, Grid> stated = Map.copyOf(grids);
    ExplicitGrids explicit = new ExplicitGrids(graph);
    explicit.stated(grids);
    Propagation.forward(graph, grids);
    Set<Integer> unscaled = explicit.completed(grids);
    Map<MnnOp, Layer> layers = new LinkedHashMap<>();
    for (MnnOp op : graph.ops()) {
      if (ExplicitGrids.TYPES.contains(op.type())) {
        explicit.layer(op, grids).ifPresent(layer -> layers.put(op, layer));
      } else if (isStoredAsIntegers(op, grids)) {
        List<Grid> inputs = op.inputs().stream().mapToObj(grids::get).toList();
        layers.put(op, new Layer(op, inputs, grids.get(op.outputs().get(0)), weightScales(op)));
      }
    }
    convertedForFloats(graph, stated, layers);
    Propagation.complete(graph, grids);
    return new QuantPlan(layers, grids, unscaled);
  }

  /**
   * A change of layout between equal stated grids is done with integers, which rounds what was
   * floats before. Behind a reader that computes with integers that shows nowhere; behind one that
   * was left in floats it does.
   */
  private static void convertedForFloats(
      MnnGraph graph, Map<Integer, Grid> stated, Map<MnnOp, Layer> layers) {
    for (MnnOp op : graph.ops()) {
      if (op.type().equals("ConvertTensor") && op.inputs().length() == 1) {
        Grid input = stated.get(op.inputs().get(0));
        int output = op.outputs().get(0);
        boolean rounds =
            input != null
                && input.equals(stated.get(output))
                && graph.ops().stream()
                    .filter(reader -> reader.inputs().contains(output))
                    .anyMatch(reader -> !layers.containsKey(reader));
        if (rounds) {
          layers.put(op, new Layer(op, List.of(input), input, ImmutableDoubleArray.of()));
        }
      }
    }
  }

  private static boolean isInt8(TensorQuant quant) {
    return (quant.type() == 0 || quant.type() == INT8) && quant.scale() != 0;
  }

  private static boolean isStoredAsIntegers(MnnOp op, Map<Integer, Grid> grids) {
    boolean onGrids =
        op.inputs().length() > 0
            && op.outputs().length() > 0
            && op.inputs().stream().allMatch(grids::containsKey)
            && grids.containsKey(op.outputs().get(0));
    return onGrids
        && switch (op.type()) {
          case "Convolution", "ConvolutionDepthwise" ->
              op.inputs().length() == 1
                  && op.parameter(new Convolution2D()).weightLength() == 0
                  && op.parameter(new Convolution2D()).quanParameter() != null;
          case "Pooling", "Pooling3D" -> {
            Grid input = grids.get(op.inputs().get(0));
            Grid output = grids.get(op.outputs().get(0));
            yield isTwoDimensional(op)
                && input.scales().equals(output.scales())
                && input.zero() == output.zero();
          }
          case "UnaryOp" ->
              op.optionalParameter(new UnaryOp())
                  .filter(
                      unary ->
                          unary.tableInt8Length() > 0 || INTEGER_UNARY.contains(unary.opType()))
                  .isPresent();
          default -> ALWAYS.contains(op.type());
        };
  }

  /** Global pooling of images is stored as three-dimensional, and run as two-dimensional. */
  private static boolean isTwoDimensional(MnnOp op) {
    return op.optionalParameter(new Pool()).isPresent()
        || op.optionalParameter(new Pool3D()).filter(Pool3D::isGlobal).isPresent();
  }

  private static ImmutableDoubleArray weightScales(MnnOp op) {
    ImmutableDoubleArray.Builder scales = ImmutableDoubleArray.builder();
    IDSTQuan quan =
        op.optionalParameter(new Convolution2D()).map(Convolution2D::quanParameter).orElse(null);
    if (quan != null && quan.readType() == 0) {
      for (int i = 0; i < quan.alphaLength(); i++) {
        scales.add(quan.alpha(i));
      }
    }
    return scales.build();
  }

  /** The layers, in execution order. */
  public Collection<Layer> layers() {
    return layers.values();
  }

  public Optional<Layer> layer(MnnOp op) {
    return Optional.ofNullable(layers.get(op));
  }

  /** The grid of a tensor; empty where it holds floats, or integers of their own. */
  Optional<Grid> grid(int tensor) {
    return Optional.ofNullable(grids.get(tensor));
  }

  /** The grids by tensor. */
  public Map<Integer, Grid> grids() {
    return grids;
  }

  /** Tensors for whose scale the file gives no more than a factor of two other scales. */
  public List<Integer> unscaled() {
    return new ArrayList<>(unscaled);
  }
}
