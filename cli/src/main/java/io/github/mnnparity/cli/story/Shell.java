package io.github.mnnparity.cli.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.mnnparity.cli.render.Console;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntBiFunction;

/**
 * Runs parity's own commands and prints them as they would be typed in the story's folder. In the
 * words of a command, {@code @/} stands for that folder, and {@code @PWD/} for it where another
 * program needs the whole path.
 */
final class Shell {
  private static final int WIDTH = 96;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Console console;
  private final Path folder;
  private final List<String> common;
  private final ToIntBiFunction<List<String>, PrintStream> parity;

  /**
   * How a command ended.
   *
   * @param status its exit status
   * @param report what it wrote as JSON; a missing node if it wrote none
   */
  record Ended(int status, JsonNode report) {}

  /**
   * @param common options that every command gets
   * @param parity runs a command line; what it says goes to the stream
   */
  Shell(
      Console console,
      Path folder,
      List<String> common,
      ToIntBiFunction<List<String>, PrintStream> parity) {
    this.console = console;
    this.folder = folder;
    this.common = List.copyOf(common);
    this.parity = parity;
  }

  void say(String text) {
    console.result(text + "\n");
  }

  /**
   * Prints the command and what it says.
   *
   * @param report name of the JSON file that the command writes as well
   * @param words the command without that option
   */
  Ended parity(String report, String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    int at = line.contains("--") ? line.indexOf("--") : line.size();
    List<String> more = new ArrayList<>(common);
    more.addAll(List.of("--json", "@/" + report));
    line.addAll(at, more);
    say(typed(line));
    say("");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path file = folder.resolve(report);
    try {
      Files.deleteIfExists(file);
      int status =
          parity.applyAsInt(
              line.stream().map(this::meant).toList(),
              new PrintStream(out, true, StandardCharsets.UTF_8));
      console.result(
          out.toString(StandardCharsets.UTF_8).replace(folder + File.separator, "").stripTrailing()
              + "\n");
      return new Ended(
          status, Files.exists(file) ? JSON.readTree(file.toFile()) : MissingNode.getInstance());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String meant(String word) {
    return word.replace("@PWD/", folder.toAbsolutePath() + File.separator)
        .replace("@/", folder + File.separator);
  }

  /** Folded before options, never between an option and its value. */
  private static String typed(List<String> words) {
    StringBuilder text = new StringBuilder("$ parity");
    int width = text.length();
    for (int i = 0; i < words.size(); ) {
      StringBuilder part = new StringBuilder(shown(words.get(i++)));
      while (i < words.size() && !words.get(i).startsWith("-")) {
        part.append(' ').append(shown(words.get(i++)));
      }
      if (width + 1 + part.length() > WIDTH) {
        text.append(" \\\n   ");
        width = 3;
      }
      text.append(' ').append(part);
      width += 1 + part.length();
    }
    return text.toString();
  }

  private static String shown(String word) {
    return word.replace("@PWD/", "$PWD/").replace("@/", "");
  }
}
