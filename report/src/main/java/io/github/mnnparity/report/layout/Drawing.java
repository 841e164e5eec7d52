package io.github.mnnparity.report.layout;

import io.github.mnnparity.core.report.detail.GraphPicture;
import java.util.List;
import java.util.Optional;

/**
 * Two graphs, drawn from top to bottom, each in a plane of its own; what belongs to the same layer
 * is at the same height in both. Sizes are in pixels at full scale. Immutable.
 *
 * @param note what a reader should know about the drawing; empty if there is nothing
 */
public record Drawing(Side reference, Side candidate, double height, String note) {
  /** Size of every box. */
  public static final double BOX_WIDTH = 176;

  /** Size of every box. */
  public static final double BOX_HEIGHT = 40;

  /** One graph. */
  public record Side(List<Box> boxes, List<Line> lines, double width) {
    public Side {
      boxes = List.copyOf(boxes);
      lines = List.copyOf(lines);
    }
  }

  /**
   * @param nodes indices of the picture's nodes that it stands for; more than one in graphs that
   *     are too large to show each
   * @param x of its left edge
   * @param y of its upper edge
   */
  public record Box(List<Integer> nodes, double x, double y) {
    public Box {
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * @param from index of a box
   * @param to index of a box
   * @param points x and y in turn, from start to end; horizontal and vertical pieces
   */
  public record Line(int from, int to, List<Double> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * Lays out both graphs; takes a few seconds at most. Where the layout library does not finish in
   * time, rows without crossings minimized are the result, and {@link #note} says so.
   */
  public static Drawing of(GraphPicture reference, GraphPicture candidate) {
    Groups first = Groups.of(reference);
    Groups second = Groups.of(candidate);
    Ranks ranks = Ranks.of(first, second);
    Optional<Drawing> drawn = ElkRun.draw(first, second, ranks);
    String folded = Groups.note(first, second);
    return drawn
        .map(drawing -> drawing.noted(folded))
        .orElseGet(
            () ->
                Rows.draw(first, second, ranks)
                    .noted(folded)
                    .noted("The layout took too long: lines may cross more than they must."));
  }

  private Drawing noted(String words) {
    return new Drawing(reference, candidate, height, (note + " " + words).strip());
  }
}
