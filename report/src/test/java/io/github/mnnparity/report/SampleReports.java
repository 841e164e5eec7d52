package io.github.mnnparity.report;

import io.github.mnnparity.core.report.AlignmentSummary;
import io.github.mnnparity.core.report.AlignmentSummary.Unaligned;
import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.State;
import io.github.mnnparity.core.report.Layer.ViewResult;
import io.github.mnnparity.core.report.LayerSpread;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Role;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.report.detail.Details;
import io.github.mnnparity.core.report.detail.GraphPicture;
import io.github.mnnparity.core.report.detail.GraphPicture.EdgePicture;
import io.github.mnnparity.core.report.detail.GraphPicture.NodePicture;
import io.github.mnnparity.core.report.detail.GraphPicture.WeightPicture;
import io.github.mnnparity.core.report.detail.HeatMap;
import io.github.mnnparity.core.report.detail.Histogram;
import io.github.mnnparity.core.report.detail.LayerDetail;
import io.github.mnnparity.core.report.detail.LayerDetail.Channels;
import io.github.mnnparity.core.report.detail.LayerDetail.ViewDetail;
import io.github.mnnparity.core.report.detail.LayerDetail.WorstElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntFunction;

/** Reports made up for tests: a network of blocks with a skip each, off from one layer on. */
public final class SampleReports {
  private static final List<String> VIEWS = List.of("lifted", "session", "module");
  private static final List<String> OPS = List.of("Conv", "Relu", "Conv", "Add");

  private final int layers;
  private final int guilty;
  private final IntFunction<String> names;
  private final Random random = new Random(6);

  private SampleReports(int layers, IntFunction<String> names) {
    this.layers = layers;
    this.guilty = layers * 2 / 5;
    this.names = names;
  }

  /** Diverged, with findings, sections and pictures. */
  public static Report diverged(int layers) {
    return diverged(layers, i -> "backbone/stage" + i / 8 + "/block" + i % 8 + "/out_" + i);
  }

  /** The same, its tensors named by their index. */
  public static Report diverged(int layers, IntFunction<String> names) {
    return new SampleReports(layers, names).report();
  }

