package io.github.mnnparity.mnn.convert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.io.AtomicFiles;
import java.nio.file.Path;

/**
 * How a candidate was made; kept beside it as {@code <CAND>.mnn.parity.json}.
 *
 * @param time start, ISO-8601 in UTC
 * @param flags given to the converter besides source and target
 * @param versions of parity, mnn, python, numpy
 * @param machine os, arch, cpus
 * @param source the model and its external data files
 * @param result the candidate and its weight file
 * @param resultHashWithoutId SHA-256 of the candidate with its random {@code mnn_uuid} zeroed:
 *     equal for equal conversions
 * @param warnings for the user, such as flags that the converter does not know
 * @param log what the converter printed, at most the last 256 KB
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ConversionRecord(
    int schemaVersion,
    String time,
    long durationMillis,
    ImmutableList<String> flags,
    ImmutableMap<String, String> versions,
    ImmutableMap<String, String> machine,
    ImmutableList<HashedFile> source,
    ImmutableList<HashedFile> result,
    String resultHashWithoutId,
    ImmutableList<String> warnings,
    String log) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * A file as it was.
   *
   * @param name without folder
   * @param bytes its size
   * @param sha256 lower-case hexadecimal
   */
  public record HashedFile(String name, long bytes, String sha256) {}

  /** Where the record of {@code candidate} is kept. */
  public static Path placeFor(Path candidate) {
    return candidate.resolveSibling(candidate.getFileName() + ".parity.json");
  }

  void write(Path candidate) {
    AtomicFiles.write(placeFor(candidate), file -> JSON.writeValue(file.toFile(), this));
  }
}
