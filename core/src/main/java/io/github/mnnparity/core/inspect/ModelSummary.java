package io.github.mnnparity.core.inspect;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.error.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a model file says. Immutable.
 *
 * @param format as users call it: {@code ONNX}, {@code MNN}
 * @param bytes of the file itself
 * @param facts about the file, in order: converter or producer, version, opset, ...
 * @param metadata that the source model's author attached, in order
 * @param graphs the main graph first, then its subgraphs; no more than the first where the rest is
 *     beyond reading
 * @param externalFiles that hold weights
 * @param faults that keep the file from being used; empty for a sound one
 */
public record ModelSummary(
    String file,
    String format,
    long bytes,
    Map<String, String> facts,
    Map<String, String> metadata,
    List<GraphSummary> graphs,
    List<ExternalFile> externalFiles,
    List<Fault> faults) {
  /** Version of the JSON that {@link SummaryJson} writes. */
  public static final int SCHEMA_VERSION = 1;

  public ModelSummary {
    facts = ImmutableMap.copyOf(facts);
    metadata = ImmutableMap.copyOf(metadata);
    graphs = List.copyOf(graphs);
    externalFiles = List.copyOf(externalFiles);
    faults = List.copyOf(faults);
  }

  /**
   * A file beside the model.
   *
   * @param bytes -1 where it is missing
   */
  public record ExternalFile(String name, long bytes) {}

  /**
   * Something that is wrong.
   *
   * @param op the op's name; empty where no op is to blame
   */
  public record Fault(String op, Problem problem) {}

  /** Bytes that weights take in the file and beside it, by how they are stored. */
  public Map<String, Long> weightBytes() {
    Map<String, Long> bytes = new TreeMap<>();
    graphs.stream()
        .flatMap(graph -> graph.weights().stream())
        .forEach(weight -> bytes.merge(weight.encoding(), weight.bytes(), Long::sum));
    return bytes;
  }

  /**
   * The same summary with fewer ops: those whose type is {@code text} (in any case) or whose name,
   * or the name of a value that they read or write, contains it.
   */
  public ModelSummary narrowed(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    Predicate<OpSummary> matches =
        op ->
            op.type().toLowerCase(Locale.ROOT).equals(wanted)
                || contains(op.name(), wanted)
                || op.inputs().stream().anyMatch(value -> contains(value.name(), wanted))
                || op.outputs().stream().anyMatch(value -> contains(value.name(), wanted));
    return new ModelSummary(
        file,
        format,
        bytes,
        facts,
        metadata,
        graphs.stream().map(graph -> graph.only(matches)).toList(),
        externalFiles,
        faults);
  }

  private static boolean contains(String name, String wanted) {
    return name.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
