package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import io.github.mnnparity.mnn.model.NetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The case tables of all groups: which op types they have rows for, and what these become. */
final class CaseTables {
  private static final Path FOLDER = Path.of("src", "test", "resources", "cases");
  private static final String BROKEN = "broken.csv";

  private CaseTables() {}

  /** ONNX operators by MNN op type, as the rows of the type become them. */
  static Map<String, Set<String>> operators() throws IOException {
    Map<String, Set<String>> operators = new TreeMap<>();
    try (Stream<Path> tables = Files.list(FOLDER)) {
      for (Path table : tables.sorted().toList()) {
        if (!table.endsWith(BROKEN)) {
          List<String> lines = Files.readAllLines(table);
          boolean values = lines.get(0).contains("|outputs|");
          for (String line : lines.subList(1, lines.size())) {
            List<String> row = cells(line);
            operators
                .computeIfAbsent(row.get(0), type -> new LinkedHashSet<>())
                .addAll(values ? lifted(row) : expected(row.get(4)));
          }
        }
      }
    }
    return operators;
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(cell -> cell.equals("-") ? "" : cell).toList();
  }

  /** {@code Conv{group=1}; Relu} */
  private static List<String> expected(String nodes) {
    return Arrays.stream(nodes.split("; "))
        .map(node -> node.replaceFirst("\\{.*", ""))
        .filter(node -> !node.isEmpty())
        .toList();
  }

  private static List<String> lifted(List<String> row) {
    List<String> types = new ArrayList<>();
    for (Node node : Lifters.lift(NetFile.model(new ValueCase(row).file())).graph().nodes()) {
      if (node.sources().contains("op")) {
        types.add(node.opType());
      }
    }
    return types;
  }
}
