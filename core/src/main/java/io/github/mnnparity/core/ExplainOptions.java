package io.github.mnnparity.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.explain.CodeSample.Api;
import io.github.mnnparity.core.explain.CodeSample.Language;
import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.image.Raster;
import io.github.mnnparity.core.input.Dump;
import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.core.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an app did, and how to look for its mistake. Immutable; made with {@link #builder()}.
 *
 * @param runs of the app in the order in which they happened, at least one
 * @param preprocessing what was intended; empty where only tensors are known
 * @param engine whether the real engine is asked, where it is installed
 * @param budget for the search
 * @param api of the app, for the corrected code; empty: both
 * @param language of the app, for the corrected code; empty: C++ in texts, all in the JSON
 * @param force go on although the files do not look like the same network
 * @param progress told the name of each step as it starts
 */
public record ExplainOptions(
    List<AppRun> runs,
    Optional<Preprocessing> preprocessing,
    boolean engine,
    EngineOptions engineOptions,
    Duration budget,
    Optional<Api> api,
    Optional<Language> language,
    boolean force,
    Consumer<Progress> progress) {
  public ExplainOptions {
    runs = ImmutableList.copyOf(runs);
  }

  /**
   * One run of the app. Names are those of the reference; an empty name stands for the only one
   * that fits.
   *
   * @param image that the app started from
   * @param imageInput name of the input that it goes to; empty: the only one that fits
   * @param inputs that were intended, as tensors
   * @param appInputs that the app fed, by its own dump
   * @param appOutputs that it got
   */
  public record AppRun(
      Optional<Raster> image,
      String imageInput,
      Map<String, Tensor> inputs,
      Map<String, Dump> appInputs,
      Map<String, Dump> appOutputs) {
    public AppRun {
      inputs = ImmutableMap.copyOf(inputs);
      appInputs = ImmutableMap.copyOf(appInputs);
      appOutputs = ImmutableMap.copyOf(appOutputs);
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {
    private final List<AppRun> runs = new ArrayList<>();
    private Optional<Preprocessing> preprocessing = Optional.empty();
    private boolean engine = true;
    private EngineOptions engineOptions = EngineOptions.DEFAULT;
    private Duration budget = Duration.ofSeconds(30);
    private Optional<Api> api = Optional.empty();
    private Optional<Language> language = Optional.empty();
    private boolean force;
    private Consumer<Progress> progress = step -> {};

    private Builder() {}

    public Builder run(AppRun run) {
      runs.add(run);
      return this;
    }

    public Builder preprocessing(Preprocessing value) {
      preprocessing = Optional.of(value);
      return this;
    }

    public Builder engine(boolean value) {
      engine = value;
      return this;
    }

    public Builder engineOptions(EngineOptions value) {
      engineOptions = value;
      return this;
    }

    public Builder budget(Duration value) {
      budget = value;
      return this;
    }

    public Builder api(Api value) {
      api = Optional.of(value);
      return this;
    }

    public Builder language(Language value) {
      language = Optional.of(value);
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

    public ExplainOptions build() {
      return new ExplainOptions(
          runs, preprocessing, engine, engineOptions, budget, api, language, force, progress);
    }
  }
}
