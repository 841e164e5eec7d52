package io.github.mnnparity.report;

import io.github.mnnparity.core.report.Layer;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Curves as a JFreeChart. Its scale counts decades from the bottom, where equal layers lie. */
final class ErrorDrawing {
  /** Told apart by people who see few colours, and in grey print. */
  private static final List<Color> VIEWS =
      List.of(new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7));

  private static final Color FLOOR = new Color(0xE3E6EA);
  private static final Color LIMIT = new Color(0x6B7280);
  private static final Color BLAMED = new Color(0xC62828);
  private static final Color TEXT = new Color(0x33383F);
  private static final Color FAINT = new Color(0xECEEF1);
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final int MANY_LAYERS = 80;

  /** Decades above the largest error, for the name of a layer. */
  private static final double ROOM = 0.7;

  /** An SVG cannot hold them. */
  private static final Pattern UNDRAWABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\ufffe\uffff]");

  private final List<ErrorCurves> all;
  private final XYSeriesCollection lines = new XYSeriesCollection();
  private final XYLineAndShapeRenderer look = new XYLineAndShapeRenderer(true, false);
  private final double bottom;
  private final double top;
  private final int layers;

  private ErrorDrawing(List<ErrorCurves> all) {
    this.all = all;
    this.bottom = Math.floor(exponents().filter(e -> e > -12).min().orElse(-8)) - 1;
    this.top = Math.max(0, Math.ceil(exponents().max().orElse(0)));
    this.layers = all.stream().mapToInt(curves -> curves.depth().length).max().orElse(0);
  }

  static JFreeChart of(String title, List<ErrorCurves> all) {
    return new ErrorDrawing(all).chart(title);
  }

  private JFreeChart chart(String title) {
    XYPlot plot = new XYPlot(lines, depthAxis(), errorAxis(), look);
    plot.setDataset(1, floor());
    plot.setRenderer(1, floorLook());
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.REVERSE);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(FAINT);
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    limit();
    views();
    blamed(plot);
    JFreeChart chart = new JFreeChart(title, PLAIN.deriveFont(Font.BOLD, 14f), plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getTitle().setPaint(TEXT);
    chart.setPadding(new RectangleInsets(8, 8, 8, 16));
    LegendTitle legend = chart.getLegend();
    legend.setFrame(BlockBorder.NONE);
    legend.setItemFont(PLAIN);
    legend.setItemPaint(TEXT);
    return chart;
  }

  private NumberAxis depthAxis() {
    var axis = new NumberAxis("layer, in execution order of the reference");
    axis.setRange(-0.6, Math.max(1, layers) - 0.4);
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    return plain(axis);
  }

  private NumberAxis errorAxis() {
    var axis = new NumberAxis();
    axis.setRange(0, top - bottom + ROOM);
    axis.setTickUnit(
        new NumberTickUnit(top - bottom > 9 ? 2 : 1) {
          @Override
          public String valueToString(double above) {
            int exponent = (int) Math.rint(above + bottom);
            return above == 0 ? "same" : exponent == 0 ? "1" : "1e" + exponent;
          }
        });
    return plain(axis);
  }

  private static NumberAxis plain(NumberAxis axis) {
    axis.setLabelFont(PLAIN);
    axis.setLabelPaint(TEXT);
    axis.setTickLabelFont(PLAIN.deriveFont(11f));
    axis.setTickLabelPaint(TEXT);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    return axis;
  }

  private XYSeriesCollection floor() {
    return new XYSeriesCollection(series("noise floor", all.get(0).depth(), all.get(0).floor()));
  }

  private static XYAreaRenderer floorLook() {
    var area = new XYAreaRenderer(XYAreaRenderer.AREA);
    area.setSeriesPaint(0, FLOOR);
    return area;
  }

  private void limit() {
    OptionalDouble limit = all.stream().flatMapToDouble(c -> c.limit().stream()).min();
    if (limit.isPresent()) {
      double[] ends = {-0.6, Math.max(1, layers) - 0.4};
      int number = add("limit of the outputs", ends, limit.getAsDouble(), limit.getAsDouble());
      look.setSeriesPaint(number, LIMIT);
      look.setSeriesStroke(
          number,
          new BasicStroke(
              1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0));
    }
  }

  private void views() {
    int number = 0;
    for (ErrorCurves curves : all) {
      for (Map.Entry<String, double[]> curve : curves.errors().entrySet()) {
        int at = add(curve.getKey(), curves.depth(), curve.getValue());
        // The first lies below the others: wider, so that all are seen where they agree.
        float width = Math.max(1.4f, 5 - 1.8f * number);
        look.setSeriesStroke(
            at, new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        look.setSeriesPaint(at, VIEWS.get(number % VIEWS.size()));
        look.setSeriesShape(at, dot(width + 2.6));
        look.setSeriesShapesVisible(at, curve.getValue().length <= MANY_LAYERS);
        number++;
      }
    }
  }

  private void blamed(XYPlot plot) {
    for (ErrorCurves curves : all) {
      List<Layer> blamed = curves.blamed();
      if (blamed.isEmpty()) {
        continue;
      }
      int at =
          add(
              curves.label().isEmpty() ? "blamed" : "blamed, " + curves.label(),
              blamed.stream().mapToDouble(Layer::index).toArray(),
              blamed.stream().mapToDouble(curves::worst).toArray());
      look.setSeriesPaint(at, BLAMED);
      look.setSeriesLinesVisible(at, false);
      look.setSeriesShape(at, diamond(6.5));
      look.setSeriesShapesVisible(at, true);
      Layer first = blamed.get(0);
      plot.addAnnotation(name(first, height(curves.worst(first)), layers));
    }
  }

  /** Above the layer, and never over an edge. */
  private static XYTextAnnotation name(Layer layer, double height, int layers) {
    boolean left = layer.index() > layers / 2;
    var text =
        new XYTextAnnotation(
            Words.shortened(UNDRAWABLE.matcher(layer.onnxTensor()).replaceAll("\ufffd"), 48),
            layer.index(),
            height + 0.7 * ROOM);
    text.setTextAnchor(left ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT);
    text.setFont(PLAIN.deriveFont(Font.BOLD));
    text.setPaint(BLAMED);
    return text;
  }

  private int add(String name, double[] depth, double... errors) {
    String unique = name;
    for (int i = 2; lines.indexOf(unique) >= 0; i++) {
      unique = name + " (" + i + ")";
    }
    lines.addSeries(series(unique, depth, errors));
    return lines.getSeriesCount() - 1;
  }

  private XYSeries series(String name, double[] depth, double[] errors) {
    var series = new XYSeries(name, false, true);
    for (int i = 0; i < depth.length; i++) {
      series.add(depth[i], height(errors[i]));
    }
    return series;
  }

  /** Decades above the bottom; NaN, which is drawn as a gap, stays. */
  private double height(double error) {
    return Double.isNaN(error) ? Double.NaN : Math.max(bottom, Math.log10(error)) - bottom;
  }

  private DoubleStream exponents() {
    return all.stream()
        .flatMapToDouble(
            curves ->
                DoubleStream.concat(
                    curves.limit().stream(),
                    DoubleStream.concat(
                        Arrays.stream(curves.floor()),
                        curves.errors().values().stream().flatMapToDouble(Arrays::stream))))
        .filter(error -> error > 0 && error < Double.POSITIVE_INFINITY)
        .map(Math::log10);
  }

  private static Shape dot(double size) {
    return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
  }

  private static Shape diamond(double half) {
    var path = new Path2D.Double();
    path.moveTo(0, -half);
    path.lineTo(half, 0);
    path.lineTo(0, half);
    path.lineTo(-half, 0);
    path.closePath();
    return path;
  }
}
