package io.github.mnnparity.mnn.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.mnn.worker.Reply.Death;
import io.github.mnnparity.mnn.worker.Reply.DeathKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in interpreters are shell scripts")
class WorkerProcessTest {
  private static final Request HELLO = Request.of(Map.of("do", "hello"), Map.of());

  @TempDir Path folder;

  /** Asks a stand-in interpreter; {@code $2} is the status file, {@code $5} the mark's token. */
  private Reply ask(String script, Duration deadline) throws IOException {
    Path file = folder.resolve("stand-in with blänks.sh");
    Files.writeString(file, script);
    try (WorkerProcess worker = WorkerProcess.start(List.of("bash", file.toString()), "")) {
      Reply reply = worker.ask(HELLO, deadline);
      assertThat(worker.isAlive()).isEqualTo(reply.death().isEmpty());
      return reply;
    }
  }

  private static Reply.Death deathOf(Reply reply) {
    assertThat(reply.ok()).isFalse();
    return reply.death().orElseThrow();
  }

  private static String frame(String header, String body) {
    return "printf 'PAR1\\x%02x\\0\\0\\0\\x%02x\\0\\0\\0\\0\\0\\0\\0%%s%%s' '%s' '%s'\n"
        .formatted(header.length(), body.length(), header, body);
  }

  @Test
  void an_answer_comes_back_with_its_tensors_and_what_was_printed() throws IOException {
    String script =
        "echo native words >&2\n"
            + frame(
                "{\"kind\":\"tensor\",\"name\":\"t\",\"dtype\":\"uint8\",\"shape\":[2],\"run\":0}",
                "ab")
            + "printf '\\0%s 1\\0later' \"$5\" >&2\n"
            + frame("{\"kind\":\"done\",\"ok\":true}", "")
            + "read -r wait";

    Reply reply = ask(script, Duration.ofSeconds(20));

    assertThat(reply.ok()).isTrue();
    assertThat(reply.printed()).isEqualTo("native words");
    assertThat(reply.values()).singleElement().extracting(Reply.Value::name).isEqualTo("t");
    assertThat(reply.values().get(0).tensor().toLongs()).containsExactly('a', 'b');
  }

  @Test
  void a_process_that_hangs_is_killed_with_its_children() throws IOException {
    Death death =
        deathOf(ask("sleep 600 & echo $! > " + folder + "/child; wait", Duration.ofMillis(700)));

    assertThat(death.kind()).isEqualTo(DeathKind.TIMEOUT);
    assertThat(death.detail()).isEqualTo("no answer within 700 ms");
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    assertThat(ProcessHandle.of(child).map(ProcessHandle::onExit))
        .satisfiesAnyOf(
            none -> assertThat(none).isEmpty(),
            end -> assertThat(end.orElseThrow()).succeedsWithin(Duration.ofSeconds(20)));
  }

  @Test
  void a_process_that_dies_by_a_signal_tells_which_and_what_was_running() throws IOException {
    Reply reply =
        ask(
            "printf '\\x0a\\0\\0\\0op\\0c1\\0Conv' | dd of=\"$2\" conv=notrunc 2>/dev/null\n"
                + "echo last words >&2; kill -SEGV $$",
            Duration.ofSeconds(20));

    assertThat(deathOf(reply).kind()).isEqualTo(DeathKind.CRASH);
    assertThat(deathOf(reply).detail()).isEqualTo("the process died by SIGSEGV");
    assertThat(deathOf(reply).status()).isEqualTo(new Reply.Status("op", "c1", "Conv"));
    assertThat(reply.printed()).isEqualTo("last words");
  }

  @Test
  void a_process_that_ends_tells_its_status() throws IOException {
    assertThat(deathOf(ask("exit 3", Duration.ofSeconds(20))).detail())
        .isEqualTo("the process ended with status 3");
  }

  @Test
  void bytes_that_are_no_frame_are_garbage() throws IOException {
    Death death = deathOf(ask("echo Hello, this is no frame at all", Duration.ofSeconds(20)));

    assertThat(death.kind()).isEqualTo(DeathKind.GARBAGE);
    assertThat(death.detail()).isEqualTo("the worker sent a frame that starts with 0x6c6c6548");
  }

  @Test
  void a_frame_larger_than_the_room_is_refused_before_it_is_read() throws IOException {
    String script = "printf 'PAR1\\x02\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\x10{}'; sleep 600";

    Death death = deathOf(ask(script, Duration.ofSeconds(20)));

    assertThat(death.kind()).isEqualTo(DeathKind.GARBAGE);
    assertThat(death.detail()).contains("a frame of 1152921504606846976 bytes");
  }

  @Test
  void a_tensor_that_does_not_fit_its_header_is_garbage() throws IOException {
    String header = "{\"kind\":\"tensor\",\"name\":\"t\",\"dtype\":\"float32\",\"shape\":[9]}";

    Death death = deathOf(ask(frame(header, "abcd") + "sleep 600", Duration.ofSeconds(20)));

    assertThat(death.detail())
        .isEqualTo("the worker sent a tensor 't' whose data do not fit its header");
  }

  @Test
  void endless_words_keep_only_their_end() throws IOException {
    Reply reply =
        ask("head -c 300000 /dev/zero | tr '\\0' x >&2; echo END >&2", Duration.ofSeconds(20));

    assertThat(reply.printed()).hasSizeLessThanOrEqualTo(8 << 10).endsWith("END");
  }

  @Test
  void an_interpreter_that_is_not_there_is_named() {
    assertThatThrownBy(() -> WorkerProcess.start(List.of("/nowhere/python"), ""))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("/nowhere/python")
        .hasMessageContaining("parity doctor");
  }

  @Test
  void closing_twice_leaves_nothing_behind() throws IOException {
    Path script = folder.resolve("sleep.sh");
    Files.writeString(script, "pwd > " + folder + "/place; exec sleep 600");
    WorkerProcess worker = WorkerProcess.start(List.of("bash", script.toString()), "");
    worker.ask(HELLO, Duration.ofMillis(500));

    worker.close();
    worker.close();

    assertThat(Path.of(Files.readString(folder.resolve("place")).strip())).doesNotExist();
  }
}
