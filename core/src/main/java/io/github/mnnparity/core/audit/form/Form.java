package io.github.mnnparity.core.audit.form;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.audit.linear.LinearLayer;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a value is. Forms of one side are made once for a value, so that equal ones are identical.
 */
sealed interface Form {
  /** The nodes that this form stands for, in execution order, without those of its inputs. */
  List<Node> nodes();

  /** A value where a form ends: a graph input or an aligned value. */
  record Boundary(String value) implements Form {
    @Override
    public List<Node> nodes() {
      return List.of();
    }
  }

  /** A constant. */
  record Fixed(String value, Tensor tensor, Optional<WeightCoding> coding) implements Form {
    @Override
    public List<Node> nodes() {
      return List.of();
    }
  }

  /** A constant that the audit does not compute. */
  record Unknown(String value) implements Form {
    @Override
    public List<Node> nodes() {
      return List.of();
    }
  }

  /**
   * A function of each number of another value.
   *
   * @param input never pointwise itself
   * @param samples the function's values on {@link Samples#GRID}
   * @param text the operators, as the file names them
   * @param coded whether a constant in it is stored with loss
   */
  record Pointwise(
      Form input, ImmutableDoubleArray samples, String text, boolean coded, List<Node> nodes)
      implements Form {
    public Pointwise {
      nodes = ImmutableList.copyOf(nodes);
    }
  }

  /**
   * {@code factor(c) · x + term(c)} for the numbers of another value.
   *
   * @param trailing how many axes are behind the channel's; -1 if that is not known
   */
  record Scaled(
      Form input,
      ImmutableDoubleArray factors,
      ImmutableDoubleArray terms,
      int trailing,
      boolean coded,
      List<Node> nodes)
      implements Form {
    public Scaled {
      nodes = ImmutableList.copyOf(nodes);
    }
  }

  /** A convolution or product with constant weights, and what is folded into them. */
  record Linear(
      Form input,
      String opType,
      LinearLayer layer,
      int trailing,
      Map<String, String> attributes,
      String weights,
      List<Node> nodes)
      implements Form {
    public Linear {
      attributes = ImmutableMap.copyOf(attributes);
      nodes = ImmutableList.copyOf(nodes);
    }
  }

  /**
   * Any other operator.
   *
   * @param attributes in their effective form, inputs that act as attributes among them
   * @param output which of its outputs
   */
  record Applied(
      String opType,
      Map<String, String> attributes,
      List<Optional<Form>> inputs,
      int output,
      List<Node> nodes)
      implements Form {
    public Applied {
      attributes = ImmutableMap.copyOf(attributes);
      inputs = ImmutableList.copyOf(inputs);
      nodes = ImmutableList.copyOf(nodes);
    }
  }
}
