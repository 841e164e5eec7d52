package io.github.mnnparity.core.device;

import com.google.common.base.CharMatcher;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leads names of files back to tensors. Devices replace characters that a file name cannot have, so
 * names are compared as they are, then with ever more characters replaced by {@code _}.
 */
final class DumpNames {
  private static final Pattern OP_AND_INDEX = Pattern.compile("(.+)_(\\d{1,3})");
  private static final Pattern CALLBACK = Pattern.compile("(.+)@(\\d{1,3})");
  private static final Pattern RUN_AND_OUTPUT = Pattern.compile("(\\d{1,3})_(\\d{1,3})");
  private static final Pattern MADE_AT_RUN_TIME = Pattern.compile(".*_raster_\\d+(_\\d+)?");

  private static final CharMatcher LETTERS =
      CharMatcher.inRange('a', 'z')
          .or(CharMatcher.inRange('A', 'Z'))
          .or(CharMatcher.inRange('0', '9'));

  private static final List<UnaryOperator<String>> LEVELS =
      List.of(
          name -> name,
          name -> name.replace('/', '_'),
          name -> LETTERS.or(CharMatcher.anyOf("._-")).negate().replaceFrom(name, '_'),
          name -> LETTERS.negate().replaceFrom(name, '_'));

  private final List<SetMultimap<String, String>> tensors = new ArrayList<>();
  private final List<SetMultimap<String, String>> ops = new ArrayList<>();
  private final Map<String, List<String>> written = new LinkedHashMap<>();
  private final Set<String> inside = new LinkedHashSet<>();
  private final List<String> outputs;

  /**
   * @param tensorNames value of the lifted graph to the engine's name
   */
  DumpNames(Graph lifted, Map<String, String> tensorNames) {
    for (Node node : lifted.nodes()) {
      List<String> visible =
          node.outputs().stream().map(tensorNames::get).filter(name -> name != null).toList();
      for (String op : Set.copyOf(node.sources())) {
        inside.add(LEVELS.get(LEVELS.size() - 1).apply(op));
        boolean own = node.sources().size() == 1 || visible.contains(op);
        if (own && !visible.isEmpty()) {
          written.putIfAbsent(op, visible);
        }
      }
    }
    this.outputs =
        lifted.outputs().stream()
            .map(Value::name)
            .map(name -> tensorNames.getOrDefault(name, name))
            .toList();
    for (UnaryOperator<String> level : LEVELS) {
      SetMultimap<String, String> byTensor = LinkedHashMultimap.create();
      tensorNames.values().forEach(name -> byTensor.put(level.apply(name), name));
      outputs.forEach(name -> byTensor.put(level.apply(name), name));
      tensors.add(byTensor);
      SetMultimap<String, String> byOp = LinkedHashMultimap.create();
      written.keySet().forEach(op -> byOp.put(level.apply(op), op));
      ops.add(byOp);
    }
  }

  /**
   * @param tensors engine names that the file may stand for; more than one if the device's names do
   *     not tell them apart
   * @param reason why there is none
   */
  record Match(List<String> tensors, String reason) {}

  Match find(DumpFile file) {
    if (CALLBACK.matcher(file.name()).matches()) {
      List<String> found = outputsOfOp(CALLBACK, file.name());
      return new Match(found, found.isEmpty() ? reason(file.name()) : "");
    }
    List<String> byTensor = closest(tensors, file.name());
    List<String> byOp = outputsOfOp(OP_AND_INDEX, file.name());
    boolean opFirst = file.form() == DumpFile.Form.BARE_TEXT;
    List<String> first = opFirst ? byOp : byTensor;
    List<String> second = opFirst ? byTensor : byOp;
    List<String> found = first.isEmpty() ? second : first;
    if (found.isEmpty()) {
      found = byNumber(file);
    }
    return new Match(found, found.isEmpty() ? reason(file.name()) : "");
  }

  private static List<String> closest(List<SetMultimap<String, String>> levels, String name) {
    for (int level = 0; level < levels.size(); level++) {
      Set<String> found = levels.get(level).get(LEVELS.get(level).apply(name));
      if (!found.isEmpty()) {
        return List.copyOf(found);
      }
    }
    return List.of();
  }

  /** {@code OP_INDEX}, as MNN's tools name what a callback gave them. */
  private List<String> outputsOfOp(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(name);
    if (!matcher.matches()) {
      return List.of();
    }
    int index = Integer.parseInt(matcher.group(2));
    return closest(ops, matcher.group(1)).stream()
        .map(written::get)
        .filter(all -> index < all.size())
        .map(all -> all.get(index))
        .toList();
  }

  /** {@code output.txt} of MNN's tools, and {@code RUN_INDEX.txt} for a graph output. */
  private List<String> byNumber(DumpFile file) {
    String last = file.name().substring(file.name().lastIndexOf('/') + 1);
    if (last.equals("output") && outputs.size() == 1) {
      return outputs;
    }
    Matcher matcher = RUN_AND_OUTPUT.matcher(last);
    if (matcher.matches() && Integer.parseInt(matcher.group(1)) == 0) {
      int index = Integer.parseInt(matcher.group(2));
      return index < outputs.size() ? List.of(outputs.get(index)) : List.of();
    }
    return List.of();
  }

  private String reason(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    if (last.startsWith("Input_")) {
      return "the input of an op; outputs are compared";
    }
    if (MADE_AT_RUN_TIME.matcher(name.replace('@', '_')).matches()) {
      return "a copy that the engine makes as it runs";
    }
    Matcher matcher = OP_AND_INDEX.matcher(name.replace('@', '_'));
    String bare = matcher.matches() ? matcher.group(1) : name;
    return inside.contains(LEVELS.get(LEVELS.size() - 1).apply(bare))
        ? "within an operator that is compared as a whole"
        : "the file has no tensor of this name";
  }
}
