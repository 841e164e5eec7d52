package io.github.mnnparity.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.report.TextOptions.Colour;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CliPageTest {
  private static final Path PAGE = Path.of("..", "docs", "cli.md");

  /** What a command is about. */
  private static final List<String> UNGROUPED = List.of("--story");

  @Test
  void the_page_in_docs_says_what_the_commands_say() throws Exception {
    String page = CliPage.of(parity());
    if (Boolean.getBoolean("parity.renew")) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE)
        .as("docs/cli.md is old: run this test with -Dparity.renew=true")
        .hasContent(page);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_help_has_examples_an_exit_status_and_short_lines(String name) {
    CommandSpec command = spec(name);

    assertThat(command.usageMessage().exitCodeList()).as("exit status").isNotEmpty();
    assertThat(examples(command)).as("examples").hasSizeBetween(2, 4);
    assertThat(help(name, 100).lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(116));
    assertThat(help(name, 72))
        .contains("\nUsage\n  parity " + name, "\nExamples\n", "\nExit status\n");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_example_can_be_typed(String name) {
    for (String example : examples(spec(name))) {
      List<String> words = words(example);
      if (words.get(0).equals("parity")) {
        CommandLine line = parity();
        line.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_option_stands_below_a_heading(String name) {
    assertThat(OptionGroup.OTHER.of(spec(name).options()))
        .extracting(option -> option.longestName())
        .isSubsetOf(UNGROUPED);
  }

  @Test
  void a_command_that_is_named_first_is_set_up_alone_and_all_others_together() {
    for (String name : commands().toList()) {
      boolean alone = !name.equals("completion");
      assertThat(started(name, "--quiet")).hasSize(alone ? 1 : 12).contains(name);
    }
    assertThat(started("compair")).hasSize(12);
    assertThat(started("--color", "never", "compare")).hasSize(12);
    assertThat(started("--version")).isEmpty();
    assertThat(started()).hasSize(12);
  }

  private static java.util.Set<String> started(String... args) {
    var print = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var console = new Console(print, print, Colour.NONE, false);
    return ParityCommand.commandLine(console, new Failures(console, false), args)
        .getSubcommands()
        .keySet();
  }

  private static Stream<String> commands() {
    return parity().getSubcommands().keySet().stream().filter(name -> !name.equals("help"));
  }

  private static List<String> examples(CommandSpec command) {
    return Arrays.stream(command.usageMessage().footer())
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  /** As a shell splits them; what is behind a redirection is the shell's own. */
  private static List<String> words(String example) {
    return java.util.regex.Pattern.compile("\"([^\"]*)\"|(\\S+)")
        .matcher(example.replaceFirst(" > .*", ""))
        .results()
        .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
        .toList();
  }

  private static String help(String name, int width) {
    var out = new ByteArrayOutputStream();
    CommandLine line = parity(out);
    HelpText.install(line, width);
    line.execute("help", name);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static CommandSpec spec(String name) {
    return parity().getSubcommands().get(name).getCommandSpec();
  }

  private static CommandLine parity() {
    return parity(new ByteArrayOutputStream());
  }

  private static CommandLine parity(ByteArrayOutputStream out) {
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var console = new Console(print, print, Colour.NONE, false);
    return ParityCommand.commandLine(console, new Failures(console, false));
  }
}
