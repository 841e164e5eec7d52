package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.DType;
import java.util.ArrayList;
import java.util.List;

/** A node being put together; one of the {@code to} methods adds it to the graph. */
public final class NodeSketch {
  private final LiftContext context;
  private final String opType;
  private final List<String> inputs = new ArrayList<>();
  private final List<Attribute> attributes = new ArrayList<>();

  NodeSketch(LiftContext context, String opType) {
    this.context = context;
    this.opType = opType;
  }

  /** Adds inputs by value name; the empty string for an absent one. */
  public NodeSketch inputs(String... values) {
    return inputs(List.of(values));
  }

  /** Adds inputs by value name; the empty string for an absent one. */
  public NodeSketch inputs(List<String> values) {
    inputs.addAll(values);
    return this;
  }

  public NodeSketch with(Attribute... more) {
    attributes.addAll(List.of(more));
    return this;
  }

  public NodeSketch with(String name, long value) {
    return with(Attribute.of(name, value));
  }

  public NodeSketch with(String name, float value) {
    return with(Attribute.of(name, value));
  }

  public NodeSketch with(String name, String value) {
    return with(Attribute.of(name, value));
  }

  public NodeSketch with(String name, long[] values) {
    return with(Attribute.of(name, values));
  }

  /** Adds the node; returns the name of its first output. */
  public String to(List<String> outputs) {
    context.add(opType, inputs, outputs, attributes);
    return outputs.get(0);
  }

  /** Adds the node; returns the name of its first output. */
  public String to(String... outputs) {
    return to(List.of(outputs));
  }

  /** Adds the node with a new hidden value as its output; returns that. */
  public String toTemporary() {
    return to(context.temporary(opType));
  }

  /**
   * Adds the node, whose result is BOOL, and a {@code Cast} that writes it to {@code output} as
   * INT64 0 or 1, the way MNN has it. {@link LiftContext#bool} finds the BOOL value again.
   */
  public String toInteger(String output) {
    String bool = toTemporary();
    context.rememberBoolean(output, bool);
    return context
        .node("Cast")
        .inputs(bool)
        .with("to", MnnTypes.onnxNumber(DType.INT64))
        .to(output);
  }
}
