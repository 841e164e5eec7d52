package io.github.mnnparity.suite.ladder;

import com.google.common.base.Splitter;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.OnnxTensors;
import io.github.mnnparity.onnx.proto.ModelProto;
import io.github.mnnparity.onnx.proto.ValueInfoProto;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealConverter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One row of {@code cases.csv}: a model whose answer depends on how it is run.
 *
 * @param says what the sentence of a finding must hold
 */
record LadderCase(String name, FindingKind kind, Severity severity, Pattern says, String reason) {
  private static final Path WORK = Path.of("target", "suites", "ladder").toAbsolutePath();

  static List<LadderCase> all() {
    return new String(resource("cases.csv"), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(LadderCase::parse)
        .toList();
  }

  private static LadderCase parse(String row) {
    List<String> quoted = Splitter.on('"').splitToList(row);
    List<String> cells = Splitter.on(',').splitToList(quoted.get(0));
    return new LadderCase(
        cells.get(0),
        FindingKind.valueOf(cells.get(1)),
        Severity.valueOf(cells.get(2)),
        Pattern.compile(quoted.get(1)),
        quoted.get(3));
  }

  Pair pair() {
    try {
      Files.createDirectories(WORK);
      Path onnx = WORK.resolve(name + ".onnx");
      Files.write(onnx, resource(name + ".onnx"));
      Map<String, Tensor> inputs = new LinkedHashMap<>();
      for (ValueInfoProto input :
          ModelProto.parseFrom(Files.readAllBytes(onnx)).getGraph().getInputList()) {
        Path file = WORK.resolve(name + "." + input.getName() + ".pb");
        Files.write(file, resource(file.getFileName().toString()));
        inputs.put(input.getName(), OnnxTensors.read(file));
      }
      Path mnn = WORK.resolve(name + ".mnn");
      RealConverter.convert(onnx, mnn);
      return new Pair(name, onnx, mnn, inputs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether one of the findings is the one that was written down. */
  boolean isNamedBy(Report report) {
    return report.findings().stream().anyMatch(this::is);
  }

  private boolean is(Finding finding) {
    return finding.kind() == kind
        && finding.severity() == severity
        && says.matcher(finding.summary()).find();
  }

  private static byte[] resource(String file) {
    try (InputStream in = LadderCase.class.getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
