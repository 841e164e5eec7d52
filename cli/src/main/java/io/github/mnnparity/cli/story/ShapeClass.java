package io.github.mnnparity.cli.story;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/** What the network tells apart, in the order of its outputs. */
enum ShapeClass {
  CIRCLE {
    @Override
    Shape outline() {
      return new Ellipse2D.Double(-1, -1, 2, 2);
    }
  },
  SQUARE {
    @Override
    Shape outline() {
      return new Rectangle2D.Double(-0.9, -0.9, 1.8, 1.8);
    }
  },
  TRIANGLE {
    @Override
    Shape outline() {
      Path2D path = new Path2D.Double();
      path.moveTo(0, -1.15);
      path.lineTo(1.1, 0.85);
      path.lineTo(-1.1, 0.85);
      path.closePath();
      return path;
    }
  },
  NOTHING {
    @Override
    Shape outline() {
      return new Area();
    }
  };

  /** The classes in the order of the outputs. */
  static final List<ShapeClass> ALL = List.of(values());

  /** Around the origin, about one unit each way. */
  abstract Shape outline();

  /** The outline turned, scaled and moved. */
  Shape at(double x, double y, double radius, double turn) {
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.rotate(turn);
    place.scale(radius, radius);
    return place.createTransformedShape(outline());
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
