package io.github.mnnparity.mnn.lift.registry;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.capture.QuantizedForms;
import io.github.mnnparity.core.capture.QuantizedLayer;
import io.github.mnnparity.core.capture.QuantizedTensor;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.mnn.lift.quant.Grid;
import io.github.mnnparity.mnn.lift.quant.Layer;
import io.github.mnnparity.mnn.lift.quant.QuantPlan;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The forms of a model's net; each is lifted when it is asked for. */
final class LiftedForms implements QuantizedForms {
  private final MnnModel model;
  private final QuantPlan plan;
  private final ImmutableList<Layer> sources;
  private final ImmutableList<QuantizedLayer> layers;

  LiftedForms(MnnModel model, QuantPlan plan) {
    this.model = model;
    this.plan = plan;
    this.sources = ImmutableList.copyOf(plan.layers());
    this.layers = sources.stream().map(this::described).collect(ImmutableList.toImmutableList());
  }

  private QuantizedLayer described(Layer layer) {
    List<QuantizedTensor> inputs = new ArrayList<>();
    for (int i = 0; i < layer.inputs().size(); i++) {
      inputs.add(tensor(layer.inputs().get(i), layer.op().inputs().get(i)));
    }
    return new QuantizedLayer(
        layer.op().name(),
        layer.op().type(),
        inputs,
        tensor(layer.output(), layer.op().outputs().get(0)),
        layer.weightScales());
  }

  private QuantizedTensor tensor(Grid grid, int tensor) {
    return grid.of(model.graph().valueNames().get(tensor));
  }

  @Override
  public List<QuantizedLayer> layers() {
    return layers;
  }

  @Override
  public List<QuantizedTensor> tensors() {
    List<QuantizedTensor> tensors = new ArrayList<>();
    plan.grids().forEach((tensor, grid) -> tensors.add(tensor(grid, tensor)));
    return tensors;
  }

  @Override
  public Graph graph(Predicate<QuantizedLayer> on) {
    Set<MnnOp> chosen = new HashSet<>();
    for (int i = 0; i < layers.size(); i++) {
      if (on.test(layers.get(i))) {
        chosen.add(sources.get(i).op());
      }
    }
    return Lifters.lift(model, plan, chosen).graph();
  }

  @Override
  public Set<String> unscaled() {
    return plan.unscaled().stream()
        .map(model.graph().valueNames()::get)
        .collect(ImmutableSet.toImmutableSet());
  }
}