  private Report report() {
    List<Layer> all = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      all.add(layer(i));
    }
    return new Report(
        Verdict.DIVERGED,
        "DIVERGED: output 'prob' is off by 0.31 in the lifted view; first guilty: pads differ at '"
            + names.apply(guilty)
            + "'.",
        VIEWS,
        Map.of("phone", "no such folder"),
        findings(),
        new AlignmentSummary(
            0.982,
            0.7,
            layers / 2,
            layers - layers / 2,
            4,
            List.of(
                new Unaligned("onnx", names.apply(0) + "_shape", "folded into a constant", true))),
        all,
        outputs(),
        sections(),
        List.of(new LayerSpread(guilty, "lifted", 8, 0.2, 0.19, 0.3, 0.31, "cat.npy")),
        Optional.of(new Details(graph("Conv"), graph("Convolution"), details())),
        models(),
        Map.of("seeded", true, "seed", 0),
        Map.of("engine", Map.of("engine", "MNN 3.6.1", "machine", "x86_64")),
        Map.of("totalMs", 1234));
  }

  private static Map<String, Object> models() {
    Map<String, Object> models = new LinkedHashMap<>();
    models.put("reference", Map.of("file", "/home/me/sample.onnx", "format", "ONNX"));
    models.put("candidate", Map.of("file", "/home/me/sample.mnn", "format", "MNN"));
    return models;
  }

  private List<Finding> findings() {
    String name = names.apply(guilty);
    return List.of(
        new Finding(
            1,
            Severity.ERROR,
            FindingKind.CONVERSION,
            List.of(name),
            List.of(name),
            List.of(name),
            List.of(name),
            0.97,
            "The file stores other pads for '" + name + "' than the model.",
            List.of("pads: the model says 1,1,1,1; the file says 0,1,2,1"),
            List.of("convert again: `parity convert model.onnx -o model.mnn`"),
            Map.of()),
        new Finding(
            2,
            Severity.NOTE,
            FindingKind.LIFTING,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0.5,
            "Something small about " + name,
            List.of(),
            List.of(),
            Map.of()));
  }

  private List<OutputResult> outputs() {
    List<OutputResult> outputs = new ArrayList<>();
    for (String view : VIEWS) {
      Optional<ErrorSummary> error = Optional.of(error(0.31));
      outputs.add(new OutputResult(view, "prob", error, 1e-3, "relative RMS error", false, ""));
    }
    return outputs;
  }

  private List<Section> sections() {
    return List.of(
        new Section(
            "ladder",
            "Engine ladder, one step at a time",
            List.of("One step changes the answer at " + names.apply(guilty) + "."),
            List.of("step", "error"),
            List.of(List.of("2 threads", "1.0e-07"), List.of("precision low", "3.1e-02")),
            Map.of()),
        new Section(
            "code",
            "Corrected code",
            List.of(),
            List.of("app.cpp"),
            List.of(List.of("for (int i = 0; i < n; i++) {"), List.of("}  // " + names.apply(1))),
            Map.of()));
  }

  private Layer layer(int i) {
    Map<String, ViewResult> views = new LinkedHashMap<>();
    double error = i < guilty ? 1e-7 * (1 + i % 5) : 0.4 / (1 + (i - guilty) % 40);
    for (String view : VIEWS) {
      boolean failed = view.equals("module") && i % 97 == 96;
      views.put(
          view,
          failed
              ? new ViewResult(State.FAILED, Optional.empty(), Optional.empty(), 0, "it stopped")
              : new ViewResult(
                  State.COMPARED,
                  Optional.of(i == 0 ? same() : error(error * (view.equals("lifted") ? 1 : 1.2))),
                  view.equals("session")
                      ? Optional.empty()
                      : Optional.of(i == guilty ? error(0.4) : exact(i) ? same() : error(2e-7)),
                  4e-7,
                  "",
                  Optional.of(i < guilty ? Role.CLEAN : i == guilty ? Role.ORIGIN : Role.CARRIER),
                  i <= guilty ? OptionalDouble.empty() : OptionalDouble.of(1.01)));
    }
    return new Layer(
        i,
        names.apply(i),
        i == 0 ? "" : OPS.get(i % OPS.size()),
        names.apply(i),
        i == 0 ? "" : "op_" + names.apply(i),
        "1x" + (8 << (i % 4)) + "x40x40",
        exact(i),
        4e-7 + 1e-9 * i,
        List.of("equal tensor name"),
        views);
  }

  private static boolean exact(int i) {
    return i == 0 || OPS.get(i % OPS.size()).equals("Relu");
  }

  private static ErrorSummary error(double relative) {
    return new ErrorSummary(
        relative * 3,
        relative / 2,
        relative,
        OptionalDouble.of(-20 * Math.log10(relative)),
        1 - relative * relative / 2,
        false,
        0,
        17);
  }

  private static ErrorSummary same() {
    return new ErrorSummary(0, 0, 0, OptionalDouble.empty(), 1, true, 0, -1);
  }

  private GraphPicture graph(String convolution) {
    List<NodePicture> nodes = new ArrayList<>();
    List<EdgePicture> edges = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      String op = i == 0 ? "Input" : OPS.get(i % OPS.size()).replace("Conv", convolution);
      List<WeightPicture> weights =
          op.equals(convolution)
              ? List.of(
                  new WeightPicture(
                      names.apply(i) + ".weight", "32x3x3x3", "FLOAT32", Optional.of(bell(0, 0.1))))
              : List.of();
      Map<String, String> attributes =
          op.equals(convolution) ? Map.of("pads", "1, 1, 1, 1", "strides", "1, 1") : Map.of();
      nodes.add(new NodePicture("op_" + names.apply(i), op, attributes, weights, List.of(i)));
      if (i > 0) {
        edges.add(new EdgePicture(i - 1, i, names.apply(i - 1)));
      }
      if (i > 4 && i % 4 == 3) {
        edges.add(new EdgePicture(i - 4, i, names.apply(i - 4)));
      }
    }
    return new GraphPicture(nodes, edges);
  }

  private List<LayerDetail> details() {
    List<LayerDetail> details = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      Map<String, ViewDetail> views = new LinkedHashMap<>();
      for (String view : VIEWS) {
        List<Double> channels = new ArrayList<>();
        for (int channel = 0; channel < 64; channel++) {
          channels.add(Math.abs(random.nextGaussian()) * (i < guilty ? 1e-7 : 0.2));
        }
        List<WorstElement> worst = new ArrayList<>();
        for (int k = 0; k < 10; k++) {
          double value = random.nextGaussian();
          worst.add(new WorstElement(List.of(0L, (long) k, 3L, 4L), value, value + 0.3));
        }
        views.put(
            view,
            new ViewDetail(
                bell(0, 1),
                bell(0, 0.2),
                worst,
                Optional.of(new Channels(1, 1, channels)),
                Optional.of(map(i)),
                Optional.of(map(i))));
      }
      details.add(new LayerDetail(i, Optional.of(bell(0, 1)), Optional.of(map(i)), views));
    }
    return details;
  }

  private Histogram bell(double mean, double deviation) {
    List<Integer> counts = new ArrayList<>();
    for (int bin = 0; bin < 48; bin++) {
      double x = (bin - 23.5) / 8;
      counts.add((int) (10_000 * Math.exp(-x * x / 2) * (0.9 + 0.2 * random.nextDouble())));
    }
    return new Histogram(mean - 3 * deviation, mean + 3 * deviation, counts, 0, mean, deviation);
  }

  private HeatMap map(int layer) {
    List<Integer> levels = new ArrayList<>();
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        double wave = Math.sin((x + layer) / 5.0) * Math.cos(y / 7.0);
        levels.add((int) Math.round(127 + 100 * wave + 20 * random.nextDouble()));
      }
    }
    return new HeatMap("channel 3", 32, 32, -1.5, 1.5, levels);
  }
}
