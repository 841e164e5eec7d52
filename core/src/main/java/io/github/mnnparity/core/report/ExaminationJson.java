package io.github.mnnparity.core.report;

import io.github.mnnparity.core.io.AtomicFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes an {@link Examination} as the JSON of schema {@link Examination#SCHEMA_VERSION}, described
 * by {@code docs/examination.schema.json}. Fields are added freely and never renamed. Stateless,
 * thread-safe.
 */
public final class ExaminationJson {
  private ExaminationJson() {}

  /** The examination as indented JSON text. */
  public static String toText(Examination examination) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", Examination.SCHEMA_VERSION);
    json.put("command", examination.command());
    json.put("verdict", examination.verdict().name());
    json.put("headline", examination.headline());
    json.put("findings", examination.findings().stream().map(FindingJson::of).toList());
    json.put("experiments", SectionJson.byId(examination.sections()));
    json.put("models", examination.models());
    json.put("inputs", examination.inputs());
    json.put("environment", examination.environment());
    json.put("timings", examination.timings());
    return JsonText.of(json);
  }

  /**
   * Writes {@code target} whole or not at all, in UTF-8.
   *
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be written
   */
  public static void write(Examination examination, Path target) {
    AtomicFiles.write(target, temporary -> Files.writeString(temporary, toText(examination)));
  }
}
