package io.github.mnnparity.mnn.lift.control;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.Subgraph;
import io.github.mnnparity.mnn.lift.SubgraphBody;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.WhileParam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A loop with a subgraph for its condition. The variables of the loop are the input names of both
 * subgraphs: {@code aliases_inputs} gives them their first values, {@code aliases_updates} (pairs
 * of an output and a variable) the next ones, {@code aliases_outputs} says which variables the op
 * gives out. The lifted loop evaluates the condition once before it, and at the end of its body.
 */
final class NamedLoop {
  private final MnnOp op;
  private final LiftContext context;
  private final WhileParam param;

  /** Variable to its first value. */
  private final Map<String, String> first = new LinkedHashMap<>();

  /** Variable to the output that gives its next value; the others stay as they are. */
  private final Map<String, String> updates = new LinkedHashMap<>();

  NamedLoop(MnnOp op, LiftContext context, WhileParam param) {
    this.op = op;
    this.context = context;
    this.param = param;
  }

  void lift() {
    for (int i = 0; i < param.aliasesInputsLength(); i++) {
      for (String name : Names.of(param.aliasesInputs(i))) {
        first.putIfAbsent(name, context.input(i));
      }
    }
    for (int i = 0; i < param.aliasesUpdatesLength(); i++) {
      List<String> pair = Names.of(param.aliasesUpdates(i));
      if (pair.size() != 2) {
        throw op.malformed("aliases_updates", "pairs of an output and an input", pair + "");
      }
      if (first.containsKey(pair.get(1))) {
        updates.put(pair.get(1), pair.get(0));
      }
    }
    List<String> results = results();
    Map<String, Optional<Shape>> shapes = new LinkedHashMap<>();
    updates
        .keySet()
        .forEach(name -> shapes.put(name, context.shape(first.get(name)).map(Loops::ofRank)));
    Subgraph body = body(shapes);
    Map<String, Integer> places = places(body);
    SubgraphBody lifted = body.lift();
    boolean changed = false;
    for (Map.Entry<String, Integer> place : places.entrySet()) {
      Optional<Integer> rank = context.rank(lifted.output(place.getValue()));
      if (Loops.changesRank(shapes.get(place.getKey()), rank)) {
        shapes.put(place.getKey(), Optional.empty());
        changed = true;
      }
    }
    loop(changed ? body(shapes).lift() : lifted, places, results, shapes);
  }

  /** The variables that the op gives out, one for each output. */
  private List<String> results() {
    int count = context.outputs().size();
    if (param.aliasesOutputsLength() != count) {
      throw op.malformed(
          "aliases_outputs",
          count + " names, as many as outputs",
          param.aliasesOutputsLength() + "");
    }
    List<String> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = String.valueOf(param.aliasesOutputs(i));
      results.add(
          first.containsKey(name)
              ? name
              : updates.entrySet().stream()
                  .filter(update -> update.getValue().equals(name))
                  .map(Map.Entry::getKey)
                  .findFirst()
                  .orElseThrow(
                      () ->
                          op.malformed("aliases_outputs", "names of variables", "'" + name + "'")));
    }
    return results;
  }

  private Subgraph body(Map<String, Optional<Shape>> shapes) {
    Subgraph body = context.subgraph("body_graph", param.bodyGraph());
    List<String> inputs = body.inputs();
    body.parameter(op.name() + "/step", DType.INT64, Optional.of(Shape.SCALAR));
    body.parameter(op.name() + "/goes_on", DType.BOOL, Optional.of(Shape.SCALAR));
    for (String name : updates.keySet()) {
      DType dtype = context.dtype(first.get(name));
      int place = inputs.indexOf(name);
      if (place < 0) {
        body.parameter(op.name() + "/" + name, dtype, shapes.get(name));
      } else {
        body.parameter(place, dtype, shapes.get(name), first.get(name));
      }
    }
    for (int i = 0; i < inputs.size(); i++) {
      if (first.containsKey(inputs.get(i)) && !updates.containsKey(inputs.get(i))) {
        body.bind(i, first.get(inputs.get(i)));
      }
    }
    return body;
  }

  /** Variable to the output of the body that gives its next value. */
  private Map<String, Integer> places(Subgraph body) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (Map.Entry<String, String> update : updates.entrySet()) {
      int place = body.outputs().indexOf(update.getValue());
      if (place < 0) {
        throw op.malformed(
            "aliases_updates",
            "outputs of the body_graph, one of " + body.outputs(),
            "'" + update.getValue() + "'");
      }
      places.put(update.getKey(), place);
    }
    return places;
  }

  private void loop(
      SubgraphBody body,
      Map<String, Integer> places,
      List<String> results,
      Map<String, Optional<Shape>> shapes) {
    Map<String, String> next = new LinkedHashMap<>(first);
    places.forEach((name, place) -> next.put(name, body.output(place)));
    List<String> inputs = new ArrayList<>(List.of("", condition(first, context)));
    List<String> handedOn = new ArrayList<>(List.of(condition(next, body.after())));
    List<String> outputs = new ArrayList<>();
    for (String name : places.keySet()) {
      inputs.add(first.get(name));
      handedOn.add(body.after().as(context.dtype(first.get(name)), next.get(name)));
      int output = results.indexOf(name);
      outputs.add(output < 0 ? context.hidden(op.name() + "/" + name) : context.output(output));
    }
    context
        .node("Loop")
        .inputs(inputs)
        .with(Attribute.of("body", body.graph(handedOn, context)))
        .to(outputs);
    int i = 0;
    for (String name : places.keySet()) {
      String output = outputs.get(i++);
      context.type(output, context.dtype(first.get(name)), shapes.get(name));
      context.layout(output, first.get(name));
    }
    for (int output = 0; output < results.size(); output++) {
      String name = results.get(output);
      boolean written = places.containsKey(name) && results.indexOf(name) == output;
      if (!written) {
        String value =
            places.containsKey(name) ? context.output(results.indexOf(name)) : first.get(name);
        context.node("Identity").inputs(value).to(context.output(output));
      }
    }
  }

  /** The condition for these values of the variables, computed in {@code place}. */
  private String condition(Map<String, String> values, LiftContext place) {
    Subgraph condition = place.subgraph("cond_graph", param.condGraph());
    List<String> inputs = condition.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      if (values.containsKey(inputs.get(i))) {
        condition.bind(i, values.get(inputs.get(i)));
      }
    }
    if (condition.outputs().isEmpty()) {
      throw op.malformed("cond_graph", "a subgraph with an output", "none");
    }
    SubgraphBody lifted = condition.lift();
    String result = Loops.condition(lifted.after(), lifted.output(0));
    Graph graph = lifted.graph(List.of(result), place);
    place.inline(graph);
    return graph.outputs().get(0).name();
  }
}
