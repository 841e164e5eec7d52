package io.github.mnnparity.core.capture;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** Writes the code with which an app runs one model rightly. Found by {@code ServiceLoader}. */
public interface CodeWriter {
  /** Format of the models that the code runs, as {@link SourceModel#format()} spells it. */
  String format();

  /** The code, for each API that can run the model and each language. */
  List<Code> write(Plan plan);

  /** The engine's two ways to run a model. */
  enum Api {
    SESSION,
    MODULE
  }

  enum Language {
    CPP,
    PYTHON,
    JAVA
  }

  /** One text that can be pasted. */
  record Code(Api api, Language language, String text) {}

  /**
   * What the code is for.
   *
   * @param file name of the model file
   * @param inputs in the order of the model
   * @param outputs in the order of the model
   * @param picture how the image input is made; empty if none is or that is not known
   * @param controlFlow whether the model has subgraphs, which only one of the APIs runs
   */
  record Plan(
      String file,
      List<Input> inputs,
      List<Output> outputs,
      Optional<Picture> picture,
      boolean controlFlow) {
    public Plan {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }

  /**
   * @param shape as it is run, every size known, channels first
   */
  record Input(String name, DType dtype, Shape shape) {}

  record Output(String name, DType dtype) {}

  /**
   * From an image to the input: fit it to the input's height and width, order its channels, then
   * {@code (pixel - mean) * factor} for each.
   *
   * @param input its name; float, shape 1, C, H, W
   * @param channels {@code RGB}, another order of these letters, {@code GRAY}, or {@code
   *     GRAY_OF_BGR}
   * @param mean in units of pixels, 0 to 255, one for each channel
   * @param factor one for each channel
   * @param fit {@code stretch}, {@code letterbox}, {@code letterbox-corner}, {@code crop} or {@code
   *     crop-only}
   * @param pad pixel value beside a letterboxed image
   * @param filter of the resizing: {@code bilinear}, {@code nearest}, {@code area}, {@code cubic},
   *     or one of another library as {@code pil-bilinear}
   */
  record Picture(
      String input,
      String channels,
      List<Double> mean,
      List<Double> factor,
      String fit,
      double pad,
      String filter) {
    public Picture {
      mean = List.copyOf(mean);
      factor = List.copyOf(factor);
    }
  }
}
