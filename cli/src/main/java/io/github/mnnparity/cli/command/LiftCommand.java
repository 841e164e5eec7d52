package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.capture.SourceModel.UnliftedOp;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.mnn.MnnLifting;
import io.github.mnnparity.mnn.MnnLifting.Form;
import io.github.mnnparity.mnn.MnnLifting.LiftedModel;
import io.github.mnnparity.onnx.OnnxWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parity lift CAND.mnn -o LIFTED.onnx}. */
@Command(
    name = "lift",
    description = {
      "Write what a .mnn file says as an ONNX model.",
      "Node names are those of the MNN ops, value names those of the MNN tensors; each node's"
          + " documentation says which op of the file it comes from."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ParityCommand.Version.class,
    exitCodeList = {
      "0:written",
      "2:not written",
      "3:written with ops that have no ONNX form: such a file can be looked at, but not run"
    },
    footer = {
      "# What the file says, for every tool that reads ONNX:",
      "parity lift model.mnn -o lifted.onnx",
      "# A quantized file as it is stored:",
      "parity lift model.mnn -o stored.onnx --form stored"
    })
final class LiftCommand implements Callable<Integer> {
  private static final int NAMES_SHOWN = 5;
  private static final int WRITTEN_IN_FULL = 0;
  private static final int WRITTEN_WITH_OPAQUE_OPS = 3;

  private final Console console;

  @Parameters(index = "0", paramLabel = "CAND.mnn", description = "The model to lift.")
  private Path candidate;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "LIFTED.onnx",
      description = "Where the ONNX model goes; beyond 1.9 GB its weights go beside it.")
  private Path target;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      completionCandidates = Candidates.Forms.class,
      defaultValue = "DEQUANTIZED",
      description = {
        "Of layers that are stored as integer arithmetic: dequantized (default), as float arithmetic",
        "with the stored weights; stored, quantized exactly as the file says."
      })
  private Form form = Form.DEQUANTIZED;

  @Option(names = "--verbose", description = "Print logs.")
  private boolean verbose;

  LiftCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Verbosity.apply(verbose, console);
    Targets.check(target, List.of(candidate));
    ModelArgument.check(candidate);
    if (!MnnLifting.recognizes(candidate)) {
      throw new BadInputException(
          new Problem(
              candidate.toString(),
              "a model in the format MNN",
              "something else",
              "parity inspect " + candidate + " tells what it is"));
    }
    console.progress("reading " + candidate.getFileName());
    LiftedModel lifted = MnnLifting.lift(candidate, form);
    console.progress("writing " + target.getFileName());
    OnnxWriter.write(lifted.graph(), lifted.notes(), target);
    console.done();
    console.result(summary(lifted));
    return lifted.unlifted().isEmpty() ? WRITTEN_IN_FULL : WRITTEN_WITH_OPAQUE_OPS;
  }

  private String summary(LiftedModel lifted) {
    var text = new StringBuilder();
    text.append(
        "wrote %s: %d nodes, %d weights and constants, opset %d%n"
            .formatted(
                target,
                lifted.graph().nodes().size(),
                lifted.graph().initializers().size(),
                lifted.graph().opsets().getOrDefault("", 0L)));
    Path data = target.resolveSibling(target.getFileName() + ".data");
    if (lifted.graph().initializers().values().stream().mapToLong(t -> t.byteSize()).sum()
            > OnnxWriter.MOST_INLINE_BYTES
        && Files.exists(data)) {
      text.append("  its weights are in ").append(data).append('\n');
    }
    List<UnliftedOp> opaque = lifted.unlifted();
    if (!opaque.isEmpty()) {
      text.append(
          ("  it can be looked at but not run: %d of the file's ops %s no ONNX form and %s in it as"
                  + " nodes of the domain mnnparity.opaque\n")
              .formatted(
                  opaque.size(),
                  opaque.size() == 1 ? "has" : "have",
                  opaque.size() == 1 ? "stands" : "stand"));
      byReason(opaque)
          .forEach(
              (reason, names) ->
                  text.append("    %s%n      %s%n".formatted(reason, listed(names))));
    }
    return text.toString();
  }

  private static Map<String, List<String>> byReason(List<UnliftedOp> opaque) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    opaque.forEach(
        op ->
            names
                .computeIfAbsent(op.opType() + ": " + op.reason(), key -> new ArrayList<>())
                .add("'" + op.name() + "'"));
    return names;
  }

  private static String listed(List<String> names) {
    int shown = Math.min(names.size(), NAMES_SHOWN);
    String more = names.size() > shown ? " and " + (names.size() - shown) + " more" : "";
    return String.join(", ", names.subList(0, shown)) + more;
  }
}
