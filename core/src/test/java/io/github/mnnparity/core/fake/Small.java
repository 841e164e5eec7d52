package io.github.mnnparity.core.fake;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.align.Aligner;
import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.align.SecondInput;
import io.github.mnnparity.core.align.Side;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small model for tests, written as {@code node("Relu", "y", "x")}. */
public final class Small {
  private final GraphBuilder graph = new GraphBuilder("small").opset("", 17);
  private final Map<String, String> tensorNames = new LinkedHashMap<>();
  private final Map<String, String> constantOps = new HashMap<>();
  private Shape shape = Shape.of(4);
  private boolean unnamed;

  /** Inputs and outputs that follow are of this shape; {@code [4]} if it is not said. */
  public Small shape(long... dims) {
    shape = Shape.of(dims);
    return this;
  }

  public Small input(String name) {
    graph.input(new Value(name, DType.FLOAT32, shape));
    tensorNames.put(name, name);
    return this;
  }

  public Small output(String name) {
    graph.output(new Value(name, DType.FLOAT32, shape));
    return this;
  }

  public Small constant(String name, float... numbers) {
    return constant(name, Tensor.ofFloats(Shape.of(numbers.length), numbers));
  }

  public Small constant(String name, Tensor tensor) {
    graph.initializer(name, tensor);
    return this;
  }

  /** The op of the file that holds a constant. */
  public Small heldBy(String constant, String op) {
    constantOps.put(constant, op);
    return this;
  }

  public Small integers(String constant, long groupSize, double... steps) {
    graph.coding(
        constant,
        new WeightCoding(
            "int8", WeightCoding.Kind.INTEGER, 8, ImmutableDoubleArray.copyOf(steps), groupSize));
    return this;
  }

  public Small halves(String constant) {
    graph.coding(
        constant,
        new WeightCoding("float16", WeightCoding.Kind.FLOAT16, 16, ImmutableDoubleArray.of(), 0));
    return this;
  }

  /** From here on the engine cannot be asked for what nodes make. */
  public Small unnamed() {
    unnamed = true;
    return this;
  }

  /** Ends {@link #unnamed()}. */
  public Small named() {
    unnamed = false;
    return this;
  }

  public Small node(String opType, String output, String... inputs) {
    return node(opType, List.of(), output, inputs);
  }

  public Small node(String opType, List<Attribute> attributes, String output, String... inputs) {
    return add("", opType, attributes, output, inputs);
  }

  public Small opaque(String opType, String output, String... inputs) {
    return add(Node.OPAQUE, opType, List.of(), output, inputs);
  }

  private Small add(
      String domain, String opType, List<Attribute> attributes, String output, String... inputs) {
    graph.node(
        new Node(
            opType + ":" + output,
            domain,
            opType,
            List.of(inputs),
            List.of(output),
            attributes,
            List.of("op:" + output)));
    if (!unnamed) {
      tensorNames.put(output, output);
    }
    return this;
  }

  public Graph graph() {
    return graph.build();
  }

  public SourceModel model() {
    return model("FAKE");
  }

  public SourceModel model(String format) {
    return new SourceModel(
        Path.of("small." + format),
        format,
        graph(),
        tensorNames,
        List.of(),
        List.of(),
        constantOps,
        Map.of());
  }

  public static Evaluator evaluator() {
    return new Evaluator(new FakeRunner(), RunOptions.DEFAULT);
  }

  /** Both models run on {@code input}, which every graph input is given, and aligned. */
  public static Measured measured(Small reference, Small candidate, Tensor input) {
    return measured(
        reference,
        candidate,
        feeds(reference, input),
        feeds(candidate, input),
        run(reference, input),
        run(candidate, input));
  }

  /** Both models aligned with values that nobody computed: zeros. */
  public static Measured still(Small reference, Small candidate) {
    Tensor zeros = Tensor.ofFloats(Shape.of(4), new float[4]);
    Map<String, Tensor> left = new HashMap<>();
    Map<String, Tensor> right = new HashMap<>();
    Flow.of(reference.graph()).liveValues().forEach(value -> left.put(value, zeros));
    Flow.of(candidate.graph()).liveValues().forEach(value -> right.put(value, zeros));
    return measured(
        reference, candidate, feeds(reference, zeros), feeds(candidate, zeros), left, right);
  }

  /** Both models aligned with the given values. */
  public static Measured measured(
      Small reference,
      Small candidate,
      Map<String, Tensor> feeds,
      Map<String, Tensor> candidateFeeds,
      Map<String, Tensor> values,
      Map<String, Tensor> candidateValues) {
    Side left = new Side(Flow.of(reference.graph()), values, java.util.Set.of());
    Side right = new Side(Flow.of(candidate.graph()), candidateValues, java.util.Set.of());
    Alignment alignment = Aligner.align(left, right, () -> new SecondInput(Map.of(), Map.of()));
    return new Measured(
        reference.model("FAKE-REFERENCE"),
        candidate.model(),
        alignment,
        feeds,
        candidateFeeds,
        values,
        candidateValues,
        Map.of());
  }

  /** The aligned pair of a reference value. */
  public static Pair pair(Measured measured, String reference) {
    return measured.alignment().ofReference(reference).orElseThrow();
  }

  private static Map<String, Tensor> feeds(Small small, Tensor input) {
    Map<String, Tensor> feeds = new HashMap<>();
    small.graph().inputs().forEach(value -> feeds.put(value.name(), input));
    return feeds;
  }

  private static Map<String, Tensor> run(Small small, Tensor input) {
    Graph graph = small.graph();
    return evaluator()
        .runAsFarAsPossible(
            graph, feeds(small, input), new ArrayList<>(Flow.of(graph).liveValues()))
        .values();
  }
}
