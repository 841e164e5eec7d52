package io.github.mnnparity.mnn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.capture.Engine.Failure;
import io.github.mnnparity.core.capture.Engine.FailureKind;
import io.github.mnnparity.mnn.engine.ModelFacts.Op;
import io.github.mnnparity.mnn.worker.Reply;
import io.github.mnnparity.mnn.worker.Reply.Death;
import io.github.mnnparity.mnn.worker.Reply.DeathKind;
import io.github.mnnparity.mnn.worker.Reply.Status;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FailuresTest {
  private static final ModelFacts FACTS =
      new ModelFacts(
          ImmutableSet.of("x"),
          ImmutableList.of("y"),
          ImmutableList.of(new Op("conv1", "Convolution", ImmutableList.of("y"))),
          0);
  private static final JsonNode REFUSED =
      new ObjectMapper().createObjectNode().put("ok", false).put("message", "code 3");

  private static Failure refused(String printed) {
    return Failures.of(
        new Reply(REFUSED, ImmutableList.of(), printed, Optional.empty()), Optional.of(FACTS));
  }

  private static Failure died(DeathKind kind, Status status) {
    Death death = new Death(kind, "the process died by SIGSEGV", status);
    return Failures.of(
        new Reply(REFUSED, ImmutableList.of(), "", Optional.of(death)), Optional.of(FACTS));
  }

  @Test
  void the_engines_own_words_follow_the_sentence_without_its_banner() {
    assertThat(refused("The device supports: i8sdot:0\nBad thing\0 here").message())
        .isEqualTo("code 3; the engine printed: Bad thing here");
    assertThat(refused("").message()).isEqualTo("code 3");
  }

  @Test
  void a_missing_kernel_is_an_unsupported_operator() {
    Failure failure = refused("Don't support type [EltwiseInt8]\nCreate execution error : 518");

    assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED_OPERATOR);
    assertThat(failure.opType()).contains("EltwiseInt8");
  }

  @Test
  void a_shape_error_names_its_op() {
    Failure failure = refused("Compute Shape Error for conv1\nmore");

    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure.op()).contains("conv1");
    assertThat(failure.opType()).contains("Convolution");
  }

  @Test
  void a_copy_that_the_engine_makes_for_an_op_is_blamed_on_the_op() {
    Failure failure = died(DeathKind.CRASH, new Status("op", "conv1_raster_0", "Raster"));

    assertThat(failure.op()).contains("conv1");
    assertThat(failure.opType()).contains("Convolution");
  }

  @Test
  void a_death_outside_of_ops_names_none() {
    Failure failure = died(DeathKind.TIMEOUT, new Status("load", "", ""));

    assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(failure.op()).isEmpty();
  }

  @Test
  void numbers_without_a_name_stay_numbers() {
    assertThat(OpTypes.name(12)).isEqualTo("Convolution");
    assertThat(OpTypes.name(-1)).isEqualTo("type -1");
    assertThat(OpTypes.name(99999)).isEqualTo("type 99999");
  }
}
