package io.github.mnnparity.cli.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tutorial's blocks of text beside what is printed. What may differ from machine to machine is
 * left out: numbers, rows of tables, runners-up.
 */
final class Transcript {
  private static final Path TUTORIAL = Path.of("..", "docs", "tutorial.md");
  private static final Pattern VARYING =
      Pattern.compile(
          "^ *(>> *)?\\d+  .*|.*noise floor$|.*the next best of.*|.*floor away$|.*[a-z]=[\\d/].* is x .*");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w/.])-?\\d[\\d,]*(\\.\\d+)?(e[+-]\\d+)?(?![\\w/])");
  private static final Pattern BLOCK = Pattern.compile("(?s)```text\n(.*?)```\n");
  private static final Pattern PART = Pattern.compile("(?m)^(?====|What the app said)");

  private Transcript() {}

  static String tutorial() throws IOException {
    return Files.readString(TUTORIAL);
  }

  static void write(String tutorial) throws IOException {
    Files.writeString(TUTORIAL, tutorial);
  }

  /** What was printed, as one line: where lines are folded depends on the length of paths. */
  static String flat(String told) {
    return String.join(" ", stable(told));
  }

  /** The lines of the tutorial's blocks of text, as they should be found in {@link #flat}. */
  static List<String> shown(String tutorial) {
    return BLOCK.matcher(tutorial).results().map(block -> block.group(1)).toList().stream()
        .flatMap(block -> stable(block).stream())
        .toList();
  }

  private static List<String> stable(String told) {
    return told.lines()
        .filter(line -> !VARYING.matcher(line).matches())
        .map(line -> NUMBER.matcher(line).replaceAll("N").replaceAll(" +", " ").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The tutorial with the parts of {@code told} in place of its blocks that begin alike. */
  static String refreshed(String tutorial, String told) {
    List<String> parts = PART.splitAsStream(told).toList();
    return BLOCK
        .matcher(tutorial)
        .replaceAll(
            block -> {
              String title = block.group(1).lines().findFirst().orElse("");
              String start = title.split(":", 2)[0];
              String part =
                  parts.stream()
                      .filter(each -> each.startsWith(start))
                      .findFirst()
                      .orElse(block.group(1));
              return Matcher.quoteReplacement("```text\n" + part.strip() + "\n```\n");
            });
  }
}
