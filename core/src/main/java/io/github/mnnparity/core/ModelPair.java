package io.github.mnnparity.core;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.CompareOptions.Limit;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.exchange.MnnTestFolder;
import io.github.mnnparity.core.feed.InputFiles;
import io.github.mnnparity.core.feed.InputFolders;
import io.github.mnnparity.core.feed.InputSet;
import io.github.mnnparity.core.feed.NamedFile;
import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.report.Frontend;
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
import java.util.function.Function;
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
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Map<String, Path> views = new LinkedHashMap<>();
  private final List<UnaryOperator<CompareOptions.Builder>> changes = new ArrayList<>();
  private Optional<Preprocessing> preprocessing = Optional.empty();
  private boolean told;

  ModelPair(Path reference, Path candidate) {
    this.reference = reference;
    this.candidate = candidate;
  }

  /**
   * What an input is fed; inputs that are not given are made up. The latest of one name counts.
   *
   * @param name of the graph input, as the reference spells it
   * @param tensor in its dtype and shape
   */
  public ModelPair input(String name, Tensor tensor) {
    tensors.put(name, tensor);
    return this;
  }

  /**
   * What an input is fed, from a file that is read when it compares.
   *
   * @param name of the graph input, as the reference spells it
   * @param file {@code .npy}, {@code .npz}, ONNX {@code .pb}, JSON of Polygraphy or, with {@link
   *     #preprocess}, an image; a folder of MNN's own tests; or a folder of them, of which the
   *     worst decides
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
    shapes.put(name, Shape.of(dims));
    return this;
  }

  /** For inputs that are made up. */
  public ModelPair seed(long seed) {
    return with(options -> options.seed(seed));
  }

  public ModelPair engine(EngineChoice views) {
    return with(options -> options.engine(views));
  }

  public ModelPair limit(Limit limit) {
    return with(options -> options.limit(limit));
  }

  /** Signal to noise ratio in dB that the outputs of a quantized candidate must keep. */
  public ModelPair minSqnr(double decibel) {
    return with(options -> options.minSqnr(decibel));
  }

  /** Values captured elsewhere, as a further view. */
  public ModelPair view(String name, Path folder) {
    views.put(name, folder);
    return this;
  }

  /** Also runs the engine in every other way, and weighs what quantization costs. */
  public ModelPair deep() {
    return with(options -> options.deep(true));
  }

  /** Keeps what pictures need: histograms, worst elements, both graphs. */
  public ModelPair details() {
    return with(options -> options.details(true));
  }

  /** Told each step as it starts. */
  public ModelPair progress(Consumer<Progress> listener) {
    told = true;
    return with(options -> options.progress(listener));
  }

  /** Any other option. */
  public ModelPair with(UnaryOperator<CompareOptions.Builder> change) {
    changes.add(change);
    return this;
  }

  /**
   * Compares; may be called again. In a notebook, a line tells how far it is unless {@link
   * #progress} says otherwise.
   *
   * @throws io.github.mnnparity.core.error.BadInputException for files, inputs or options that
   *     cannot be used
   * @throws io.github.mnnparity.core.error.MalformedModelException for a broken model file
   * @throws io.github.mnnparity.core.error.EngineException if the reference itself cannot be run
   */
  public Report compare() {
    return shown(complete(sets()), options -> Parity.compare(reference, candidate, options));
  }

  /**
   * The values of one layer in every view: runs both files as {@link #compare} does and keeps what
   * they made of {@code tensor}. With several inputs, of the first.
   *
   * @param tensor as the report names it, on the ONNX or on the MNN side
   * @throws io.github.mnnparity.core.error.BadInputException if no layer has that name; else as
   *     {@link #compare}
   */
  public LayerValues values(String tensor) {
    List<InputSet> sets = sets();
    CompareOptions.Builder complete = complete(sets);
    return shown(
        sets.size() == 1 ? complete : withInputs(complete, sets.get(0)),
        options ->
            new Comparison(reference, candidate, options)
                .measured(compared -> LayerValues.of(compared, tensor)));
  }

  private <T> T shown(CompareOptions.Builder options, Function<CompareOptions, T> work) {
    Optional<Frontend.Ticker> ticker =
        told ? Optional.empty() : Frontends.present().map(Frontend::progress);
    if (ticker.isEmpty()) {
      return work.apply(options.build());
    }
    try (Frontend.Ticker running = ticker.get()) {
      return work.apply(options.progress(running).build());
    }
  }

  private List<InputSet> sets() {
    return InputFolders.sets(new InputFiles(reference, preprocessing), files);
  }

  private CompareOptions.Builder complete(List<InputSet> sets) {
    CompareOptions.Builder complete = CompareOptions.builder();
    shapes.forEach(complete::shape);
    views.forEach(complete::view);
    for (UnaryOperator<CompareOptions.Builder> change : changes) {
      complete = change.apply(complete);
    }
    for (InputSet set : sets) {
      complete = complete.inputSet(new InputSet(set.name(), () -> completed(set)));
    }
    if (sets.size() > 1) {
      return complete;
    }
    Optional<MnnTestFolder> tests = InputFolders.testFolder(files);
    return withInputs(tests.isPresent() ? complete.expected(tests.get()) : complete, sets.get(0));
  }

  private CompareOptions.Builder withInputs(CompareOptions.Builder options, InputSet set) {
    CompareOptions.Builder complete = options;
    for (Map.Entry<String, Tensor> input : completed(set).entrySet()) {
      complete = complete.input(input.getKey(), input.getValue());
    }
    return complete;
  }

  private Map<String, Tensor> completed(InputSet set) {
    Map<String, Tensor> all = new LinkedHashMap<>(tensors);
    set.tensors().forEach((name, tensor) -> add(all, name, tensor));
    return all;
  }

  private static void add(Map<String, Tensor> all, String name, Tensor tensor) {
    if (all.put(name, tensor) != null) {
      throw new BadInputException(
          new Problem(
              "input '" + name + "'",
              "each input once",
              "a tensor and a file",
              "leave one of them out"));
    }
  }
}
