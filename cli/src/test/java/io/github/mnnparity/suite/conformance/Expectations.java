package io.github.mnnparity.suite.conformance;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code conformance/expected.csv}: what was judged by hand before the tool ran on a row. */
final class Expectations {
  static final Path FILE = Path.of("..", "conformance", "expected.csv");

  private final ImmutableMap<String, Expectation> rows;

  private Expectations(Map<String, Expectation> rows) {
    this.rows = ImmutableMap.copyOf(rows);
  }

  /**
   * One judgement.
   *
   * @param kind a finding's kind, or {@code MATCH} where by design nothing diverges
   * @param reason one sentence
   * @param revised whether it was changed after the tool had run on the row
   */
  record Expectation(String kind, String reason, boolean revised) {}

  static Expectations read() {
    try {
      ImmutableMap.Builder<String, Expectation> rows = ImmutableMap.builder();
      for (String line : Files.readAllLines(FILE).stream().skip(1).toList()) {
        List<String> cells = Splitter.on(',').limit(4).splitToList(line);
        int end = cells.get(3).lastIndexOf(',');
        String reason = cells.get(3).substring(0, end).replaceAll("^\"|\"$", "");
        rows.put(
            cells.get(0) + "/" + cells.get(1),
            new Expectation(cells.get(2), reason, !cells.get(3).substring(end + 1).isBlank()));
      }
      return new Expectations(rows.buildOrThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Expectation> of(Outcome outcome) {
    return Optional.ofNullable(rows.get(outcome.id()));
  }
}
