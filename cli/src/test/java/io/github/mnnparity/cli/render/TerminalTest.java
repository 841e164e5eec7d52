package io.github.mnnparity.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.cli.render.Terminal.When;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TerminalTest {
  @ParameterizedTest
  @CsvSource({
    "false, '',              false",
    "true,  '',              true",
    "true,  NO_COLOR=1,      false",
    "true,  CLICOLOR=0,      false",
    "true,  TERM=dumb,       false",
    "false, CLICOLOR_FORCE=1,true",
    "false, CLICOLOR_FORCE=0,false",
    "false, FORCE_COLOR=1,   true",
    "false, FORCE_COLOR=0,   false",
  })
  void colours_are_for_terminals_unless_the_environment_says_otherwise(
      boolean isTerminal, String variable, boolean colours) {
    Terminal terminal = Terminal.of(environment(variable), told(isTerminal, ""), When.AUTO);

    assertThat(terminal.outColour()).isEqualTo(colours);
    assertThat(terminal.errColour()).isEqualTo(colours);
  }

  @Test
  void the_option_has_the_last_word() {
    assertThat(of("NO_COLOR=1", When.ALWAYS).outColour()).isTrue();
    assertThat(of("FORCE_COLOR=1", When.NEVER).outColour()).isFalse();
  }

  @Test
  void NO_COLOR_beats_what_forces_colours() {
    Map<String, String> both = Map.of("NO_COLOR", "1", "FORCE_COLOR", "1");

    assertThat(Terminal.of(both, told(true, ""), When.AUTO).outColour()).isFalse();
  }

  @Test
  void a_dumb_terminal_gets_lines_instead_of_a_bar() {
    assertThat(of("TERM=dumb", When.AUTO).err()).isFalse();
    assertThat(of("TERM=xterm", When.AUTO).err()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "true,  120, '',           120",
    "true,  120, COLUMNS=90,   90",
    "false, 120, '',           100",
    "false, '',  COLUMNS=140,  140",
    "true,  '',  '',           100",
    "true,  0,   '',           100",
    "true,  30,  '',           72",
    "true,  400, '',           160",
    "true,  120, COLUMNS=wide, 120",
  })
  void text_is_as_wide_as_the_terminal_within_reason(
      boolean isTerminal, String told, String variable, int columns) {
    Terminal terminal = Terminal.of(environment(variable), told(isTerminal, told), When.AUTO);

    assertThat(terminal.textColumns()).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"LANG=C.UTF-8,true", "LANG=en_US.utf8,true", "LANG=C,false", "'',false"})
  void the_locale_says_whether_bars_are_drawn_or_typed(String variable, boolean unicode) {
    assertThat(of(variable, When.AUTO).unicode()).isEqualTo(unicode);
  }

  @Test
  void without_the_launcher_the_descriptors_are_asked() {
    Terminal terminal = Terminal.of(Map.of(), name -> null, When.AUTO);

    assertThat(terminal.columns()).isEqualTo(Terminal.USUAL_COLUMNS);
  }

  private static Terminal of(String variable, When colour) {
    return Terminal.of(environment(variable), told(true, ""), colour);
  }

  private static Map<String, String> environment(String variable) {
    Map<String, String> environment = new HashMap<>();
    if (!variable.isEmpty()) {
      environment.put(
          variable.substring(0, variable.indexOf('=')),
          variable.substring(variable.indexOf('=') + 1));
    }
    return environment;
  }

  private static java.util.function.UnaryOperator<String> told(boolean isTerminal, String columns) {
    return name -> name.endsWith("columns") ? columns : Boolean.toString(isTerminal);
  }
}
