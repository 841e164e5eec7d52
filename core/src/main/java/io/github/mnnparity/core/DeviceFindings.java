package io.github.mnnparity.core;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.device.DeviceView;
import io.github.mnnparity.core.diagnose.EngineSuspects;
import io.github.mnnparity.core.diagnose.EngineSuspects.Leaving;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code --view}: where values captured elsewhere leave what the file says. */
final class DeviceFindings implements Experiment {
  private static final int MOST = 3;

  /** Operators between two captured tensors that still make a place. */
  private static final int NEAR = 6;

  /** What writing an input as text may cost. */
  private static final double SAME_INPUT = 1e-4;

  @Override
  public boolean isDue(Compared compared) {
    return !compared.engine().devices().isEmpty();
  }

  @Override
  public Result run(Compared compared) {
    List<Finding> findings = new ArrayList<>();
    for (DeviceView view : compared.engine().devices().values()) {
      boolean off =
          compared.outputs().stream()
              .filter(output -> output.view().equals(view.name()))
              .anyMatch(ReportAssembler::isOff);
      Optional<Finding> input = otherInput(compared, view, off);
      input.ifPresent(findings::add);
      if (input.isEmpty()) {
        Optional<Finding> madeUp = madeUp(compared, view, off);
        madeUp.ifPresent(findings::add);
        findings.addAll(leaving(compared, view, off && madeUp.isEmpty()));
      }
    }
    return new Result(findings, List.of(DeviceSection.of(compared)));
  }

  /** The most common mistake: the app was given another input. */
  private static Optional<Finding> otherInput(Compared compared, DeviceView view, boolean off) {
    for (Map.Entry<String, Tensor> fed : compared.inputs().engineFeeds().entrySet()) {
      Tensor captured = view.values().values().get(fed.getKey());
      if (captured == null) {
        continue;
      }
      double apart = ErrorMoments.distance(fed.getValue(), captured);
      if (apart > SAME_INPUT) {
        return Optional.of(
            finding(
                off ? Severity.ERROR : Severity.NOTE,
                FindingKind.API,
                0.95,
                "The " + view.name() + " view ran on another input: '" + fed.getKey() + "'.",
                List.of(
                    view.sources().get(fed.getKey())
                        + " and the input of this comparison differ by "
                        + number(apart)
                        + " relative RMS",
                    "nothing behind it says anything about the engine"),
                List.of(
                    "give the input that the app was given: --input "
                        + fed.getKey()
                        + "="
                        + view.folder().resolve(view.sources().get(fed.getKey())),
                    "if that is not the input that you meant, the app's preprocessing or its copy into"
                        + " the session is at fault: `parity explain`"),
                List.of(),
                List.of(fed.getKey()),
                List.of(fed.getKey())));
      }
    }
    return Optional.empty();
  }

  /** On other values than the app's, the view cannot but differ. */
  private static Optional<Finding> madeUp(Compared compared, DeviceView view, boolean off) {
    boolean seeded = Boolean.TRUE.equals(compared.inputs().facts().get("seeded"));
    boolean seen =
        view.values().values().keySet().containsAll(compared.inputs().engineFeeds().keySet());
    List<String> evidence = new ArrayList<>();
    evidence.add("no --input was given, and the folder does not hold what the app was given");
    if (view.otherSizes() > 0) {
      evidence.add(
          view.otherSizes() + " files hold another number of values than the tensors here have");
    }
    return seeded && !seen
        ? Optional.of(
            finding(
                off ? Severity.ERROR : Severity.NOTE,
                FindingKind.API,
                off ? 0.8 : 1,
                "The "
                    + view.name()
                    + " view was compared on made-up inputs"
                    + (off ? ", so that it cannot but differ." : "."),
                evidence,
                List.of("give the very input that the app ran on: --input [NAME=]FILE"),
                List.of(),
                List.of(),
                compared.measured().alignment().reference().outputs()))
        : Optional.empty();
  }

