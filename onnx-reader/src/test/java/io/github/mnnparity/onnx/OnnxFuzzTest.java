package io.github.mnnparity.onnx;

import static io.github.mnnparity.onnx.TestModels.attribute;
import static io.github.mnnparity.onnx.TestModels.chain;
import static io.github.mnnparity.onnx.TestModels.floats;
import static io.github.mnnparity.onnx.TestModels.model;
import static io.github.mnnparity.onnx.TestModels.node;
import static io.github.mnnparity.onnx.TestModels.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.onnx.proto.AttributeProto.AttributeType;
import io.github.mnnparity.onnx.proto.FunctionProto;
import io.github.mnnparity.onnx.proto.GraphProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OnnxFuzzTest {
  private static final int FLIPPED = 3000;

  @TempDir Path folder;

  private static byte[] healthy() {
    GraphProto.Builder branch =
        GraphProto.newBuilder().addNode(node("Neg", List.of("a"), "n")).addOutput(value("n", 1, 2));
    var function =
        FunctionProto.newBuilder()
            .setDomain("local")
            .setName("Twice")
            .addInput("p")
            .addOutput("q")
            .addNode(node("Add", List.of("p", "p"), "q"));
    GraphProto.Builder graph =
        chain()
            .addInitializer(floats("v", 1, 2, 3))
            .addNode(node("Twice", List.of("x"), "t").setDomain("local"))
            .addNode(
                node("If", List.of("v"), "z")
                    .addAttribute(attribute("then_branch", AttributeType.GRAPH).setG(branch))
                    .addAttribute(attribute("axes", AttributeType.INTS).addInts(3)));
    return model(graph).addFunctions(function).build().toByteArray();
  }

  /** Whether the file was read; anything but the two exceptions passes through. */
  private boolean isRead(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("fuzz.onnx"), bytes);
    var reader = new OnnxReader();
    reader.recognizes(file);
    try {
      reader.read(file);
      return true;
    } catch (MalformedModelException | BadInputException e) {
      assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("protobuf.");
      return false;
    }
  }

  @Test
  void the_healthy_model_is_read() throws IOException {
    assertThat(isRead(healthy())).isTrue();
  }

  @Test
  void every_cut_is_read_or_malformed() throws IOException {
    byte[] bytes = healthy();
    int read = 0;
    for (int length = 0; length < bytes.length; length++) {
      read += isRead(Arrays.copyOf(bytes, length)) ? 1 : 0;
    }
    assertThat(read).as("of %s cuts", bytes.length).isLessThan(10);
  }

  @Test
  void flipped_bits_are_read_or_malformed() throws IOException {
    byte[] bytes = healthy();
    int refused = 0;
    for (int seed = 0; seed < FLIPPED; seed++) {
      byte[] flipped = bytes.clone();
      Random random = new Random(seed);
      for (int flips = 1 + seed % 3; flips > 0; flips--) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }
      refused += isRead(flipped) ? 0 : 1;
    }
    assertThat(refused).isBetween(FLIPPED / 10, FLIPPED);
  }

  @Test
  void random_bytes_are_malformed() throws IOException {
    for (int seed = 0; seed < 300; seed++) {
      byte[] bytes = new byte[seed + 1];
      new Random(seed).nextBytes(bytes);
      assertThat(isRead(bytes)).isFalse();
    }
  }
}
