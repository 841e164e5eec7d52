package io.github.mnnparity.report.layout;

import io.github.mnnparity.report.layout.Drawing.Box;
import io.github.mnnparity.report.layout.Drawing.Line;
import io.github.mnnparity.report.layout.Drawing.Side;
import io.github.mnnparity.report.layout.Groups.Link;
import java.util.ArrayList;
import java.util.List;

/**
 * The plainest drawing: rows, filled from the left in execution order, and lines with two bends.
 */
final class Rows {
  private static final double GAP_X = 22;
  private static final double GAP_Y = 34;
  private static final double MARGIN = 12;

  private Rows() {}

  static Drawing draw(Groups first, Groups second, Ranks ranks) {
    double height = 2 * MARGIN + ranks.rows() * (Drawing.BOX_HEIGHT + GAP_Y);
    return new Drawing(
        side(first, ranks.first(), ranks.rows()),
        side(second, ranks.second(), ranks.rows()),
        height,
        "");
  }

  private static Side side(Groups groups, int[] ranks, int rows) {
    int[] filled = new int[rows];
    List<Box> boxes = new ArrayList<>();
    int widest = 1;
    for (int box = 0; box < ranks.length; box++) {
      int column = filled[ranks[box]]++;
      widest = Math.max(widest, column + 1);
      boxes.add(
          new Box(
              groups.members().get(box),
              MARGIN + column * (Drawing.BOX_WIDTH + GAP_X),
              MARGIN + ranks[box] * (Drawing.BOX_HEIGHT + GAP_Y)));
    }
    List<Line> lines = new ArrayList<>();
    for (Link link : groups.lines()) {
      Box from = boxes.get(link.from());
      Box to = boxes.get(link.to());
      double startX = from.x() + Drawing.BOX_WIDTH / 2;
      double startY = from.y() + Drawing.BOX_HEIGHT;
      double endX = to.x() + Drawing.BOX_WIDTH / 2;
      double bend = to.y() - GAP_Y / 2;
      lines.add(
          new Line(
              link.from(),
              link.to(),
              List.of(startX, startY, startX, bend, endX, bend, endX, to.y())));
    }
    return new Side(boxes, lines, 2 * MARGIN + widest * (Drawing.BOX_WIDTH + GAP_X));
  }
}
