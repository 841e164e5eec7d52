package io.github.mnnparity.report.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mnnparity.core.report.detail.GraphPicture;
import io.github.mnnparity.core.report.detail.GraphPicture.EdgePicture;
import io.github.mnnparity.core.report.detail.GraphPicture.NodePicture;
import io.github.mnnparity.report.layout.Drawing.Box;
import io.github.mnnparity.report.layout.Drawing.Line;
import io.github.mnnparity.report.layout.Drawing.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DrawingTest {
  @Test
  void what_belongs_to_the_same_layer_is_at_the_same_height() {
    // Conv, BatchNorm and Relu of the reference are one op of the candidate.
    GraphPicture reference = chain(List.of(0), List.of(), List.of(), List.of(1), List.of(2));
    GraphPicture candidate = chain(List.of(0), List.of(1), List.of(2));

    Drawing drawing = Drawing.of(reference, candidate);

    assertThat(drawing.note()).isEmpty();
    assertThat(drawing.reference().boxes()).hasSize(5);
    assertThat(drawing.candidate().boxes()).hasSize(3);
    assertThat(y(drawing.candidate(), 0)).isEqualTo(y(drawing.reference(), 0));
    assertThat(y(drawing.candidate(), 1)).isEqualTo(y(drawing.reference(), 3));
    assertThat(y(drawing.candidate(), 2)).isEqualTo(y(drawing.reference(), 4));
  }

  @Test
  void lines_lead_down_from_box_to_box_and_boxes_do_not_overlap() {
    GraphPicture picture = residual(200);

    Drawing drawing = Drawing.of(picture, residual(180));

    for (Side side : List.of(drawing.reference(), drawing.candidate())) {
      assertThat(side.lines()).hasSizeGreaterThan(200);
      assertThat(side.lines()).allSatisfy(line -> joins(side, line));
      for (int i = 0; i < side.boxes().size(); i++) {
        for (int j = 0; j < i; j++) {
          assertThat(overlap(side.boxes().get(i), side.boxes().get(j))).isFalse();
        }
      }
    }
  }

  @Test
  void a_layer_that_moved_in_the_order_of_execution_makes_no_cycle() {
    GraphPicture reference = chain(List.of(0), List.of(1), List.of(2), List.of(3));
    GraphPicture candidate = chain(List.of(0), List.of(2), List.of(1), List.of(3));

    Drawing drawing = Drawing.of(reference, candidate);

    assertThat(y(drawing.candidate(), 0)).isEqualTo(y(drawing.reference(), 0));
    assertThat(y(drawing.candidate(), 3)).isEqualTo(y(drawing.reference(), 3));
  }

  @Test
  void a_graph_of_many_thousand_nodes_is_folded_and_says_so() {
    Drawing drawing = Drawing.of(residual(9000), residual(9000));

    assertThat(drawing.note()).isEqualTo("Large graph: neighbouring operators share a box.");
    assertThat(drawing.reference().boxes()).hasSizeLessThanOrEqualTo(Groups.MOST);
    assertThat(drawing.reference().boxes().stream().mapToInt(box -> box.nodes().size()).sum())
        .isEqualTo(9000);
  }

  @Test
  void empty_graphs_are_empty_drawings() {
    var empty = new GraphPicture(List.of(), List.of());

    assertThat(Drawing.of(empty, empty).reference().boxes()).isEmpty();
    assertThat(Drawing.of(empty, chain(List.of(0))).candidate().boxes()).hasSize(1);
  }

  @Test
  void rows_draw_everything_too() {
    Groups groups = Groups.of(residual(50));

    Drawing drawing = Rows.draw(groups, groups, Ranks.of(groups, groups));

    assertThat(drawing.reference().boxes()).hasSize(50);
    assertThat(drawing.reference().lines()).allSatisfy(line -> joins(drawing.reference(), line));
  }

  private static void joins(Side side, Line line) {
    List<Double> points = line.points();
    Box from = side.boxes().get(line.from());
    Box to = side.boxes().get(line.to());
    assertThat(points.get(1)).isCloseTo(from.y() + Drawing.BOX_HEIGHT, within(1e-6));
    assertThat(points.get(points.size() - 1)).isCloseTo(to.y(), within(1e-6));
    for (int i = 3; i < points.size(); i += 2) {
      assertThat(points.get(i)).isGreaterThanOrEqualTo(points.get(i - 2) - 1e-6);
    }
  }

  private static boolean overlap(Box a, Box b) {
    return Math.abs(a.x() - b.x()) < Drawing.BOX_WIDTH
        && Math.abs(a.y() - b.y()) < Drawing.BOX_HEIGHT;
  }

  private static double y(Side side, int box) {
    return side.boxes().get(box).y();
  }

  @SafeVarargs
  private static GraphPicture chain(List<Integer>... layers) {
    List<NodePicture> nodes = new ArrayList<>();
    List<EdgePicture> edges = new ArrayList<>();
    for (int i = 0; i < layers.length; i++) {
      nodes.add(new NodePicture("n" + i, "Op", Map.of(), List.of(), layers[i]));
      if (i > 0) {
        edges.add(new EdgePicture(i - 1, i, "v" + i));
      }
    }
    return new GraphPicture(nodes, edges);
  }

  /** A chain with a branch over every fourth node, and one over all of it. */
  private static GraphPicture residual(int size) {
    List<NodePicture> nodes = new ArrayList<>();
    List<EdgePicture> edges = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      nodes.add(new NodePicture("n" + i, "Op", Map.of(), List.of(), List.of(i)));
      if (i > 0) {
        edges.add(new EdgePicture(i - 1, i, "v" + i));
      }
      if (i >= 4 && i % 4 == 0) {
        edges.add(new EdgePicture(i - 4, i, "s" + i));
      }
    }
    edges.add(new EdgePicture(1, size - 1, "long"));
    return new GraphPicture(nodes, edges);
  }
}
