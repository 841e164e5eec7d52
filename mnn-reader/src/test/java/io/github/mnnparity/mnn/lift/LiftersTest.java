package io.github.mnnparity.mnn.lift;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import io.github.mnnparity.mnn.model.MnnModel;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiftersTest {
  @Test
  void every_op_type_of_the_schema_is_lifted_or_listed_as_unsupported_and_none_is_both() {
    Set<String> schema = new HashSet<>(MnnModel.opTypes().values());
    Set<String> lifted = new HashSet<>(Lifters.types());
    lifted.add("Input");
    lifted.addAll(GraphLifter.CONSTANTS);

    assertThat(schema).hasSizeGreaterThan(150);
    assertThat(lifted).hasSizeGreaterThan(60);
    assertThat(Sets.union(lifted, Unsupported.types())).isEqualTo(schema);
    assertThat(Sets.intersection(lifted, Unsupported.types())).isEmpty();
  }
}
