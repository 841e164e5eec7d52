package io.github.mnnparity.core;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.CompareOptions.Limit;
import io.github.mnnparity.core.feed.InputFiles;
import io.github.mnnparity.core.feed.InputFolders;
import io.github.mnnparity.core.feed.InputSet;
import io.github.mnnparity.core.feed.NamedFile;
import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A converted model and its source, about to be compared: options, each as on the command line,
 * then {@link #compare}. Made with {@link Parity#between(Path, Path)}. Not thread-safe.
 */
public final class ModelPair {
  private final Path reference;
  private final Path candidate;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final List<NamedFile> files = new ArrayList<>();
  private CompareOptions.Builder options = CompareOptions.builder();
  private Optional<Preprocessing> preprocessing = Optional.empty();

  ModelPair(Path reference, Path candidate) {
    this.reference = reference;
    this.candidate = candidate;
  }

  /**
   * @param name of the graph input
   */
  public ModelPair input(String name, Tensor tensor) {
    tensors.put(name, tensor);
    return this;
  }

  /**
   * @param name of the graph input
   * @param file {@code .npy}, {@code .npz}, ONNX {@code .pb} or, with {@link #preprocess}, an
   *     image; or a folder of them, of which the worst decides
   */
  public ModelPair input(String name, Path file) {
    files.add(new NamedFile(name, file));
    return this;
  }

  /** As {@link #input(String, Path)} for a model with one input, or an archive of named arrays. */
  public ModelPair input(Path file) {
    return input("", file);
  }

  /**
   * From images to the input, as {@code --preprocess} takes it.
   *
   * @throws io.github.mnnparity.core.error.BadInputException if the steps cannot be read
   */
  public ModelPair preprocess(String steps) {
    preprocessing = Optional.of(Preprocessing.parse(steps));
    return this;
  }

  /** Size of an input with dynamic dimensions. */
  public ModelPair shape(String name, long... dims) {
    options.shape(name, Shape.of(dims));
    return this;
  }

  /** For inputs that are made up. */
  public ModelPair seed(long seed) {
    options.seed(seed);
    return this;
  }

  public ModelPair engine(EngineChoice views) {
    options.engine(views);
    return this;
  }

  public ModelPair limit(Limit limit) {
    options.limit(limit);
    return this;
  }

  /** Signal to noise ratio in dB that the outputs of a quantized candidate must keep. */
  public ModelPair minSqnr(double decibel) {
    options.minSqnr(decibel);
    return this;
  }

  /** Values captured elsewhere, as a further view. */
  public ModelPair view(String name, Path folder) {
    options.view(name, folder);
    return this;
  }

  /** Also runs the engine in every other way, and weighs what quantization costs. */
  public ModelPair deep() {
    options.deep(true);
    return this;
  }

  /** Keeps what pictures need: histograms, worst elements, both graphs. */
  public ModelPair details() {
    options.details(true);
    return this;
  }

  /** Told each step as it starts. */
  public ModelPair progress(Consumer<Progress> listener) {
    options.progress(listener);
    return this;
  }

  /** Any other option. */
  public ModelPair with(UnaryOperator<CompareOptions.Builder> change) {
    options = change.apply(options);
    return this;
  }

  /**
   * Compares.
   *
   * @throws io.github.mnnparity.core.error.BadInputException for files, inputs or options that
   *     cannot be used
   * @throws io.github.mnnparity.core.error.MalformedModelException for a broken model file
   * @throws io.github.mnnparity.core.error.EngineException if the reference itself cannot be run
   */
  public Report compare() {
    List<InputSet> sets = InputFolders.sets(new InputFiles(reference, preprocessing), files);
    CompareOptions.Builder complete = options;
    for (InputSet set : sets) {
      complete.inputSet(new InputSet(set.name(), () -> completed(set)));
    }
    if (sets.size() == 1) {
      completed(sets.get(0)).forEach(complete::input);
    }
    return Parity.compare(reference, candidate, complete.build());
  }

  private Map<String, Tensor> completed(InputSet set) {
    Map<String, Tensor> all = new LinkedHashMap<>(tensors);
    all.putAll(set.tensors());
    return all;
  }
}
