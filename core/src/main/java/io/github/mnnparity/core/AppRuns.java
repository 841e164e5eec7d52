package io.github.mnnparity.core;

import io.github.mnnparity.core.ExplainOptions.AppRun;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.explain.Observation;
import io.github.mnnparity.core.feed.ImageInputs;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.image.Normalization;
import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.image.Preprocessing.Layout;
import io.github.mnnparity.core.image.Raster;
import io.github.mnnparity.core.input.Dump;
import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Recipe.Source;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What users gave of an app's runs, made to fit the models. One use. */
final class AppRuns {
  private static final Preprocessing AS_IT_IS = Preprocessing.DEFAULT;

  private final SourceModel reference;
  private final ExplainOptions options;
  private final Optional<Value> image;
  private final Optional<Recipe> recipe;
  private final List<Source> sources = new ArrayList<>();
  private final List<Observation> observations = new ArrayList<>();

  /**
   * @param complete adds what is missing of a model's inputs
   * @param outputs what the reference gives, for names and sizes
   */
  AppRuns(
      SourceModel reference,
      ExplainOptions options,
      Function<Map<String, Tensor>, Map<String, Tensor>> complete,
      Function<Map<String, Tensor>, Map<String, Tensor>> outputs) {
    this.reference = reference;
    this.options = options;
    if (options.runs().isEmpty()) {
      throw refused("--app-output", "what the app got, at least once", "nothing", "add it");
    }
    this.image = imageInput();
    this.recipe = image.map(this::recipe);
    for (AppRun run : options.runs()) {
      Map<String, Tensor> inputs = new LinkedHashMap<>(run.inputs());
      addImage(run, inputs);
      Map<String, Tensor> all = complete.apply(inputs);
      addSource(run, all);
      Map<String, Tensor> wanted = outputs.apply(all);
      observations.add(
          new Observation(
              all, dumps(run, all), named(run.appOutputs(), wanted), rounding(run, wanted)));
    }
  }

  List<Observation> observations() {
    return List.copyOf(observations);
  }

  /** One for each observation; empty where no input is an image. */
  List<Source> sources() {
    return sources.size() == observations.size() ? List.copyOf(sources) : List.of();
  }

  /**
   * The intended inputs with a few resized pixels one step higher or lower, as other libraries and
   * processors round them; empty where nothing is resized.
   */
  List<Map<String, Tensor>> rounded() {
    List<Map<String, Tensor>> moved = new ArrayList<>();
    for (int i = 0; i < observations.size(); i++) {
      Optional<Raster> raster = options.runs().get(i).image();
      if (raster.isEmpty() || recipe.isEmpty()) {
        return List.of();
      }
      String name = image.orElseThrow().name();
      Tensor input = observations.get(i).inputs().get(name);
      Map<String, Tensor> inputs = new LinkedHashMap<>(observations.get(i).inputs());
      inputs.put(name, ImageInputs.roundedOtherwise(input, recipe.get().steps()));
      moved.add(inputs);
    }
    return moved;
  }

  /** What was intended; present where there are sources. */
  Optional<Recipe> recipe() {
    return recipe;
  }

  /** The input that takes the image. */
  Optional<Value> image() {
    return image;
  }

  private Optional<Value> imageInput() {
    String name = options.runs().get(0).imageInput();
    List<Value> fit =
        reference.graph().inputs().stream()
            .filter(value -> name.isEmpty() || value.name().equals(name))
            .filter(value -> !name.isEmpty() || isImage(value))
            .toList();
    if (fit.size() != 1 && options.runs().get(0).image().isPresent()) {
      throw refused(
          "--image",
          "the name of the input that takes it, one of "
              + reference.graph().inputs().stream()
                  .map(Value::name)
                  .collect(Collectors.joining(", ")),
          name.isEmpty() ? "no name" : "'" + name + "'",
          "write --image NAME=FILE");
    }
    return fit.size() == 1 ? Optional.of(fit.get(0)) : Optional.empty();
  }

