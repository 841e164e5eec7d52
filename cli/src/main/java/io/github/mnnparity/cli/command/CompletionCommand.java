package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parity completion SHELL}. */
@Command(
    name = "completion",
    description = {
      "Print a script that lets a shell complete this command.",
      "It completes commands, options, their values and file names."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ParityCommand.Version.class,
    exitCodeList = {"0:printed", "2:no such shell"},
    footer = {
      "# For this session of bash:",
      "source <(parity completion bash)",
      "# For all sessions of bash:",
      "parity completion bash > ~/.local/share/bash-completion/completions/parity",
      "# For zsh, in ~/.zshrc:",
      "source <(parity completion zsh)",
      "# For fish:",
      "parity completion fish > ~/.config/fish/completions/parity.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "SHELL",
      description = "The shell: ${COMPLETION-CANDIDATES}.")
  private Shell shell;

  /** A shell that can be taught. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandLine parity = spec.root().commandLine();
    console.result(
        switch (shell) {
          case BASH, ZSH -> AutoComplete.bash(spec.root().name(), parity);
          case FISH -> FishCompletion.of(parity);
        });
    return 0;
  }
}
