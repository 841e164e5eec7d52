package io.github.mnnparity.core.reduce;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Programs of a bundle: one for those who have nothing but MNN, one for a build. */
final class BundleCode {
  static final String TEST = "ReducedModelTest";

  private BundleCode() {}

  /** File names for tensor names: the name's letters and digits, made unique. */
  static Map<String, String> files(Iterable<String> names) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : names) {
      String stem = name.replaceAll("[^A-Za-z0-9_.-]+", "_").replaceAll("^[.]+", "_");
      stem = stem.isEmpty() ? "_" : stem.substring(0, Math.min(60, stem.length()));
      String file = stem + ".npy";
      for (int i = 2; files.containsValue(file); i++) {
        file = stem + "_" + i + ".npy";
      }
      files.put(name, file);
    }
    return files;
  }

  /**
   * A Python program that needs MNN and NumPy only; it ends with 1 as long as the fault is there.
   */
  static String python(Delivery delivery) {
    String inputs =
        files(delivery.inputs().keySet()).entrySet().stream()
            .filter(input -> delivery.answer().inputNames().containsKey(input.getKey()))
            .map(
                input ->
                    "    ("
                        + quoted(delivery.answer().inputNames().get(input.getKey()))
                        + ", "
                        + quoted("inputs/" + input.getValue())
                        + "),\n")
            .collect(Collectors.joining());
    String outputs =
        files(delivery.expected().keySet()).entrySet().stream()
            .map(
                output ->
                    "    ("
                        + quoted(
                            delivery
                                .answer()
                                .outputNames()
                                .getOrDefault(output.getKey(), output.getKey()))
                        + ", "
                        + quoted("expected/" + output.getValue())
                        + "),\n")
            .collect(Collectors.joining());
    return """
        \"""Runs reduced.mnn in MNN and compares with what ONNX Runtime makes of reduced.onnx.

        Needs: pip install MNN numpy. Ends with 1 as long as the outputs differ.
        \"""
        import pathlib
        import sys

        import MNN.expr as F
        import MNN.nn as nn
        import numpy as np

        HERE = pathlib.Path(__file__).resolve().parent
        INPUTS = [
        %s]
        OUTPUTS = [
        %s]


        def variable(array):
            if array.dtype.kind == "f":
                array = array.astype(np.float32)
            elif array.dtype != np.uint8:
                array = array.astype(np.int32)
            kinds = {"float32": F.float, "int32": F.int, "uint8": F.uint8}
            result = F.placeholder(list(array.shape), F.NCHW, kinds[array.dtype.name])
            if array.size:
                result.write(np.ascontiguousarray(array))
            return result


        def values(result):
            if 0 in result.shape:
                return np.zeros(result.shape, np.float32)
            if result.data_format == F.NC4HW4:
                result = F.convert(result, F.NCHW)
            return np.array(result.read())


        runtime = nn.create_runtime_manager(
            ({"backend": "CPU", "numThread": 1, "precision": "high"},))
        net = nn.load_module_from_file(
            str(HERE / "reduced.mnn"), [name for name, _ in INPUTS],
            [name for name, _ in OUTPUTS], runtime_manager=runtime)
        results = net.forward([variable(np.load(HERE / file)) for _, file in INPUTS])
        if not isinstance(results, (list, tuple)):
            results = [results]
        wrong = False
        for (name, file), result in zip(OUTPUTS, results):
            expected = np.load(HERE / file).astype(np.float64)
            actual = values(result).astype(np.float64)
            if actual.size != expected.size:
                print("%%s: expected shape %%s, MNN gave %%s" %% (name, expected.shape, actual.shape))
                wrong = True
                continue
            actual = actual.reshape(expected.shape)
            size = np.linalg.norm(expected)
            error = np.linalg.norm(actual - expected) / (size if size > 0 else 1.0)
            print("%%s: relative RMS error %%.3g" %% (name, error))
            for index in np.argsort(-np.abs(actual - expected), axis=None)[:5]:
                print("  element %%d: expected %%.7g, MNN gave %%.7g"
                      %% (index, expected.flat[index], actual.flat[index]))
            wrong = wrong or not error <= 1e-3
        sys.exit(1 if wrong else 0)
        """
        .formatted(inputs, outputs);
  }

  /** A JUnit test that fails as long as the fault is there; the bundle lies in its folder. */
  static String test(Delivery delivery) {
    String inputs =
        files(delivery.inputs().keySet()).entrySet().stream()
            .map(
                input ->
                    "            .input("
                        + quoted(input.getKey())
                        + ", BUNDLE.resolve("
                        + quoted("inputs/" + input.getValue())
                        + "))\n")
            .collect(Collectors.joining());
    return """
        import static io.github.mnnparity.testing.ParityAssertions.assertThat;

        import io.github.mnnparity.core.Parity;
        import io.github.mnnparity.core.report.Report;
        import java.nio.file.Path;
        import org.junit.jupiter.api.Test;

        /**
         * %s
         *
         * <p>Fails until that is mended. Needs the module parity-testing; the system property
         * parity.bundle names the folder of the bundle.
         */
        class %s {
          private static final Path BUNDLE = Path.of(System.getProperty("parity.bundle", "."));

          @Test
          void the_reduced_model_answers_as_its_source() {
            Report report =
                Parity.between(BUNDLE.resolve("reduced.onnx"), BUNDLE.resolve("reduced.mnn"))
        %s            .compare();

            assertThat(report).agrees();
          }
        }
        """
        .formatted(
            delivery.finding().summary().replace("*/", "* /").replace("\\u", "\\ u"), TEST, inputs);
  }

  /** As a string literal of Java and Python. */
  private static String quoted(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        literal.append(String.format("\\u%04x", (int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
