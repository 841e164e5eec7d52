package io.github.mnnparity.report;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.intermediate.CommandSequence;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import io.github.mnnparity.core.report.Report;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * The error of a comparison over the depth of the network, on a logarithmic scale: one line for
 * each view, the noise floor, the strictest limit of an output, and the layers that findings blame.
 * A second comparison can be drawn into the same picture. Immutable, thread-safe; needs no screen.
 */
public final class ErrorChart {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 360;

  /** It names an address on the web, which no picture needs. */
  private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>]*>\\s*");

  /** The font of this machine, which another one need not have. */
  private static final Pattern FONT = Pattern.compile("font-family:&quot;[^&;]*&quot;;");

  /** Hundredths of a pixel are enough. */
  private static final Pattern DECIMALS = Pattern.compile("(\\d\\.\\d\\d)\\d+(?=[ ,\"LMCZ])");

  private final String title;
  private final List<ErrorCurves> curves;

  private ErrorChart(String title, List<ErrorCurves> curves) {
    this.title = title;
    this.curves = List.copyOf(curves);
  }

  /** The cumulative error of every view of {@code report}. */
  public static ErrorChart of(Report report) {
    return new ErrorChart(
        "Relative RMS error over depth", List.of(new ErrorCurves("", report, report.scope())));
  }

  /** One view of a report, as the first of several; the others come with {@link #and}. */
  public static ErrorChart of(String label, Report report, String view) {
    return new ErrorChart(
        "Relative RMS error over depth, " + view,
        List.of(new ErrorCurves(label, report, List.of(view))));
  }

  /** The same picture with one more report, drawn over the same depth. */
  public ErrorChart and(String label, Report report, String view) {
    List<ErrorCurves> all = new ArrayList<>(curves);
    all.add(new ErrorCurves(label, report, List.of(view)));
    return new ErrorChart(title, all);
  }

  public ErrorChart titled(String other) {
    return new ErrorChart(other, curves);
  }

  /** A whole SVG document; names in it are escaped. */
  public String svg() {
    var drawing = new VectorGraphics2D();
    draw(drawing);
    CommandSequence commands = drawing.getCommands();
    var out = new ByteArrayOutputStream();
    try {
      new SVGProcessor().getDocument(commands, new PageSize(WIDTH, HEIGHT)).writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String whole = DOCTYPE.matcher(out.toString(StandardCharsets.UTF_8)).replaceFirst("");
    String anyFont = FONT.matcher(whole).replaceAll("font-family:sans-serif;");
    String sized = anyFont.replaceFirst("<svg ", "<svg font-size=\"12px\" ");
    return DECIMALS.matcher(sized).replaceAll("$1");
  }

  /** A PNG file of 860 x 360 pixels. */
  public byte[] png() {
    return png(1);
  }

  /**
   * A PNG file.
   *
   * @param scale pixels for each of 860 x 360 points, from 1 to 4
   */
  public byte[] png(int scale) {
    if (scale < 1 || scale > 4) {
      throw new IllegalArgumentException("scale from 1 to 4, found " + scale);
    }
    var image = new BufferedImage(WIDTH * scale, HEIGHT * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.scale(scale, scale);
    draw(graphics);
    graphics.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** What it shows, in words. */
  @Override
  public String toString() {
    return title + ": " + curves;
  }

  private void draw(Graphics2D graphics) {
    ErrorDrawing.of(title, curves).draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
  }
}