  private boolean isImage(Value value) {
    return value.rankKnown()
        && value.shape().rank() == 4
        && (value.dtype().isFloat() || value.dtype() == DType.UINT8);
  }

  private Recipe recipe(Value input) {
    Preprocessing steps = options.preprocessing().orElse(AS_IT_IS);
    Tensor given = options.runs().get(0).inputs().get(input.name());
    Shape shape = given == null ? input.shape() : given.shape();
    if (options.preprocessing().isEmpty()
        && shape.rank() == 4
        && shape.dim(3) <= 4
        && shape.dim(3) > 0
        && (shape.dim(1) > 4 || shape.dim(1) < 0)) {
      steps = steps.withLayout(Layout.NHWC);
    }
    return Recipe.right(steps.fitted(shape, given != null || input.rankKnown(), input.dtype()));
  }

  private void addImage(AppRun run, Map<String, Tensor> inputs) {
    if (run.image().isEmpty()) {
      return;
    }
    if (options.preprocessing().isEmpty()) {
      throw refused(
          "--image",
          "--preprocess with the intended preprocessing",
          "only an image",
          "add --preprocess \"resize=224x224:bilinear,order=RGB,scale=1/255,mean=..,std=..\"");
    }
    Value input = image.orElseThrow();
    Recipe right = recipe.orElseThrow();
    if (right.steps().geometry().width() == 0 || right.steps().geometry().height() == 0) {
      throw refused(
          "--preprocess",
          "resize=WIDTHxHEIGHT, because the model takes any size",
          right.steps().words(),
          "add resize=.. with the size that the app uses");
    }
    if (!inputs.containsKey(input.name())) {
      inputs.put(input.name(), ImageInputs.tensor(right.steps(), run.image().get(), input));
    }
  }

  private void addSource(AppRun run, Map<String, Tensor> inputs) {
    if (image.isEmpty()) {
      return;
    }
    if (run.image().isPresent()) {
      sources.add(new Source(List.of(run.image().get())));
      return;
    }
    Tensor tensor = inputs.get(image.get().name());
    boolean planar = recipe.orElseThrow().steps().layout() == Layout.NCHW;
    long channels = tensor.shape().dim(planar ? 1 : 3);
    if (channels == 1 || channels == 3) {
      sources.add(new Source(pixels(tensor, planar)));
    }
  }

  /** The tensor's images with the normalization undone. */
  private List<Raster> pixels(Tensor tensor, boolean planar) {
    Normalization n = recipe.orElseThrow().steps().normalization();
    Shape shape = tensor.shape();
    int channels = (int) shape.dim(planar ? 1 : 3);
    int height = (int) shape.dim(planar ? 2 : 1);
    int width = (int) shape.dim(planar ? 3 : 2);
    int plane = width * height;
    boolean reversed =
        recipe.orElseThrow().steps().order() == io.github.mnnparity.core.image.ChannelOrder.BGR;
    List<Raster> images = new ArrayList<>();
    for (int image = 0; image < shape.dim(0); image++) {
      float[] values = new float[3 * plane];
      for (int pixel = 0; pixel < plane; pixel++) {
        for (int c = 0; c < 3; c++) {
          int channel = channels == 1 ? 0 : reversed ? 2 - c : c;
          int at = planar ? channel * plane + pixel : pixel * channels + channel;
          double value = tensor.doubleAt((long) image * channels * plane + at);
          double undone = (value - n.offset(channel)) / n.factor(channel);
          double whole = Math.rint(undone);
          values[3 * pixel + c] = (float) (Math.abs(undone - whole) < 1e-3 ? whole : undone);
        }
      }
      images.add(Raster.of(width, height, values));
    }
    return images;
  }

