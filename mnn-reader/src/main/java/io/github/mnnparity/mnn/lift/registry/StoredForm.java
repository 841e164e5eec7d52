package io.github.mnnparity.mnn.lift.registry;

import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.lift.conv.StoredConvolutionLifter;
import io.github.mnnparity.mnn.lift.quant.OnGridLifter;
import io.github.mnnparity.mnn.lift.quant.QuantPlan;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.Set;

/** Lifts the chosen layers as stored, and every other op of the type dequantized. */
final class StoredForm implements OpLifter {
  private static final ImmutableSet<String> CONVOLUTIONS =
      ImmutableSet.of("ConvInt8", "Convolution", "ConvolutionDepthwise", "DepthwiseConvInt8");

  private final OpLifter floats;
  private final OpLifter stored;
  private final Set<MnnOp> on;

  StoredForm(OpLifter floats, QuantPlan plan, Set<MnnOp> on) {
    this.floats = floats;
    this.stored =
        CONVOLUTIONS.contains(floats.mnnType())
            ? new StoredConvolutionLifter(plan, floats)
            : new OnGridLifter(plan, floats);
    this.on = on;
  }

  @Override
  public String mnnType() {
    return floats.mnnType();
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    (on.contains(op) ? stored : floats).lift(op, context);
  }
}
