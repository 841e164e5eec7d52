package io.github.mnnparity.mnn.lift.restore;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.Restoration;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A convolution in groups, which the converter writes as a split of the channels, one convolution
 * for each part, and a concatenation: one {@code Conv} with that many groups.
 */
final class GroupConvRestoring implements Restoration {
  @Override
  public Graph apply(Graph graph) {
    Rewrite rewrite = new Rewrite(graph);
    for (Node node : graph.nodes()) {
      if (Rewrite.is(node, "Split") && node.intAttribute("axis", 0) == 1) {
        match(rewrite, node).ifPresent(parts -> restore(rewrite, node, parts));
      }
    }
    return rewrite.graph();
  }

  /** One group: its convolution, with weights, and what follows it. */
  private record Part(Node conv, Tensor weight, Optional<Tensor> bias, Elementwise after) {}

  private static Optional<List<Part>> match(Rewrite graph, Node split) {
    List<Part> parts = new ArrayList<>();
    for (String output : split.outputs()) {
      Optional<Part> part = part(graph, output);
      if (part.isEmpty() || (!parts.isEmpty() && !alike(graph, parts.get(0), part.get()))) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    Node concat = parts.get(0).after().taker();
    List<String> ends = parts.stream().map(part -> part.after().end()).toList();
    boolean joined = concat.intAttribute("axis", 0) == 1 && concat.inputs().equals(ends);
    return joined && parts.size() > 1 && sameCodings(graph, parts)
        ? Optional.of(parts)
        : Optional.empty();
  }

  private static Optional<Part> part(Rewrite graph, String input) {
    String value = input;
    Optional<Node> user = graph.onlyConsumer(value);
    while (user.filter(node -> Rewrite.is(node, "Identity")).isPresent()) {
      value = user.get().outputs().get(0);
      user = graph.onlyConsumer(value);
    }
    String begin = value;
    Optional<Node> conv =
        user.filter(node -> Rewrite.is(node, "Conv") && node.intAttribute("group", 1) == 1)
            .filter(node -> node.inputs().get(0).equals(begin));
    Optional<Tensor> weight = conv.flatMap(node -> graph.constant(node.inputs().get(1)));
    Optional<Elementwise> after =
        conv.flatMap(node -> Elementwise.follow(graph, node.outputs().get(0), "Concat"));
    if (weight.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    Optional<Tensor> bias = Convs.bias(conv.get()).flatMap(graph::constant);
    boolean computed = Convs.bias(conv.get()).isPresent() && bias.isEmpty();
    return computed
        ? Optional.empty()
        : Optional.of(new Part(conv.get(), weight.get(), bias, after.get()));
  }

  private static boolean alike(Rewrite graph, Part first, Part other) {
    return first.conv().attributes().equals(other.conv().attributes())
        && first.weight().dtype() == other.weight().dtype()
        && first.weight().shape().equals(other.weight().shape())
        && first.bias().isPresent() == other.bias().isPresent()
        && first.after().taker().equals(other.after().taker())
        && first.after().computesAs(other.after(), graph);
  }

  /** One coding must do for all parts. */
  private static boolean sameCodings(Rewrite graph, List<Part> parts) {
    List<Optional<WeightCoding>> codings = codings(graph, parts);
    if (codings.stream().allMatch(Optional::isEmpty)) {
      return true;
    }
    if (codings.stream().anyMatch(Optional::isEmpty)) {
      return false;
    }
    WeightCoding first = codings.get(0).get();
    return codings.stream()
        .map(Optional::get)
        .allMatch(
            coding ->
                coding.description().equals(first.description())
                    && coding.kind() == first.kind()
                    && coding.bits() == first.bits()
                    && coding.groupSize() == first.groupSize());
  }

  private static List<Optional<WeightCoding>> codings(Rewrite graph, List<Part> parts) {
    return parts.stream().map(part -> graph.coding(part.conv().inputs().get(1))).toList();
  }

  private static void restore(Rewrite graph, Node split, List<Part> parts) {
    Part first = parts.get(0);
    Node concat = first.after().taker();
    List<String> inputs = new ArrayList<>();
    inputs.add(split.inputs().get(0));
    inputs.add(
        graph.initializer(
            concat.name() + "/weight",
            joined(parts.stream().map(Part::weight).toList()),
            joinedCoding(codings(graph, parts))));
    if (first.bias().isPresent()) {
      List<Tensor> biases = parts.stream().map(part -> part.bias().orElseThrow()).toList();
      inputs.add(graph.initializer(concat.name() + "/bias", joined(biases), Optional.empty()));
    }
    List<String> sources = new ArrayList<>();
    parts.forEach(part -> sources.addAll(part.conv().sources()));
    sources.addAll(concat.sources());
    sources.addAll(split.sources());
    String result = concat.outputs().get(0);
    boolean plain = first.after().isEmpty();
    String output = plain ? result : graph.temporary(concat.name() + "/Conv");
    List<Node> nodes = new ArrayList<>();
    nodes.add(
        new Node(
            concat.name(),
            "",
            "Conv",
            inputs,
            List.of(output),
            Convs.withGroup(first.conv(), parts.size()),
            sources.stream().distinct().toList()));
    if (!plain) {
      nodes.addAll(first.after().between(graph, output, result));
    }
    graph.replace(concat, nodes);
  }

  /** The tensors one after the other on the first axis. */
  private static Tensor joined(List<Tensor> tensors) {
    Tensor first = tensors.get(0);
    long bytes = tensors.stream().mapToLong(Tensor::byteSize).sum();
    ByteBuffer data = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    tensors.forEach(tensor -> data.put(tensor.data()));
    data.flip();
    long[] dims = first.shape().toArray();
    dims[0] *= tensors.size();
    return Tensor.wrap(first.dtype(), Shape.of(dims), data);
  }

  private static Optional<WeightCoding> joinedCoding(List<Optional<WeightCoding>> codings) {
    if (codings.get(0).isEmpty()) {
      return Optional.empty();
    }
    WeightCoding first = codings.get(0).get();
    ImmutableDoubleArray.Builder steps = ImmutableDoubleArray.builder();
    codings.forEach(coding -> steps.addAll(coding.orElseThrow().steps()));
    return Optional.of(
        new WeightCoding(
            first.description(), first.kind(), first.bits(), steps.build(), first.groupSize()));
  }
}
