package io.github.mnnparity.mnn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MnnModelTest {
  private static final String CONV =
      "common.kernelX=3 common.kernelY=3 common.outputCount=2 common.inputCount=1 common.relu=true"
          + " common.pads=[1,1,1,1] weight=0.5*18 bias=[1,2]";

  private static NetFile small() {
    return new NetFile()
        .input("x", "[1,1,8,8]")
        .op("Convolution", "c", "Convolution2D", CONV, List.of("x"), List.of("c"))
        .op(
            "Const",
            "k",
            "Blob",
            "dims=[2] dataType=DT_FLOAT float32s=[1,2]",
            List.of(),
            List.of("k"))
        .op("BinaryOp", "y", "BinaryOp", "opType=ADD", List.of("c", "k"), List.of("y"))
        .output("y");
  }

  @Test
  void a_model_says_what_its_file_holds() {
    MnnModel model = small().model();

    assertThat(model.graph().ops())
        .extracting(MnnOp::toString)
        .containsExactly("x (Input)", "c (Convolution)", "k (Const)", "y (BinaryOp)");
    assertThat(model.graph().valueNames()).containsExactly("x", "c", "k", "y");
    assertThat(model.graph().outputs().asList()).containsExactly(3);
  }

  @Test
  void empty_and_repeated_tensor_names_are_told_apart_by_index() {
    assertThat(TensorNames.unique(List.of("a", "", "b", "b", "b#3")))
        .containsExactly("a", "#1", "b#2", "b#3.1", "b#3");
  }

  @Test
  void ops_out_of_order_are_sorted() {
    MnnModel model =
        new NetFile()
            .op("ReLU", "z", "", "", List.of("y"), List.of("z"))
            .op("ReLU", "y", "", "", List.of("x"), List.of("y"))
            .input("x", "[1]")
            .model();

    assertThat(model.graph().ops()).extracting(MnnOp::name).containsExactly("x", "y", "z");
  }

  @Test
  void a_cycle_is_a_fault_that_names_the_op() {
    NetFile net =
        new NetFile()
            .op("ReLU", "a", "", "", List.of("y"), List.of("x"))
            .op("ReLU", "b", "", "", List.of("x"), List.of("y"));

    assertThatThrownBy(net::model)
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("op 'a' (ReLU), field inputIndexes")
        .hasMessageContaining("ops without a cycle");
  }

  @Test
  void two_writers_of_one_tensor_are_a_fault() {
    NetFile net =
        new NetFile()
            .input("x", "[1]")
            .op("ReLU", "a", "", "", List.of("x"), List.of("y"))
            .op("ReLU", "b", "", "", List.of("x"), List.of("y"));

    assertThatThrownBy(net::model)
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("tensor 1 is written by 'a' as well");
  }

  @Test
  void an_output_name_that_no_op_writes_is_a_fault() {
    NetFile net = new NetFile().input("x", "[1]").output("nowhere");

    assertThatThrownBy(net::model)
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("'nowhere'");
  }

  @Test
  void a_file_cut_short_anywhere_is_refused_or_read_never_more() {
    byte[] bytes = small().bytes();
    int refused = 0;

    for (int length = 0; length < bytes.length; length += 4) {
      try {
        Lifters.lift(NetFile.model(Arrays.copyOf(bytes, length)));
      } catch (MalformedModelException e) {
        refused++;
        assertThat(e.problem().place()).startsWith("test.mnn");
      }
    }

    assertThat(refused).isGreaterThan(bytes.length / 4 - 20);
  }

  @Test
  void a_flipped_bit_anywhere_gives_a_model_or_a_fault_with_its_place() {
    byte[] bytes = small().bytes();
    Random random = new Random(7);
    int refused = 0;

    for (int i = 0; i < bytes.length; i++) {
      byte[] broken = bytes.clone();
      broken[i] ^= (byte) (1 << random.nextInt(8));
      try {
        Lifters.lift(NetFile.model(broken));
      } catch (MalformedModelException e) {
        refused++;
        assertThat(e.problem().place()).contains("test.mnn");
      }
    }

    assertThat(refused).isBetween(20, bytes.length);
  }
}