  private Optional<Map<String, Tensor>> dumps(AppRun run, Map<String, Tensor> inputs) {
    if (run.appInputs().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Tensor> named = new LinkedHashMap<>();
    run.appInputs()
        .forEach(
            (name, dump) -> {
              String input = name.isEmpty() ? onlyInput(dump, inputs) : name;
              if (!inputs.containsKey(input)) {
                throw refused(
                    "--app-input " + input, "one of " + inputs.keySet(), "that name", "check it");
              }
              named.put(input, inOrder(dump.tensor(), inputs.get(input).shape()));
            });
    return Optional.of(named);
  }

  private String onlyInput(Dump dump, Map<String, Tensor> inputs) {
    if (inputs.size() == 1) {
      return inputs.keySet().iterator().next();
    }
    List<String> fit =
        inputs.entrySet().stream()
            .filter(entry -> entry.getValue().elements() == dump.tensor().elements())
            .map(Map.Entry::getKey)
            .toList();
    if (fit.size() == 1) {
      return fit.get(0);
    }
    throw refused(
        "--app-input",
        "NAME=FILE, because several inputs fit",
        inputs.keySet().toString(),
        "name it");
  }

  /** A file that states the shape of the other layout is turned; else the memory's order counts. */
  private static Tensor inOrder(Tensor dump, Shape target) {
    Shape shape = dump.shape();
    if (shape.rank() != 4 || target.rank() != 4 || shape.equals(target)) {
      return dump;
    }
    boolean toPlanar =
        shape.dim(3) == target.dim(1)
            && shape.dim(1) == target.dim(2)
            && shape.dim(2) == target.dim(3);
    boolean toPixels =
        shape.dim(1) == target.dim(3)
            && shape.dim(2) == target.dim(1)
            && shape.dim(3) == target.dim(2);
    if (!toPlanar && !toPixels) {
      return dump;
    }
    int outer = (int) shape.dim(0);
    int channels = (int) shape.dim(toPlanar ? 3 : 1);
    int plane = (int) (shape.elements() / outer / channels);
    float[] turned = new float[(int) dump.elements()];
    for (int n = 0; n < outer; n++) {
      for (int c = 0; c < channels; c++) {
        for (int pixel = 0; pixel < plane; pixel++) {
          int planar = (n * channels + c) * plane + pixel;
          int inner = (n * plane + pixel) * channels + c;
          turned[toPlanar ? planar : inner] = (float) dump.doubleAt(toPlanar ? inner : planar);
        }
      }
    }
    return Tensor.ofFloats(target, turned);
  }

  private Map<String, Tensor> named(Map<String, Dump> given, Map<String, Tensor> wanted) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    given.forEach((name, dump) -> outputs.put(output(name, dump, wanted), dump.tensor()));
    if (outputs.isEmpty()) {
      throw refused("--app-output", "what the app got", "nothing", "write --app-output FILE");
    }
    return outputs;
  }

  private Map<String, Double> rounding(AppRun run, Map<String, Tensor> wanted) {
    Map<String, Double> rounding = new LinkedHashMap<>();
    run.appOutputs()
        .forEach((name, dump) -> rounding.put(output(name, dump, wanted), dump.rounding()));
    return rounding;
  }

  private String output(String name, Dump dump, Map<String, Tensor> wanted) {
    if (wanted.containsKey(name)) {
      return name;
    }
    String sizes =
        wanted.entrySet().stream()
            .map(entry -> entry.getKey() + " (" + entry.getValue().shape() + ")")
            .collect(Collectors.joining(", "));
    if (!name.isEmpty() && !name.startsWith("#")) {
      throw refused(
          "--app-output " + name,
          "one of the model's outputs: " + sizes,
          "another name",
          "check it");
    }
    List<String> fit =
        wanted.entrySet().stream()
            .filter(entry -> entry.getValue().elements() == dump.tensor().elements())
            .map(Map.Entry::getKey)
            .toList();
    if (fit.size() == 1) {
      return fit.get(0);
    }
    if (wanted.size() == 1) {
      return wanted.keySet().iterator().next();
    }
    throw refused(
        "--app-output",
        "NAME=FILE with an output of that size: " + sizes,
        dump.tensor().elements() + " values without a name",
        "write --app-output NAME=FILE");
  }

  static BadInputException refused(String place, String expected, String found, String next) {
    return new BadInputException(new Problem(place, expected, found, next));
  }
}
