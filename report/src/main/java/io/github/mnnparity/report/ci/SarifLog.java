package io.github.mnnparity.report.ci;

import com.google.common.hash.Hashing;
import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.JsonText;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.report.ci.CiResult.Message;
import io.github.mnnparity.report.ci.CiResult.Model;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A result as SARIF 2.1.0: every finding is a result, its kind the rule, its ops and tensors
 * logical locations in the model file. Stateless, thread-safe.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class SarifLog {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private SarifLog() {}

  /**
   * @param version of the tool
   */
  public static String toText(CiResult result, String version) {
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run(result, version)));
    return JsonText.of(log);
  }

  /**
   * Writes {@code target} whole or not at all, in UTF-8.
   *
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be written
   */
  public static void write(CiResult result, String version, Path target) {
    AtomicFiles.write(target, temporary -> Files.writeString(temporary, toText(result, version)));
  }

  private static Map<String, Object> run(CiResult result, String version) {
    List<Message> messages = result.messages();
    List<Rule> rules = messages.stream().map(Message::rule).distinct().sorted().toList();
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "MNN Parity");
    driver.put("version", version);
    driver.put("rules", rules.stream().map(SarifLog::rule).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("invocations", List.of(invocation(result)));
    run.put(
        "artifacts",
        List.of(artifact(result, result.reference()), artifact(result, result.candidate())));
    run.put("results", messages.stream().map(one -> result(result, one, rules)).toList());
    run.put("columnKind", "utf16CodeUnits");
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("verdict", result.verdict().name());
    properties.put("headline", result.headline());
    run.put("properties", properties);
    return run;
  }

  private static Map<String, Object> invocation(CiResult result) {
    Map<String, Object> invocation = new LinkedHashMap<>();
    invocation.put("executionSuccessful", result.verdict() != Verdict.INCOMPLETE);
    invocation.put("exitCode", result.verdict().exitStatus());
    if (result.verdict() == Verdict.INCOMPLETE) {
      Map<String, Object> notification = new LinkedHashMap<>();
      notification.put("level", "warning");
      notification.put("message", text(result.headline()));
      invocation.put("toolExecutionNotifications", List.of(notification));
    }
    return invocation;
  }

  private static Map<String, Object> artifact(CiResult result, Model model) {
    Map<String, Object> artifact = new LinkedHashMap<>();
    artifact.put("location", Map.of("uri", uri(result, model.file())));
    if (model.bytes() >= 0) {
      artifact.put("length", model.bytes());
    }
    if (!model.sha256().isEmpty()) {
      artifact.put("hashes", Map.of("sha-256", model.sha256()));
    }
    return artifact;
  }

  private static Map<String, Object> rule(Rule rule) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", rule.id());
    json.put("shortDescription", text(rule.title()));
    json.put("fullDescription", text(rule.title() + ". " + rule.help()));
    json.put("help", text(rule.help()));
    return json;
  }

  private static Map<String, Object> result(CiResult result, Message message, List<Rule> rules) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ruleId", message.rule().id());
    json.put("ruleIndex", rules.indexOf(message.rule()));
    json.put("level", message.level().name().toLowerCase(Locale.ROOT));
    json.put("message", text(sentences(message)));
    json.put("locations", List.of(location(result, message)));
    String place = fingerprint(message);
    Map<String, Object> fingerprints = new LinkedHashMap<>();
    fingerprints.put("parityFinding/v1", place);
    // GitHub tells alerts apart by this one, and takes it from the line of a text otherwise.
    fingerprints.put("primaryLocationLineHash", place.substring(0, 16) + ":1");
    json.put("partialFingerprints", fingerprints);
    message.finding().ifPresent(finding -> json.put("properties", properties(finding)));
    return json;
  }

  private static String sentences(Message message) {
    List<String> lines = new ArrayList<>();
    lines.add(message.text());
    message
        .finding()
        .ifPresent(
            finding -> {
              finding.evidence().forEach(line -> lines.add("- " + line));
              finding.advice().forEach(line -> lines.add("What to do: " + line));
            });
    return String.join("\n", lines);
  }

  private static Map<String, Object> location(CiResult result, Message message) {
    Map<String, Object> physical = new LinkedHashMap<>();
    physical.put("artifactLocation", Map.of("uri", uri(result, result.file(message))));
    // A model has no lines, but viewers show nothing without one.
    physical.put("region", Map.of("startLine", 1));
    List<Map<String, Object>> logical = new ArrayList<>();
    message
        .finding()
        .ifPresent(
            finding -> {
              logical(logical, "mnn", "op", finding.mnnOps());
              logical(logical, "mnn", "tensor", finding.mnnTensors());
              logical(logical, "onnx", "node", finding.onnxNodes());
              logical(logical, "onnx", "tensor", finding.onnxTensors());
            });
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("physicalLocation", physical);
    if (!logical.isEmpty()) {
      location.put("logicalLocations", logical);
    }
    return location;
  }

  private static void logical(
      List<Map<String, Object>> into, String side, String kind, List<String> names) {
    for (String name : names) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", name);
      json.put("fullyQualifiedName", side + "/" + kind + "/" + name);
      json.put("kind", kind);
      into.add(json);
    }
  }

  private static Map<String, Object> properties(Finding finding) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("rank", finding.rank());
    properties.put("confidence", finding.confidence());
    properties.put("evidence", finding.evidence());
    properties.put("advice", finding.advice());
    properties.put("details", finding.details());
    return properties;
  }

  /** The same finding at the same place has the same one in every run, whatever was measured. */
  private static String fingerprint(Message message) {
    String place =
        message
            .finding()
            .map(found -> List.of(found.onnxNodes(), found.onnxTensors(), found.mnnOps()))
            .map(List::toString)
            .orElse("");
    return Hashing.sha256()
        .hashString(message.rule().id() + place, StandardCharsets.UTF_8)
        .toString();
  }

  private static Map<String, Object> text(String text) {
    return Map.of("text", text);
  }

  /** Relative to the root where the file is below it. */
  private static String uri(CiResult result, Path file) {
    Path shown = result.shown(file);
    Path base = result.root().toAbsolutePath().normalize();
    String whole = base.resolve(shown).normalize().toUri().toString();
    String folder = base.toUri().toString();
    String root = folder.endsWith("/") ? folder : folder + "/";
    return whole.startsWith(root) ? whole.substring(root.length()) : whole;
  }
}
