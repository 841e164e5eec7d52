package io.github.mnnparity.mnn.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.capture.ModelConverter;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.mnn.setup.PythonSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** MNN's converter, for those who know only the interface. Stateless. */
public final class MnnConverter implements ModelConverter {
  private static final System.Logger LOG = System.getLogger(MnnConverter.class.getName());
  private static final Set<String> CHECKS = Set.of("--testdir", "--testconfig", "--thredhold");
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  @Override
  public String format() {
    return "MNN";
  }

  @Override
  public boolean isInstalled(EngineOptions options) {
    return PythonSetup.ofUser().find(options.python()).isPresent();
  }

  @Override
  public void convert(Path reference, Path target, List<String> flags, EngineOptions options) {
    PythonEnvironment environment =
        PythonSetup.ofUser()
            .find(options.python())
            .orElseThrow(
                () ->
                    new EngineException(
                        new Problem(
                            "MNN's converter",
                            "a Python environment with MNN",
                            "none",
                            "parity setup")));
    new Converter(environment, DEADLINE, file -> !MnnModel.read(file).graph().outputs().isEmpty())
        .convert(reference, target, flags);
  }

  @Override
  public Optional<Path> record(Path candidate) {
    return Optional.of(ConversionRecord.placeFor(candidate)).filter(Files::isRegularFile);
  }

  @Override
  public List<String> flags(Path candidate) {
    List<String> flags = new ArrayList<>();
    record(candidate)
        .ifPresent(
            file -> {
              try {
                JsonNode record = new ObjectMapper().readTree(file.toFile());
                record.path("flags").forEach(flag -> flags.add(flag.asText()));
              } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, () -> "not a record: " + file, e);
              }
            });
    return withoutChecks(flags);
  }

  /** A check of one model's answers is no part of how it is converted, and fits no other model. */
  private static List<String> withoutChecks(List<String> flags) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < flags.size(); i++) {
      String[] parts = flags.get(i).split("=", 2);
      if (!CHECKS.contains(parts[0])) {
        kept.add(flags.get(i));
      } else if (parts.length == 1) {
        i++;
      }
    }
    return kept;
  }

  @Override
  public String command(String reference, String target, List<String> flags) {
    String more = flags.isEmpty() ? "" : " " + String.join(" ", flags);
    return "MNNConvert -f ONNX --modelFile "
        + reference
        + " --MNNModel "
        + target
        + " --bizCode MNN"
        + more;
  }
}
