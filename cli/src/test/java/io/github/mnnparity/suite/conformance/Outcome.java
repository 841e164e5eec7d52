package io.github.mnnparity.suite.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A line of {@code outcomes.jsonl}: one test, as converter and engine took it.
 *
 * @param folder of its files, below the folder of the run
 * @param ops types of the nodes
 * @param inputs names, in the order of {@code in_<i>.pb}
 * @param outputs names, in the order of {@code out_<i>.pb}
 * @param tensors false if an input or output is no tensor
 */
record Outcome(
    String set,
    String name,
    String folder,
    List<String> ops,
    int opset,
    List<String> inputs,
    List<String> outputs,
    boolean tensors,
    double rtol,
    double atol,
    String converter,
    String converterSays,
    String engine,
    String engineSays) {
  Outcome {
    ops = ImmutableList.copyOf(ops);
    inputs = ImmutableList.copyOf(inputs);
    outputs = ImmutableList.copyOf(outputs);
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Outcome> readAll(Path lines) {
    try {
      ImmutableList.Builder<Outcome> outcomes = ImmutableList.builder();
      for (String line : Files.readAllLines(lines)) {
        outcomes.add(JSON.readValue(line, Outcome.class));
      }
      return outcomes.build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isConverted() {
    return converter.equals("CONVERTED");
  }

  /** Whether it is a whole network, with weights of up to half a gigabyte. */
  boolean isHeavy() {
    return set.equals("light");
  }

  /** Set and name, which no other test has. */
  String id() {
    return set + "/" + name;
  }
}
