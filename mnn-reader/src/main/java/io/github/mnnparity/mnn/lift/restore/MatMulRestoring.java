package io.github.mnnparity.mnn.lift.restore;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.Restoration;
import io.github.mnnparity.mnn.lift.ShapeRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A product with a constant matrix, which the converter writes as a reshape to {@code [-1,K,1,1]},
 * a convolution of one pixel, and a reshape to the first shape with another last size: {@code Gemm}
 * of a matrix, {@code MatMul} and {@code Add} otherwise. Weights stay in the order that the file
 * has, {@code [N][K]}, so that how they are stored still fits them.
 */
final class MatMulRestoring implements Restoration {
  /** Of a factor whose rank the file does not tell: it is tried up to here. */
  private static final int HIGHEST_RANK = 6;

  @Override
  public Graph apply(Graph graph) {
    Graph before = graph;
    Graph after = restored(before, product -> product.rank().isPresent());
    // The rank of a restored product tells that of the next one.
    while (after.nodes().size() < before.nodes().size()) {
      before = after;
      after = restored(before, product -> product.rank().isPresent());
    }
    return restored(after, product -> true);
  }

  private static Graph restored(Graph graph, Predicate<Rearranged> wanted) {
    Rewrite rewrite = new Rewrite(graph);
    Map<String, Shape> shapes = ShapeRules.of(graph);
    for (Node node : graph.nodes()) {
      if (Rewrite.is(node, "Conv")) {
        match(rewrite, shapes, node).filter(wanted).ifPresent(product -> product.restore(rewrite));
      }
    }
    return rewrite.graph();
  }

  /**
   * One rearranged product.
   *
   * @param x the factor
   * @param rank of {@code x}, where it is known
   * @param before the reshape of {@code x}
   * @param weight the stored matrix, [N, K, 1, 1]
   * @param after what follows the convolution, up to the last reshape
   */
  private record Rearranged(
      String x, Optional<Integer> rank, Node before, Node conv, Tensor weight, Elementwise after) {
    void restore(Rewrite rewrite) {
      String result = after.taker().outputs().get(0);
      boolean plain = after.isEmpty();
      List<Node> nodes = new ArrayList<>();
      product(rewrite, plain ? result : rewrite.temporary(conv.outputs().get(0)), nodes);
      if (!plain) {
        nodes.addAll(after.between(rewrite, nodes.get(nodes.size() - 1).outputs().get(0), result));
      }
      rewrite.replace(after.taker(), nodes);
    }

    private void product(Rewrite rewrite, String output, List<Node> nodes) {
      Shape shape = weight.shape();
      String matrix =
          rewrite.reshaped(
              conv.inputs().get(1), weight.reshape(Shape.of(shape.dim(0), shape.dim(1))), conv);
      Optional<String> bias = Convs.bias(conv);
      if (rank.filter(known -> known == 2).isPresent()) {
        List<String> inputs = new ArrayList<>(List.of(x, matrix));
        bias.ifPresent(inputs::add);
        nodes.add(node("Gemm", conv.name(), inputs, output, Attribute.of("transB", 1)));
        return;
      }
      String turned = rewrite.temporary(conv.name() + "/Transpose");
      Attribute order = Attribute.of("perm", new long[] {1, 0});
      nodes.add(node("Transpose", turned, List.of(matrix), turned, order));
      Optional<String> added = bias.filter(name -> !isZero(rewrite.constant(name)));
      String plain = added.isEmpty() ? output : rewrite.temporary(conv.name() + "/MatMul");
      nodes.add(node("MatMul", conv.name(), List.of(x, turned), plain));
      added.ifPresent(
          name -> nodes.add(node("Add", after.taker().name(), List.of(plain, name), output)));
    }

    private Node node(
        String opType, String name, List<String> inputs, String output, Attribute... attributes) {
      List<String> sources = new ArrayList<>(conv.sources());
      sources.addAll(before.sources());
      sources.addAll(after.taker().sources());
      return new Node(
          name, "", opType, inputs, List.of(output), List.of(attributes), distinct(sources));
    }

    private static List<String> distinct(List<String> names) {
      return names.stream().distinct().toList();
    }

    /** The converter writes zeros where there was no bias. */
    private static boolean isZero(Optional<Tensor> bias) {
      if (bias.isEmpty()) {
        return false;
      }
      for (long i = 0; i < bias.get().elements(); i++) {
        if (bias.get().doubleAt(i) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static Optional<Rearranged> match(Rewrite graph, Map<String, Shape> shapes, Node conv) {
    Optional<Tensor> weight =
        graph.constant(conv.inputs().get(1)).filter(MatMulRestoring::isMatrix);
    Optional<Node> before = graph.producer(graph.source(conv.inputs().get(0)), "Reshape");
    Optional<Elementwise> after = Elementwise.follow(graph, conv.outputs().get(0), "Reshape");
    if (!Convs.isPointwise(conv) || weight.isEmpty() || before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    long n = weight.get().shape().dim(0);
    long k = weight.get().shape().dim(1);
    Optional<Tensor> target = graph.constant(before.get().inputs().get(1));
    if (target.isEmpty() || !Arrays.equals(target.get().toLongs(), new long[] {-1, k, 1, 1})) {
      return Optional.empty();
    }
    String x = graph.source(before.get().inputs().get(0));
    Optional<Integer> rank = Optional.ofNullable(shapes.get(x)).map(Shape::rank);
    Node last = after.get().taker();
    int lowest = rank.orElse(2);
    int highest = rank.orElse(HIGHEST_RANK);
    boolean sameShape =
        last.inputs().get(0).equals(after.get().end())
            && lowest >= 1
            && IntStream.rangeClosed(lowest, highest)
                .allMatch(r -> keepsShape(new SymbolicSizes(graph, shapes, x, r), last, n));
    if (!sameShape) {
      return Optional.empty();
    }
    return Optional.of(new Rearranged(x, rank, before.get(), conv, weight.get(), after.get()));
  }

  /** Whether a reshape makes the shape of a factor with {@code size} as its last one. */
  private static boolean keepsShape(SymbolicSizes factor, Node reshape, long size) {
    long[] wanted = factor.sizes();
    wanted[wanted.length - 1] = size;
    return factor.is(reshape.inputs().get(1), wanted);
  }

  private static boolean isMatrix(Tensor weight) {
    Shape shape = weight.shape();
    return shape.rank() == 4 && shape.dim(2) == 1 && shape.dim(3) == 1;
  }
}
