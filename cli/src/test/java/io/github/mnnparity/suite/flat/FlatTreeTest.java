package io.github.mnnparity.suite.flat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class FlatTreeTest {
  @Test
  void every_kind_of_field_survives_being_written_and_read() {
    FlatTable clip = new FlatTable("Relu6");
    clip.putReal("minValue", 0);
    clip.putReal("maxValue", 6);
    FlatTable op = new FlatTable("Op");
    op.putTable("main", clip);
    op.putString("name", "clip");
    op.putIntegers("outputIndexes", 3, -1);
    op.putConstant("type", "ReLU6");
    FlatTable net = new FlatTable("Net");
    net.putTables("oplists", op);
    net.putInteger("tensorNumber", 0);

    FlatTable read = FlatTree.parse(FlatTree.write(net));

    assertThat(read).isEqualTo(net);
    FlatTable again = read.tables("oplists").get(0);
    assertThat(again.constant("type")).isEqualTo("ReLU6");
    assertThat(again.table("main").real("maxValue", 1)).isEqualTo(6);
    assertThat(again.integers("outputIndexes")).containsExactly(3, -1);
    assertThat(read.has("bizCode")).isFalse();
  }
}
