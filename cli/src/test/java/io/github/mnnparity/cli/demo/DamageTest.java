package io.github.mnnparity.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.InputStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DamageTest {
  @Test
  void the_convolutions_of_a_file_are_found_by_name_with_their_sizes() throws Exception {
    assertThat(StoredConvolution.allIn(small()))
        .extracting(StoredConvolution::name, StoredConvolution::outputs, c -> c.weights())
        .containsExactly(
            tuple("stem.conv", 8, 216),
            tuple("depth.conv", 8, 72),
            tuple("widen.conv", 16, 128),
            tuple("block.conv", 16, 2304),
            tuple("classify__matmul_converted", 10, 160));
  }

  @Test
  void an_attribute_is_moved_and_nothing_else() throws Exception {
    byte[] original = small();

    Damage damage = Damage.ofAttribute(original);

    assertThat(damage.op()).isEqualTo("depth.conv");
    assertThat(damage.what()).isEqualTo("pads 1,1,1,1 -> 0,1,2,1");
    assertThat(differing(original, damage.file())).isEqualTo(2);
  }

  @Test
  void one_channel_of_weights_is_scaled_and_nothing_else() throws Exception {
    byte[] original = small();

    Damage damage = Damage.ofWeights(original);

    assertThat(damage.op()).isEqualTo("widen.conv");
    assertThat(damage.what()).matches("weights of output channel \\d+ times 1.5");
    assertThat(differing(original, damage.file())).isBetween(8L, 8L * 4);
  }

  private static long differing(byte[] a, byte[] b) {
    assertThat(b).hasSameSizeAs(a);
    return IntStream.range(0, a.length).filter(i -> a[i] != b[i]).count();
  }

  private static byte[] small() throws Exception {
    try (InputStream in = Demo.class.getResourceAsStream("small.mnn")) {
      return in.readAllBytes();
    }
  }
}
