package io.github.mnnparity.core.audit.form;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What the attributes of a node say, in a form that does not depend on the version of the operator:
 * without those that say what their absence says, with axes counted from the front, and with
 * constant inputs that act as attributes.
 */
final class Attributes {
  /** Sizes from here on mean "to the end": a converter may store them as another large number. */
  private static final long FAR = 1L << 30;

  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "storage_order",
          "stash_type",
          "saturate",
          "sorted",
          "num_outputs",
          "training_mode",
          "momentum",
          "spatial",
          "kernel_shape of Conv",
          "kernel_shape of ConvTranspose");

  private static final Map<String, String> DEFAULTS =
      ImmutableMap.<String, String>builder()
          .put("group", "1")
          .put("auto_pad", "NOTSET")
          .put("ceil_mode", "0")
          .put("count_include_pad", "0")
          .put("keepdims", "1")
          .put("select_last_index", "0")
          .put("noop_with_empty_axes", "0")
          .put("largest", "1")
          .put("exclusive", "0")
          .put("reverse", "0")
          .put("reduction", "none")
          .put("batch_dims", "0")
          .put("fmod", "0")
          .put("exclude_outside", "0")
          .put("antialias", "0")
          .put("align_corners", "0")
          .put("keep_aspect_ratio_policy", "stretch")
          .put("extrapolation_value", "0.0")
          .put("transA", "0")
          .put("transB", "0")
          .put("upper", "1")
          .put("approximate", "none")
          .put("mode of Pad", "constant")
          .put("mode of DepthToSpace", "DCR")
          .put("p of LpPool", "2")
          .put("alpha of Gemm", "1.0")
          .put("beta of Gemm", "1.0")
          .buildOrThrow();

  private static final Map<String, Long> DEFAULT_AXIS =
      ImmutableMap.<String, Long>builder()
          .put("Concat", 1L)
          .put("Flatten", 1L)
          .put("Gather", 0L)
          .put("GatherElements", 0L)
          .put("ScatterElements", 0L)
          .put("Split", 0L)
          .put("ArgMax", 0L)
          .put("ArgMin", 0L)
          .put("TopK", -1L)
          .put("Hardmax", -1L)
          .put("Softmax", -1L)
          .put("LogSoftmax", -1L)
          .put("LayerNormalization", -1L)
          .put("OneHot", -1L)
          .buildOrThrow();

  private final Node node;
  private final Types types;
  private final long opset;
  private final Map<String, String> found = new TreeMap<>();
  private final Set<Integer> absorbed = new HashSet<>();

  Attributes(Node node, Types types, long opset) {
    this.node = node;
    this.types = types;
    this.opset = opset;
    for (Attribute attribute : node.attributes()) {
      String text = text(attribute.value());
      String specific = attribute.name() + " of " + node.opType();
      if (text != null
          && !WITHOUT_EFFECT.contains(attribute.name())
          && !WITHOUT_EFFECT.contains(specific)
          && !text.equals(DEFAULTS.get(attribute.name()))
          && !text.equals(DEFAULTS.get(specific))) {
        found.put(attribute.name(), text);
      }
    }
    window();
    axis();
    operator();
  }

  /** By name; numbers and lists as text. */
  Map<String, String> found() {
    return found;
  }

  /** Inputs that are among the attributes. */
  Set<Integer> absorbed() {
    return absorbed;
  }

  /** The text of a string attribute. */
  static String text(Node node, String name, String absent) {
    return node.attribute(name).orElse(null) instanceof Attribute.StringValue value
        ? value.value()
        : absent;
  }

  private static @Nullable String text(Attribute.Payload payload) {
    if (payload instanceof Attribute.IntValue number) {
      return Long.toString(number.value());
    } else if (payload instanceof Attribute.FloatValue number) {
      return Float.toString(number.value());
    } else if (payload instanceof Attribute.StringValue text) {
      return text.value();
    } else if (payload instanceof Attribute.IntsValue numbers) {
      return numbers.values().asList().toString();
    } else if (payload instanceof Attribute.FloatsValue numbers) {
      return numbers.values().toString();
    } else if (payload instanceof Attribute.StringsValue texts) {
      return texts.values().toString();
    }
    return null;
  }

  private void dropWhereAll(String name, long value) {
    if (node.attribute(name).orElse(null) instanceof Attribute.IntsValue numbers
        && numbers.values().stream().allMatch(each -> each == value)) {
      found.remove(name);
    }
  }

  private void window() {
    dropWhereAll("strides", 1);
    dropWhereAll("dilations", 1);
    dropWhereAll("pads", 0);
    dropWhereAll("output_padding", 0);
    String auto = found.getOrDefault("auto_pad", "");
    if (auto.equals("VALID")) {
      found.remove("auto_pad");
    } else if (auto.startsWith("SAME") && !found.containsKey("strides")) {
      sameAsPads();
    }
    if (!found.containsKey("pads") && !found.containsKey("auto_pad")) {
      found.remove("count_include_pad");
    }
  }

  /** With strides of 1 and odd kernels, both ways of SAME pad alike on both sides. */
  private void sameAsPads() {
    List<Long> kernel = new ArrayList<>();
    if (node.attribute("kernel_shape").orElse(null) instanceof Attribute.IntsValue given) {
      kernel.addAll(given.values().asList());
    } else {
      types
          .constant(node, 1)
          .ifPresent(weights -> weights.shape().dims().stream().skip(2).forEach(kernel::add));
    }
    List<Long> dilations =
        node.attribute("dilations").orElse(null) instanceof Attribute.IntsValue given
            ? given.values().asList()
            : kernel.stream().map(size -> 1L).toList();
    if (kernel.isEmpty() || kernel.size() != dilations.size()) {
      return;
    }
    List<Long> pads = new ArrayList<>();
    for (int i = 0; i < kernel.size(); i++) {
      long total = (kernel.get(i) - 1) * dilations.get(i);
      if (total % 2 != 0) {
        return;
      }
      pads.add(total / 2);
    }
    pads.addAll(List.copyOf(pads));
    found.remove("auto_pad");
    if (pads.stream().anyMatch(pad -> pad != 0)) {
      found.put("pads", pads.toString());
    }
  }

  private OptionalInt rank() {
    if (node.inputs().isEmpty() || node.inputs().get(0).isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt rank = types.rank(node.inputs().get(0));
    return node.opType().equals("Unsqueeze")
        ? node.outputs().isEmpty() ? rank : types.rank(node.outputs().get(0))
        : rank;
  }

  private long fromFront(long axis) {
    return axis >= 0 || rank().isEmpty() ? axis : axis + rank().getAsInt();
  }

  private void axis() {
    Long absent = DEFAULT_AXIS.get(node.opType());
    if (absent == null && !found.containsKey("axis")) {
      return;
    }
    boolean flattens =
        opset < 13 && (node.opType().endsWith("Softmax") || node.opType().equals("Hardmax"));
    long axis = fromFront(node.intAttribute("axis", flattens ? 1 : absent == null ? 0 : absent));
    boolean last = axis == -1 || (rank().isPresent() && axis == rank().getAsInt() - 1);
    found.put("axis", flattens && !last ? axis + " and all behind it" : Long.toString(axis));
  }

  private void operator() {
    switch (node.opType()) {
      case "Squeeze", "Unsqueeze" -> axes();
      case "Slice" -> slice();
      case "Reshape" -> ints("shape", 1);
      case "Expand" -> ints("shape", 1);
      case "Tile" -> ints("repeats", 1);
      case "TopK" -> ints("k", 1);
      case "Split" -> split();
      case "Pad" -> pad();
      case "Resize", "Upsample" -> resize();
      case "Cast" -> found.put("to", cast());
      case "InstanceNormalization", "LayerNormalization", "BatchNormalization" ->
          found.putIfAbsent("epsilon", "1.0E-5");
      case "Transpose" -> {
        boolean same =
            node.attribute("perm").orElse(null) instanceof Attribute.IntsValue order
                && java.util.stream.IntStream.range(0, order.values().length())
                    .allMatch(i -> order.values().get(i) == i);
        if (same) {
          found.remove("perm");
        }
      }
      default -> {
        if (node.opType().startsWith("Reduce")) {
          axes();
        }
      }
    }
  }

  private void axes() {
    found.remove("axes");
    types
        .ints(node, "axes", 1)
        .ifPresent(
            axes -> {
              absorbed.add(1);
              found.put("axes", axes.stream().map(this::fromFront).sorted().toList().toString());
            });
  }

  private void ints(String name, int input) {
    types
        .ints(node, name, input)
        .ifPresent(
            numbers -> {
              absorbed.add(input);
              found.put(name, numbers.toString());
            });
  }

  private void slice() {
    Optional<List<Long>> starts = types.ints(node, "starts", 1);
    Optional<List<Long>> ends = types.ints(node, "ends", 2);
    Optional<List<Long>> axes = types.ints(node, "axes", 3);
    Optional<List<Long>> steps = types.ints(node, "", 4);
    boolean given = node.inputs().size() > 3 && !node.inputs().get(3).isEmpty();
    boolean stepped = node.inputs().size() > 4 && !node.inputs().get(4).isEmpty();
    if (starts.isEmpty()
        || ends.isEmpty()
        || (given && axes.isEmpty())
        || (stepped && steps.isEmpty())) {
      return;
    }
    List.of("starts", "ends", "axes").forEach(found::remove);
    for (int i = 0; i < starts.get().size(); i++) {
      long axis = fromFront(axes.isPresent() ? axes.get().get(i) : i);
      long step = steps.isPresent() ? steps.get().get(i) : 1;
      long start = starts.get().get(i);
      long end = ends.get().get(i);
      String from = start >= FAR ? "the end" : start <= -FAR ? "0" : Long.toString(start);
      String to = end >= FAR ? "the end" : end <= -FAR ? "before 0" : Long.toString(end);
      if (!(from.equals("0") && to.equals("the end") && step == 1)) {
        found.put("axis " + axis, from + " to " + to + (step == 1 ? "" : " by " + step));
      }
    }
    absorbed.addAll(List.of(1, 2, 3, 4));
  }

  private void split() {
    found.remove("split");
    types
        .ints(node, "split", 1)
        .ifPresent(
            sizes -> {
              absorbed.add(1);
              if (sizes.stream().distinct().count() > 1) {
                found.put("split", sizes.toString());
              }
            });
  }

  private void pad() {
    found.remove("pads");
    Optional<List<Long>> pads = types.ints(node, "pads", 1);
    pads.ifPresent(
        numbers -> {
          absorbed.add(1);
          found.put("pads", numbers.toString());
        });
    if (types.constant(node, 2).filter(value -> value.elements() == 1).isPresent()) {
      absorbed.add(2);
      double value = types.constant(node, 2).get().doubleAt(0);
      found.remove("value");
      if (value != 0) {
        found.put("value", Float.toString((float) value));
      }
    } else if ("0.0".equals(found.get("value"))) {
      found.remove("value");
    }
  }

  private void resize() {
    boolean early = node.opType().equals("Upsample") || opset < 11;
    String mode = text(node, "mode", "nearest");
    found.put("mode", mode.equals("bilinear") || mode.equals("trilinear") ? "linear" : mode);
    String coordinates =
        text(node, "coordinate_transformation_mode", early ? "asymmetric" : "half_pixel");
    found.put("coordinate_transformation_mode", coordinates);
    if (mode.equals("nearest")) {
      found.put("nearest_mode", text(node, "nearest_mode", early ? "floor" : "round_prefer_floor"));
    } else {
      found.remove("nearest_mode");
    }
    if (mode.equals("cubic")) {
      found.put("cubic_coeff_a", Float.toString(node.floatAttribute("cubic_coeff_a", -0.75f)));
    } else {
      found.remove("cubic_coeff_a");
      if (!found.containsKey("antialias")) {
        found.remove("exclude_outside");
      }
    }
    if (!coordinates.equals("tf_crop_and_resize")) {
      absorbed.add(1);
      found.remove("extrapolation_value");
    }
    int scalesAt = early ? 1 : 2;
    types
        .constant(node, scalesAt)
        .filter(scales -> scales.dtype().isFloat() && scales.elements() > 0)
        .ifPresent(scales -> found.put("scales", floats(scales)));
    types
        .constant(node, 3)
        .filter(sizes -> sizes.elements() > 0)
        .ifPresent(
            sizes ->
                found.put("sizes", LongStream.of(sizes.toLongs()).boxed().toList().toString()));
    if (!found.containsKey("sizes")) {
      found.remove("keep_aspect_ratio_policy");
    }
    for (int i = 1; i < node.inputs().size(); i++) {
      if (types.constant(node, i).isPresent()) {
        absorbed.add(i);
      }
    }
  }

  private static String floats(Tensor tensor) {
    List<Float> numbers = new ArrayList<>();
    for (float number : tensor.toFloats()) {
      numbers.add(number);
    }
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }

  private String cast() {
    return switch ((int) node.intAttribute("to", 0)) {
      case 1, 10, 11, 16 -> "float";
      case 9 -> "bool";
      case 8 -> "string";
      default -> "integer";
    };
  }
}
