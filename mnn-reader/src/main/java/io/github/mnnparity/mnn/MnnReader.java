package io.github.mnnparity.mnn;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.Maps;
import com.google.common.collect.SetMultimap;
import io.github.mnnparity.core.capture.ModelReader;
import io.github.mnnparity.core.capture.QuantizedForms;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.capture.SourceModel.StoredOp;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.inspect.ModelSummary;
import io.github.mnnparity.mnn.inspect.MnnInspector;
import io.github.mnnparity.mnn.lift.GraphLifter;
import io.github.mnnparity.mnn.lift.quant.QuantPlan;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import io.github.mnnparity.mnn.model.MnnGraph;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.BinaryOp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code .mnn} files of every converter generation, lifted to ONNX operators. Stateless. */
public final class MnnReader implements ModelReader {
  private static final String BEFORE = "__before_tr";

  /** What the quantizer calls convolutions whose tensors it has renamed. */
  private static final Pattern RENAMED = Pattern.compile("(Depthwise)?ConvInt8\\d+");

  private static final Set<String> INTEGER_OPS =
      Set.of("ConvInt8", "DepthwiseConvInt8", "EltwiseInt8", "FloatToInt8");

  @Override
  public String format() {
    return "MNN";
  }

  @Override
  public Role role() {
    return Role.CANDIDATE;
  }

  @Override
  public boolean recognizes(Path file) {
    return MnnModel.isModel(file);
  }

  @Override
  public SourceModel read(Path file) {
    MnnModel model = MnnModel.read(file);
    QuantPlan plan = QuantPlan.of(model);
    GraphLifter.Lifted lifted = Lifters.lift(model, plan);
    QuantizedForms forms = forms(model, plan, lifted.graph());
    Set<String> known = computed(lifted.graph());
    known.addAll(lifted.graph().initializers().keySet());
    return new SourceModel(
        file,
        format(),
        lifted.graph(),
        tensorNames(model.graph(), lifted.graph(), forms),
        falseNames(model.graph(), known),
        lifted.unlifted(),
        Maps.filterKeys(lifted.constantOps(), lifted.graph().initializers()::containsKey),
        storedOps(model.graph()),
        forms,
        properties(model, lifted.graph(), forms));
  }

  @Override
  public ModelSummary inspect(Path file, Depth depth) {
    return new MnnInspector(file, depth).summary();
  }

  private static Map<String, StoredOp> storedOps(MnnGraph source) {
    Map<String, StoredOp> known = new HashMap<>();
    Map<String, StoredOp> ops = new HashMap<>();
    for (MnnOp op : source.ops()) {
      ops.putIfAbsent(
          op.name(),
          known.computeIfAbsent(
              op.type() + " " + op.table(),
              key -> new StoredOp(op.type(), op.table(), op.possibleFields())));
    }
    return ops;
  }

  private static QuantizedForms forms(MnnModel model, QuantPlan plan, Graph graph) {
    QuantizedForms forms = Lifters.forms(model, plan);
    return forms.isQuantized() ? forms : QuantizedForms.none(graph);
  }

  /**
   * Values that the engine can be asked for: computed, named, and named alone or only with copies
   * of themselves. It gives integers without their scale for what the integer ops of older files
   * make.
   */
  private static Map<String, String> tensorNames(
      MnnGraph source, Graph graph, QuantizedForms forms) {
    Set<String> computed = computed(graph);
    forms.layers().stream()
        .filter(layer -> INTEGER_OPS.contains(layer.opType()))
        .forEach(layer -> computed.remove(layer.output().value()));
    Flow flow = Flow.of(graph);
    SetMultimap<String, String> carried = HashMultimap.create();
    for (int i = 0; i < source.valueNames().size(); i++) {
      carried.put(source.tensorNames().get(i), flow.canonical(source.valueNames().get(i)));
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < source.valueNames().size(); i++) {
      String value = source.valueNames().get(i);
      String tensor = source.tensorNames().get(i);
      boolean clear = source.isNamed(i) || (!tensor.isEmpty() && carried.get(tensor).size() == 1);
      if (clear && computed.contains(value)) {
        names.put(value, tensor);
      }
    }
    return names;
  }

  private static Set<String> computed(Graph graph) {
    Set<String> computed = new HashSet<>();
    graph.inputs().stream().map(Value::name).forEach(computed::add);
    graph.nodes().stream().map(Node::outputs).forEach(computed::addAll);
    return computed;
  }

  /**
   * Tensors whose name is that of an op which writes another tensor: the converter moved an
   * activation across a reshape. A tensor and its copy before the layout conversion are one value.
   * A quantizer that writes the net anew names tensors after the ops that make them: a
   * convolution's is that of the value before what the convolution has taken in.
   *
   * @param known values of the lifted graph
   */
  private static List<String> falseNames(MnnGraph source, Set<String> known) {
    Map<String, Set<String>> written = new HashMap<>();
    for (MnnOp op : source.ops()) {
      Set<String> names = written.computeIfAbsent(op.name(), key -> new HashSet<>());
      op.outputs().stream().forEach(output -> names.add(source.tensorNames().get(output)));
    }
    List<String> suspects = new ArrayList<>();
    boolean anew = source.ops().stream().anyMatch(op -> RENAMED.matcher(op.name()).matches());
    for (MnnOp op : source.ops()) {
      int output = op.outputs().length() == 1 ? op.outputs().get(0) : -1;
      if (anew
          && output >= 0
          && source.tensorNames().get(output).equals(op.name())
          && known.contains(source.valueNames().get(output))
          && (op.type().startsWith("Convolution") || isActivated(op))) {
        suspects.add(source.valueNames().get(output));
      }
    }
    for (int i = 0; i < source.tensorNames().size(); i++) {
      String tensor = source.tensorNames().get(i);
      Set<String> outputs = written.get(tensor);
      if (source.isNamed(i)
          && known.contains(source.valueNames().get(i))
          && outputs != null
          && !outputs.contains(tensor)
          && !outputs.contains(tensor + BEFORE)
          && !(tensor.endsWith(BEFORE)
              && outputs.contains(tensor.substring(0, tensor.length() - BEFORE.length())))) {
        suspects.add(source.valueNames().get(i));
      }
    }
    return suspects;
  }

  private static boolean isActivated(MnnOp op) {
    return op.optionalParameter(new BinaryOp())
        .filter(binary -> binary.activationType() == 1)
        .isPresent();
  }

  private static Map<String, String> properties(MnnModel model, Graph graph, QuantizedForms forms) {
    Map<String, String> properties = new LinkedHashMap<>(model.facts());
    properties.put("ops", Integer.toString(model.graph().ops().size()));
    properties.put("subgraphs", Integer.toString(model.subgraphs().size()));
    properties.put("quantizedTensors", Integer.toString(model.graph().quantization().size()));
    properties.put("integerLayers", Integer.toString(forms.layers().size()));
    Map<String, Long> codings =
        graph.codings().values().stream()
            .collect(
                Collectors.groupingBy(
                    WeightCoding::description, TreeMap::new, Collectors.counting()));
    properties.put(
        "weightCodings",
        codings.isEmpty()
            ? "none"
            : codings.entrySet().stream()
                .map(entry -> entry.getKey() + " x " + entry.getValue())
                .collect(Collectors.joining(", ")));
    return properties;
  }
}
