package io.github.mnnparity.mnn.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What the worker read out of the file.
 *
 * @param inputs graph inputs
 * @param outputs graph outputs
 * @param ops those that the graph outputs depend on, in the order of the file, without inputs and
 *     constants
 * @param subgraphs number of subgraphs
 */
record ModelFacts(
    ImmutableSet<String> inputs,
    ImmutableList<String> outputs,
    ImmutableList<Op> ops,
    int subgraphs) {
  private static final ImmutableSet<String> NOT_RUN =
      ImmutableSet.of("Const", "TrainableParam", "Input");

  /** An op of the file. */
  record Op(String name, String type, ImmutableList<String> outputs) {}

  static ModelFacts of(JsonNode answer) {
    ImmutableSet.Builder<String> inputs = ImmutableSet.builder();
    answer.path("inputs").forEach(input -> inputs.add(input.path("name").asText()));
    ImmutableList.Builder<Op> ops = ImmutableList.builder();
    for (JsonNode place : answer.path("needed")) {
      JsonNode op = answer.path("ops").path(place.asInt());
      String type = OpTypes.name(op.path(1).asInt());
      if (!NOT_RUN.contains(type)) {
        ops.add(new Op(op.path(0).asText(), type, texts(op.path(2))));
      }
    }
    return new ModelFacts(
        inputs.build(),
        texts(answer.path("outputs")),
        ops.build(),
        answer.path("subgraphs").asInt());
  }

  private static ImmutableList<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * The op that the engine calls {@code name} while it runs: itself, or the one that a generated
   * copy {@code NAME_raster_0} belongs to.
   */
  Optional<Op> running(String name) {
    int suffix = name.lastIndexOf("_raster_");
    String owner = suffix < 0 ? name : name.substring(0, suffix);
    return named(name).or(() -> named(owner));
  }

  private Optional<Op> named(String name) {
    return ops.stream().filter(op -> op.name().equals(name)).findFirst();
  }

  /** Tensor names of the first {@code count} ops. */
  List<String> tensorsBefore(int count) {
    return ops.subList(0, count).stream().flatMap(op -> op.outputs().stream()).distinct().toList();
  }
}
