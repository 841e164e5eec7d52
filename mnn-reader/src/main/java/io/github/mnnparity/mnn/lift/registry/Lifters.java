package io.github.mnnparity.mnn.lift.registry;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.capture.QuantizedForms;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.mnn.lift.GraphLifter;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.lift.Restoration;
import io.github.mnnparity.mnn.lift.Survey;
import io.github.mnnparity.mnn.lift.activation.ActivationLifters;
import io.github.mnnparity.mnn.lift.control.ControlLifters;
import io.github.mnnparity.mnn.lift.conv.ConvLifters;
import io.github.mnnparity.mnn.lift.detection.DetectionLifters;
import io.github.mnnparity.mnn.lift.elementwise.ElementwiseLifters;
import io.github.mnnparity.mnn.lift.image.ImageLifters;
import io.github.mnnparity.mnn.lift.index.IndexLifters;
import io.github.mnnparity.mnn.lift.matmul.MatMulLifters;
import io.github.mnnparity.mnn.lift.norm.NormLifters;
import io.github.mnnparity.mnn.lift.pool.PoolLifters;
import io.github.mnnparity.mnn.lift.quant.Layer;
import io.github.mnnparity.mnn.lift.quant.QuantLifters;
import io.github.mnnparity.mnn.lift.quant.QuantPlan;
import io.github.mnnparity.mnn.lift.recurrent.RecurrentLifters;
import io.github.mnnparity.mnn.lift.reduce.ReduceLifters;
import io.github.mnnparity.mnn.lift.resize.ResizeLifters;
import io.github.mnnparity.mnn.lift.restore.Restorations;
import io.github.mnnparity.mnn.lift.sets.SetLifters;
import io.github.mnnparity.mnn.lift.shape.ShapeLifters;
import io.github.mnnparity.mnn.lift.slicing.SlicingLifters;
import io.github.mnnparity.mnn.lift.tiling.TilingLifters;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All lifters: the lists of the groups. */
public final class Lifters {
  private static final List<Restoration> RESTORATIONS = Restorations.all();

  private Lifters() {}

  /** The dequantized form's lifters; those of integer ops know the grids of the model. */
  private static Stream<OpLifter> all(QuantPlan plan) {
    return Stream.of(
            ActivationLifters.all(),
            ControlLifters.all(),
            ConvLifters.all(),
            ConvLifters.ofIntegers(plan),
            DetectionLifters.all(),
            ElementwiseLifters.all(),
            ImageLifters.all(),
            IndexLifters.all(),
            MatMulLifters.all(),
            NormLifters.all(),
            PoolLifters.all(),
            QuantLifters.all(plan),
            RecurrentLifters.all(),
            ReduceLifters.all(),
            ResizeLifters.all(),
            SetLifters.all(),
            ShapeLifters.all(),
            SlicingLifters.all(),
            TilingLifters.all())
        .flatMap(Collection::stream);
  }

  /**
   * Lifts the net of a model with all lifters, then restores what the converter took apart.
   *
   * @throws io.github.mnnparity.core.error.MalformedModelException if an op's fields make no sense
   * @throws io.github.mnnparity.core.error.BadInputException if an external weight file is missing
   */
  public static GraphLifter.Lifted lift(MnnModel model) {
    return lift(model, QuantPlan.of(model));
  }

  /**
   * The same.
   *
   * @param plan of {@code model}
   */
  public static GraphLifter.Lifted lift(MnnModel model, QuantPlan plan) {
    return lift(model, plan, Set.of());
  }

  /**
   * The same with chosen layers as the file stores them.
   *
   * @param stored ops of layers of {@code plan}
   */
  static GraphLifter.Lifted lift(MnnModel model, QuantPlan plan, Set<MnnOp> stored) {
    Stream<OpLifter> lifters =
        all(plan).map(lifter -> stored.isEmpty() ? lifter : new StoredForm(lifter, plan, stored));
    return GraphLifter.lift(model, byType(lifters), RESTORATIONS);
  }

  private static Map<String, OpLifter> byType(Stream<OpLifter> lifters) {
    return lifters.collect(ImmutableMap.toImmutableMap(OpLifter::mnnType, Function.identity()));
  }

  /** As {@link #lift(MnnModel)}, with every layer of integer arithmetic as the file stores it. */
  public static GraphLifter.Lifted liftAsStored(MnnModel model) {
    QuantPlan plan = QuantPlan.of(model);
    return lift(model, plan, plan.layers().stream().map(Layer::op).collect(Collectors.toSet()));
  }

  /**
   * The forms in which the model's layers of integer arithmetic can be lifted.
   *
   * @param plan of {@code model}
   */
  public static QuantizedForms forms(MnnModel model, QuantPlan plan) {
    return new LiftedForms(model, plan);
  }

  /** Looks a model through with all lifters. */
  public static GraphLifter.Lifted survey(MnnModel model, Survey survey) {
    QuantPlan plan;
    try {
      plan = QuantPlan.of(model);
    } catch (MalformedModelException e) {
      survey.faults().add(e);
      plan = QuantPlan.NONE;
    }
    return GraphLifter.survey(model, byType(all(plan)), survey);
  }

  /** The op types that can be lifted. */
  public static Collection<String> types() {
    return all(QuantPlan.NONE).map(OpLifter::mnnType).toList();
  }
}
