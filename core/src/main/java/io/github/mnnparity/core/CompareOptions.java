package io.github.mnnparity.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.exchange.MnnTestFolder;
import io.github.mnnparity.core.exchange.RunValues;
import io.github.mnnparity.core.feed.InputSet;
import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What to compare and how. Immutable; made with {@link #builder()}.
 *
 * @param inputs tensors by graph input name; inputs that are not given are made from {@code seed}
 * @param shapes concrete shapes for dynamic inputs
 * @param engine which views to run
 * @param limits user limits, tried in order; they replace the default limit of what they match
 * @param minSqnr in dB, for outputs of quantized candidates
 * @param minCoverage below it a comparison is INCOMPLETE
 * @param memoryBudget bytes for captured values of one run
 * @param views folders of values that were captured elsewhere, by the name of the view
 * @param appVersion version of MNN in the app; empty if it was not said
 * @param inputSets where there are several inputs, all of them: the worst decides; their order has
 *     no meaning, but that {@code inputs}, where given, are those of the first
 * @param deep climb the engine ladder, too
 * @param ledger weigh what quantization costs, whatever the verdict
 * @param details keep what pictures need beyond numbers: histograms, worst elements, both graphs
 * @param force compare although the files do not look like the same network
 * @param progress told each step as it starts; called from the threads that work, one at a time
 * @param expected a folder with outputs that the reference should give
 * @param values given inputs and outputs of the run that the report is about
 */
public record CompareOptions(
    Map<String, Tensor> inputs,
    Map<String, Shape> shapes,
    long seed,
    EngineChoice engine,
    List<Limit> limits,
    double minSqnr,
    double minCoverage,
    EngineOptions engineOptions,
    long memoryBudget,
    Map<String, Path> views,
    String appVersion,
    List<InputSet> inputSets,
    boolean deep,
    boolean ledger,
    boolean details,
    boolean force,
    Consumer<Progress> progress,
    Optional<MnnTestFolder> expected,
    Consumer<RunValues> values) {
  public CompareOptions {
    inputs = ImmutableMap.copyOf(inputs);
    shapes = ImmutableMap.copyOf(shapes);
    limits = ImmutableList.copyOf(limits);
    views = ImmutableMap.copyOf(views);
    inputSets = ImmutableList.copyOf(inputSets);
  }

  /**
   * The same with one input set, which comes first now, and its views.
   *
   * @param tensors of the set
   */
  CompareOptions with(InputSet set, Map<String, Tensor> tensors, Map<String, Path> own) {
    List<InputSet> ordered = new ArrayList<>(List.of(set));
    inputSets.stream().filter(other -> other != set).forEach(ordered::add);
    return with(tensors, own, ordered, progress);
  }

  /** The same with another listener. */
  CompareOptions with(Consumer<Progress> listener) {
    return with(inputs, views, inputSets, listener);
  }

  private CompareOptions with(
      Map<String, Tensor> otherInputs,
      Map<String, Path> otherViews,
      List<InputSet> otherSets,
      Consumer<Progress> listener) {
    return new CompareOptions(
        otherInputs,
        shapes,
        seed,
        engine,
        limits,
        minSqnr,
        minCoverage,
        engineOptions,
        memoryBudget,
        otherViews,
        appVersion,
        otherSets,
        deep,
        ledger,
        details,
        force,
        listener,
        expected,
        values);
  }

  /** As {@code --engine}. */
  public enum EngineChoice {
    AUTO,
    LIFTED,
    SESSION,
    MODULE,
    ALL
  }

  /** As {@code --limit [op:TYPE|tensor:NAME:]METRIC=VALUE}. */
  public record Limit(LimitScope scope, String pattern, LimitMetric metric, double value) {}

  public enum LimitScope {
    ALL,
    OP,
    TENSOR
  }

  /** SQNR is a lower bound in dB, COSINE a lower bound, the others upper bounds. */
  public enum LimitMetric {
    MAX_ABS,
    RMSE,
    REL_RMS,
    SQNR,
    COSINE
  }

  public static final CompareOptions DEFAULT = builder().build();

  public static Builder builder() {
    return new Builder();
  }

  /** Defaults: seed 0, engine AUTO, 20 dB, coverage 0.9, 2 GiB. Not thread-safe. */
  public static final class Builder {
    private final ImmutableMap.Builder<String, Tensor> inputs = ImmutableMap.builder();
    private final ImmutableMap.Builder<String, Shape> shapes = ImmutableMap.builder();
    private final ImmutableList.Builder<Limit> limits = ImmutableList.builder();
    private final ImmutableList.Builder<InputSet> inputSets = ImmutableList.builder();
    private long seed;
    private EngineChoice engine = EngineChoice.AUTO;
    private double minSqnr = 20;
    private double minCoverage = 0.9;
    private EngineOptions engineOptions = EngineOptions.DEFAULT;
    private long memoryBudget = 2L << 30;
    private final ImmutableMap.Builder<String, Path> views = ImmutableMap.builder();
    private String appVersion = "";
    private boolean deep;
    private boolean ledger;
    private boolean details;
    private boolean force;
    private Consumer<Progress> progress = step -> {};
    private Optional<MnnTestFolder> expected = Optional.empty();
    private Consumer<RunValues> values = seen -> {};

    private Builder() {}

    public Builder input(String name, Tensor tensor) {
      inputs.put(name, tensor);
      return this;
    }

    /** One of several inputs to compare with. */
    public Builder inputSet(InputSet set) {
      inputSets.add(set);
      return this;
    }

    public Builder shape(String name, Shape shape) {
      shapes.put(name, shape);
      return this;
    }

    public Builder limit(Limit limit) {
      limits.add(limit);
      return this;
    }

    public Builder seed(long value) {
      seed = value;
      return this;
    }

    public Builder engine(EngineChoice value) {
      engine = value;
      return this;
    }

    public Builder minSqnr(double decibel) {
      minSqnr = decibel;
      return this;
    }

    public Builder minCoverage(double share) {
      minCoverage = share;
      return this;
    }

    public Builder engineOptions(EngineOptions value) {
      engineOptions = value;
      return this;
    }

    public Builder memoryBudget(long bytes) {
      memoryBudget = bytes;
      return this;
    }

    /** Values captured elsewhere: {@code folder} is compared as a view called {@code name}. */
    public Builder view(String name, Path folder) {
      views.put(name, folder);
      return this;
    }

    public Builder appVersion(String value) {
      appVersion = value;
      return this;
    }

    public Builder deep(boolean value) {
      deep = value;
      return this;
    }

    public Builder ledger(boolean value) {
      ledger = value;
      return this;
    }

    public Builder details(boolean value) {
      details = value;
      return this;
    }

    public Builder force(boolean value) {
      force = value;
      return this;
    }

    public Builder progress(Consumer<Progress> value) {
      progress = value;
      return this;
    }

    /** Outputs that the reference is expected to give; where it does not, that is told. */
    public Builder expected(MnnTestFolder folder) {
      expected = Optional.of(folder);
      return this;
    }

    /** Given the inputs and every view's outputs once they are known. */
    public Builder values(Consumer<RunValues> listener) {
      values = listener;
      return this;
    }

    public CompareOptions build() {
      return new CompareOptions(
          inputs.buildOrThrow(),
          shapes.buildOrThrow(),
          seed,
          engine,
          limits.build(),
          minSqnr,
          minCoverage,
          engineOptions,
          memoryBudget,
          views.buildOrThrow(),
          appVersion,
          inputSets.build(),
          deep,
          ledger,
          details,
          force,
          progress,
          expected,
          values);
    }
  }
}
