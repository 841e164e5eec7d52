package io.github.mnnparity.cli.command;

import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.mnn.convert.KeepFloatFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code --keep-float-file}: hands the layers that a ledger keeps in floats to MNN's tools. */
final class KeepFloat {
  private static final String LEDGER = "ledger";

  private KeepFloat() {}

  /**
   * @return what to say about the file; a reason where there was nothing to write
   */
  static String write(Report report, Path target) {
    Optional<Section> ledger =
        report.sections().stream().filter(section -> section.id().equals(LEDGER)).findFirst();
    List<String> ops =
        ledger
            .map(section -> section.data().get("keepFloat"))
            .map(keep -> names(((Map<?, ?>) keep).get("ops")))
            .orElse(List.of());
    if (ops.isEmpty()) {
      return target
          + " not written: "
          + (ledger.isEmpty()
              ? "nothing in the candidate is quantized"
              : "no layer in floats makes the outputs better");
    }
    if ("integers".equals(ledger.orElseThrow().data().get("stored"))) {
      KeepFloatFile.forQuantizer(target, ops);
      return target + ": settings for MNN's quantizer (method KL or ADMM; EMA skips no layers)";
    }
    KeepFloatFile.forConverter(target, ops);
    return target + ": for MNN's converter, --compressionParamsFile " + target;
  }

  private static List<String> names(Object ops) {
    return ((List<?>) ops).stream().map(String::valueOf).toList();
  }
}