  private static List<Finding> leaving(Compared compared, DeviceView view, boolean error) {
    List<Finding> findings = new ArrayList<>();
    List<Leaving> places =
        EngineSuspects.of(
            compared.measured(), compared.thresholds(), view.name(), view.values().values());
    for (Leaving place : places.stream().limit(MOST).toList()) {
      boolean known =
          compared.causes().stream()
              .anyMatch(
                  cause -> cause.kind() == FindingKind.ENGINE && cause.pair().equals(place.pair()));
      if (!known) {
        findings.add(leaving(compared, view, error && findings.isEmpty(), place));
      }
    }
    return findings;
  }

  private static Finding leaving(Compared compared, DeviceView view, boolean error, Leaving place) {
    String op = place.mnnOps().isEmpty() ? place.pair().candidate() : place.mnnOps().get(0);
    String type =
        compared
            .measured()
            .alignment()
            .reference()
            .producer(place.pair().reference())
            .map(node -> " (ONNX " + node.opType() + ")")
            .orElse("");
    List<String> evidence = new ArrayList<>();
    evidence.add(
        "there the "
            + view.name()
            + " view and the file's own meaning differ by "
            + number(place.apart())
            + ", rounding explains "
            + number(place.limit())
            + " (relative RMS)");
    evidence.add("the tensors captured before it agree");
    if (place.unseen() > NEAR) {
      evidence.add(
          place.unseen() + " operators lie between it and the nearest tensors that were captured");
    }
    here(compared, view, place).ifPresent(evidence::add);
    if (view.converted().containsKey(name(compared, view, place))) {
      evidence.add("its values were " + view.converted().get(name(compared, view, place)));
    }
    return finding(
        error ? Severity.ERROR : Severity.NOTE,
        FindingKind.ENGINE,
        place.unseen() > NEAR ? 0.6 : 0.85,
        "The " + view.name() + " view leaves what the file says at '" + op + "'" + type + ".",
        evidence,
        List.of(
            "capture once more with the CPU backend and precision high on the device: right then"
                + " means that the backend or its precision is to blame here",
            "update MNN in the app, or run its version here (`pip install MNN==X.Y.Z`, --python)"),
        place.mnnOps(),
        place.mnnTensors(),
        place.onnxTensors());
  }

  private static String name(Compared compared, DeviceView view, Leaving place) {
    return compared.measured().engineNames(place.pair()).stream()
        .filter(view.values().values()::containsKey)
        .findFirst()
        .orElse("");
  }

  /** What MNN on this machine makes of the same tensor. */
  private static Optional<String> here(Compared compared, DeviceView view, Leaving place) {
    Pair pair = place.pair();
    Tensor wanted =
        compared
            .measured()
            .candidateValue(pair)
            .orElseGet(() -> compared.measured().referenceValue(pair));
    for (Map.Entry<String, Engine.Capture> own : compared.engine().captures().entrySet()) {
      if (compared.engine().devices().containsKey(own.getKey())) {
        continue;
      }
      Optional<Tensor> value = compared.measured().captured(pair, own.getValue().values());
      if (value.isPresent()) {
        double apart = ErrorMoments.distance(wanted, value.get());
        return Optional.of(
            "MNN on this machine ("
                + own.getKey()
                + ") differs from the file by "
                + number(apart)
                + " there"
                + (apart <= place.limit()
                    ? ": it is right, the " + view.name() + " view is not"
                    : ", too"));
      }
    }
    return Optional.empty();
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%.2g", value)
        : "shape, NaN or infinity";
  }

  private static Finding finding(
      Severity severity,
      FindingKind kind,
      double confidence,
      String summary,
      List<String> evidence,
      List<String> advice,
      List<String> mnnOps,
      List<String> mnnTensors,
      List<String> onnxTensors) {
    return new Finding(
        0,
        severity,
        kind,
        mnnOps,
        mnnTensors,
        List.of(),
        onnxTensors,
        confidence,
        summary,
        evidence,
        advice,
        Map.of());
  }
}
