package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.exchange.MnnTestFolder;
import io.github.mnnparity.core.exchange.PolygraphyJson;
import io.github.mnnparity.core.exchange.PolygraphyJson.Runner;
import io.github.mnnparity.core.exchange.RunValues;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Inputs and outputs of a comparison in the files of other tools. A picocli mixin. */
final class ValueFiles {
  @Option(
      names = "--mnn-test-folder",
      paramLabel = "DIR",
      description = {
        "Write the inputs, and the outputs of the source model, as MNN's own tools read them:",
        "input.json and NAME.txt, for mnnconvert --testdir DIR and others."
      })
  private @Nullable Path testFolder;

  @Option(
      names = "--save-inputs",
      paramLabel = "FILE.json",
      description = "Write the inputs for polygraphy run --load-inputs FILE.json.")
  private @Nullable Path savedInputs;

  @Option(
      names = "--save-outputs",
      paramLabel = "FILE.json",
      description = "Write the outputs of every view for polygraphy run --load-outputs FILE.json.")
  private @Nullable Path savedOutputs;

  private @Nullable RunValues values;

  /** Keeps what a comparison was given and gave, where a file needs it. */
  void see(RunValues seen) {
    if (testFolder != null || savedInputs != null || savedOutputs != null) {
      values = seen;
    }
  }

  /** Refuses, before any long work, what cannot be written. */
  void check() {
    if (testFolder != null) {
      MnnTestFolder.checkTarget(testFolder);
    }
  }

  List<Path> targets() {
    return Stream.of(savedInputs, savedOutputs).filter(Objects::nonNull).toList();
  }

  /** Writes what was asked for; the names, in order. */
  List<String> write(Console console) {
    List<String> written = new ArrayList<>();
    if (values == null) {
      return written;
    }
    Map<String, Tensor> inputs = numbers(values.inputs(), console);
    if (testFolder != null) {
      Map<String, Tensor> outputs = numbers(values.outputs().get(RunValues.REFERENCE), console);
      warn(inputs, console);
      warn(outputs, console);
      MnnTestFolder.write(testFolder, inputs, outputs);
      written.add(testFolder.toString());
    }
    if (savedInputs != null) {
      PolygraphyJson.writeInputs(List.of(inputs), savedInputs);
      written.add(savedInputs.toString());
    }
    if (savedOutputs != null) {
      List<Runner> runners = new ArrayList<>();
      values
          .outputs()
          .forEach(
              (view, outputs) -> runners.add(new Runner(view, List.of(numbers(outputs, console)))));
      PolygraphyJson.writeOutputs(runners, savedOutputs);
      written.add(savedOutputs.toString());
    }
    return written;
  }

  private static Map<String, Tensor> numbers(Map<String, Tensor> tensors, Console console) {
    Map<String, Tensor> numbers = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (tensor.dtype() == DType.STRING) {
            console.log("warning: '" + name + "' holds texts and is left out");
          } else {
            numbers.put(name, tensor);
          }
        });
    return numbers;
  }

  private void warn(Map<String, Tensor> tensors, Console console) {
    tensors.forEach(
        (name, tensor) -> {
          if (!MnnTestFolder.canBeRead(tensor)) {
            console.log(
                "warning: '"
                    + name
                    + "' holds NaN or infinity, and MNN's tools read zeros from there on");
          }
        });
  }
}
