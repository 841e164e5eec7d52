package io.github.mnnparity.report.layout;

import io.github.mnnparity.report.layout.Drawing.Box;
import io.github.mnnparity.report.layout.Drawing.Line;
import io.github.mnnparity.report.layout.Drawing.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Brings two layouts to the same heights: the space before a row is the larger that either needs,
 * and everything between two rows is stretched to fit.
 */
final class Heights {
  private static final double MARGIN = 12;
  private static final double LEAST_GAP = 24;

  private Heights() {}

  static Drawing align(Groups first, ElkSide left, Groups second, ElkSide right, Ranks ranks) {
    double[] rowsLeft = rows(left, ranks.first(), ranks.rows());
    double[] rowsRight = rows(right, ranks.second(), ranks.rows());
    double[] rows = new double[ranks.rows()];
    double[] gapsLeft = gaps(rowsLeft);
    double[] gapsRight = gaps(rowsRight);
    for (int row = 0; row < rows.length; row++) {
      double gap = Math.max(LEAST_GAP, Math.max(gapsLeft[row], gapsRight[row]));
      rows[row] = row == 0 ? MARGIN : rows[row - 1] + Drawing.BOX_HEIGHT + gap;
    }
    double height = rows.length == 0 ? 0 : rows[rows.length - 1] + Drawing.BOX_HEIGHT + MARGIN;
    return new Drawing(
        side(first, left, ranks.first(), rowsLeft, rows),
        side(second, right, ranks.second(), rowsRight, rows),
        height,
        "");
  }

  /** Heights of the rows as the library has them; NaN where a graph has nothing in a row. */
  private static double[] rows(ElkSide side, int[] ranks, int count) {
    double[] rows = new double[count];
    Arrays.fill(rows, Double.NaN);
    for (int box = 0; box < ranks.length; box++) {
      rows[ranks[box]] = side.y(box);
    }
    return rows;
  }

  /** Space before each row; shared out over the rows that are empty before it. */
  private static double[] gaps(double[] rows) {
    double[] gaps = new double[rows.length];
    int last = -1;
    for (int row = 0; row < rows.length; row++) {
      if (Double.isNaN(rows[row])) {
        continue;
      }
      if (last >= 0) {
        double space = rows[row] - rows[last] - Drawing.BOX_HEIGHT;
        int empty = row - last - 1;
        gaps[row] = Math.max(0, space - empty * (Drawing.BOX_HEIGHT + LEAST_GAP));
      }
      last = row;
    }
    return gaps;
  }

  private static Side side(Groups groups, ElkSide side, int[] ranks, double[] from, double[] to) {
    List<Box> boxes = new ArrayList<>();
    for (int box = 0; box < ranks.length; box++) {
      boxes.add(new Box(groups.members().get(box), side.x(box), to[ranks[box]]));
    }
    var map = new HeightMap(from, to);
    List<Line> lines = new ArrayList<>();
    for (int line = 0; line < side.lines(); line++) {
      List<Double> points = new ArrayList<>(side.points(line));
      for (int i = 1; i < points.size(); i += 2) {
        points.set(i, map.of(points.get(i)));
      }
      lines.add(new Line(side.link(line).from(), side.link(line).to(), points));
    }
    return new Side(boxes, lines, side.width());
  }

  /** Piecewise linear, rising: row to row, and what is between. */
  private static final class HeightMap {
    private final double[] from;
    private final double[] to;

    HeightMap(double[] rowsFrom, double[] rowsTo) {
      int count = (int) Arrays.stream(rowsFrom).filter(row -> !Double.isNaN(row)).count();
      from = new double[2 * count];
      to = new double[2 * count];
      int at = 0;
      for (int row = 0; row < rowsFrom.length; row++) {
        if (!Double.isNaN(rowsFrom[row])) {
          from[at] = rowsFrom[row];
          to[at++] = rowsTo[row];
          from[at] = rowsFrom[row] + Drawing.BOX_HEIGHT;
          to[at++] = rowsTo[row] + Drawing.BOX_HEIGHT;
        }
      }
    }

    double of(double height) {
      if (from.length == 0) {
        return height;
      }
      int found = Arrays.binarySearch(from, height);
      if (found >= 0) {
        return to[found];
      }
      int next = Math.max(1, Math.min(from.length - 1, -found - 1));
      double share = (height - from[next - 1]) / (from[next] - from[next - 1]);
      return to[next - 1] + share * (to[next] - to[next - 1]);
    }
  }
}
