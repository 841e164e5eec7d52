package io.github.mnnparity.mnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mnnparity.core.capture.ModelReader.Depth;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.inspect.ModelSummary;
import io.github.mnnparity.core.inspect.OpSummary;
import io.github.mnnparity.mnn.model.NetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ops whose fields make sense, but not together. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokenGraphsTest {
  private static final String CONVOLUTION =
      "common.kernelX=3 common.kernelY=3 common.outputCount=2 external=";

  @TempDir private Path folder;

  private static NetFile net() {
    return new NetFile()
        .input("x", "[1,2,8,8]")
        .op("ReLU", "sound", "", "", List.of("x"), List.of("sound"));
  }

  private Path write(NetFile net) {
    try {
      return Files.write(folder.resolve("broken.mnn"), net.bytes());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Refused with place and found; all ops told, the fault among them. */
  private void refused(NetFile net, String op, String field, String found) {
    Path file = write(net);

    MalformedModelException refusal =
        catchThrowableOfType(MalformedModelException.class, () -> new MnnReader().read(file));
    ModelSummary summary = new MnnReader().inspect(file, Depth.STATISTICS);

    assertThat(refusal).isNotNull();
    assertThat(refusal.problem().place()).endsWith(op + ", field " + field);
    assertThat(refusal.problem().found()).contains(found);
    assertThat(summary.faults())
        .extracting(ModelSummary.Fault::problem)
        .contains(refusal.problem());
    assertThat(summary.graphs().get(0).ops()).extracting(OpSummary::name).contains("sound");
  }

  @Test
  void an_input_beyond_the_last_tensor() {
    refused(
        net().op("ReLU", "bad", "", "", List.of("@99"), List.of("y")),
        "op 'bad' (ReLU)",
        "inputIndexes",
        "99");
  }

  @Test
  void an_input_before_the_first_tensor() {
    refused(
        net().op("ReLU", "bad", "", "", List.of("@-5"), List.of("y")),
        "op 'bad' (ReLU)",
        "inputIndexes",
        "-5");
  }

  @Test
  void an_output_beyond_the_last_tensor() {
    refused(
        net().op("ReLU", "bad", "", "", List.of("x"), List.of("@99")),
        "op 'bad' (ReLU)",
        "outputIndexes",
        "99");
  }

  @Test
  void an_output_of_no_tensor() {
    refused(
        net().op("ReLU", "bad", "", "", List.of("x"), List.of("")),
        "op 'bad' (ReLU)",
        "outputIndexes",
        "-1");
  }

  @Test
  void two_ops_that_write_one_tensor() {
    refused(
        net().op("Sigmoid", "bad", "", "", List.of("x"), List.of("sound")),
        "op 'bad' (Sigmoid)",
        "outputIndexes",
        "written by 'sound' as well");
  }

  @Test
  void ops_that_wait_for_each_other() {
    refused(
        net()
            .op("ReLU", "one", "", "", List.of("b"), List.of("a"))
            .op("ReLU", "two", "", "", List.of("a"), List.of("b")),
        "op 'one' (ReLU)",
        "inputIndexes",
        "waits for its own result");
  }

  @Test
  void an_input_op_without_an_output() {
    refused(
        net().op("Input", "bad", "Input", "dims=[1]", List.of(), List.of()),
        "op 'bad' (Input)",
        "outputIndexes",
        "0 of them");
  }

  @Test
  void an_output_name_that_no_op_writes() {
    refused(net().output("nowhere"), "broken.mnn", "outputName", "'nowhere'");
  }

  @Test
  void an_old_integer_op_without_an_input() {
    refused(
        net().op("Int8ToFloat", "bad", "QuantizedFloatParam", "", List.of(), List.of("y")),
        "op 'bad' (Int8ToFloat)",
        "inputIndexes",
        "0");
  }

  @Test
  void weights_beyond_the_end_of_their_file() throws IOException {
    Files.write(folder.resolve("broken.mnn.weight"), new byte[100]);

    refused(
        net()
            .op(
                "Convolution",
                "bad",
                "Convolution2D",
                CONVOLUTION + "[64,144,8]",
                List.of("x"),
                List.of("y")),
        "op 'bad' (Convolution)",
        "external",
        "144 bytes from byte 64");
  }

  @Test
  void weights_before_the_start_of_their_file() throws IOException {
    Files.write(folder.resolve("broken.mnn.weight"), new byte[1000]);

    refused(
        net()
            .op(
                "Convolution",
                "bad",
                "Convolution2D",
                CONVOLUTION + "[-8,144,8]",
                List.of("x"),
                List.of("y")),
        "op 'bad' (Convolution)",
        "external",
        "144 bytes from byte -8");
  }

  @Test
  void a_weight_file_that_is_not_there_is_named() {
    Path file =
        write(
            net()
                .op(
                    "Convolution",
                    "bad",
                    "Convolution2D",
                    CONVOLUTION + "[0,144,8]",
                    List.of("x"),
                    List.of("y")));

    ParityException refusal =
        catchThrowableOfType(BadInputException.class, () -> new MnnReader().read(file));
    ModelSummary summary = new MnnReader().inspect(file, Depth.STRUCTURE);

    assertThat(refusal.problem().expected()).endsWith("broken.mnn.weight");
    assertThat(summary.faults())
        .extracting(ModelSummary.Fault::problem)
        .containsExactly(refusal.problem());
    assertThat(summary.externalFiles())
        .containsExactly(new ModelSummary.ExternalFile("broken.mnn.weight", -1));
  }

  @Test
  void every_fault_is_told_and_each_once() {
    Path file =
        write(
            net()
                .op("ReLU", "one", "", "", List.of("@99"), List.of("a"))
                .op("Softmax", "two", "", "", List.of("x"), List.of("b"))
                .op("Concat", "three", "Axis", "axis=9", List.of("x"), List.of("c")));

    ModelSummary summary = new MnnReader().inspect(file, Depth.STRUCTURE);

    assertThat(summary.faults())
        .extracting(ModelSummary.Fault::op)
        .containsExactly("one", "two", "three");
    assertThat(summary.graphs().get(0).ops())
        .extracting(OpSummary::name)
        .containsExactly("x", "sound", "one", "two", "three");
  }
}
