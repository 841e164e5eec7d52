package io.github.mnnparity.mnn.lift.registry;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.mnn.lift.GraphLifter;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.lift.Restoration;
import io.github.mnnparity.mnn.lift.activation.ActivationLifters;
import io.github.mnnparity.mnn.lift.conv.ConvLifters;
import io.github.mnnparity.mnn.lift.elementwise.ElementwiseLifters;
import io.github.mnnparity.mnn.lift.index.IndexLifters;
import io.github.mnnparity.mnn.lift.matmul.MatMulLifters;
import io.github.mnnparity.mnn.lift.norm.NormLifters;
import io.github.mnnparity.mnn.lift.pool.PoolLifters;
import io.github.mnnparity.mnn.lift.reduce.ReduceLifters;
import io.github.mnnparity.mnn.lift.resize.ResizeLifters;
import io.github.mnnparity.mnn.lift.restore.Restorations;
import io.github.mnnparity.mnn.lift.shape.ShapeLifters;
import io.github.mnnparity.mnn.lift.slicing.SlicingLifters;
import io.github.mnnparity.mnn.lift.tiling.TilingLifters;
import io.github.mnnparity.mnn.model.MnnModel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** All lifters: the lists of the groups. */
public final class Lifters {
  private static final Map<String, OpLifter> BY_TYPE =
      Stream.of(
              ActivationLifters.all(),
              ConvLifters.all(),
              ElementwiseLifters.all(),
              IndexLifters.all(),
              MatMulLifters.all(),
              NormLifters.all(),
              PoolLifters.all(),
              ReduceLifters.all(),
              ResizeLifters.all(),
              ShapeLifters.all(),
              SlicingLifters.all(),
              TilingLifters.all())
          .flatMap(Collection::stream)
          .collect(ImmutableMap.toImmutableMap(OpLifter::mnnType, Function.identity()));

  private static final List<Restoration> RESTORATIONS = Restorations.all();

  private Lifters() {}

  /**
   * Lifts the net of a model with all lifters, then restores what the converter took apart.
   *
   * @throws io.github.mnnparity.core.error.MalformedModelException if an op's fields make no sense
   * @throws io.github.mnnparity.core.error.BadInputException if an external weight file is missing
   */
  public static GraphLifter.Lifted lift(MnnModel model) {
    return GraphLifter.lift(model, BY_TYPE, RESTORATIONS);
  }

  /** The op types that can be lifted. */
  public static Collection<String> types() {
    return BY_TYPE.keySet();
  }
}
