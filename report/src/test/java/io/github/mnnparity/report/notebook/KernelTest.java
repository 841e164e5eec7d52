package io.github.mnnparity.report.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.report.ErrorChart;
import io.github.mnnparity.report.SampleReports;
import io.github.mnnparity.report.Walk;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KernelTest {
  private static final String DISPLAY = "org.dflib.jjava.jupyter.kernel.display.";
  private static final MIMEType HTML = MIMEType.parse("text/html");
  private final Report report = SampleReports.diverged(12);

  /** What a kernel has, with JJava's own renderer. */
  public static final class FakeKernel {
    private final Renderer renderer = new Renderer();
    final FakeIo io = new FakeIo();

    public Renderer getRenderer() {
      return renderer;
    }

    public FakeIo getIO() {
      return io;
    }

    public void display(DisplayData data) {
      io.display.shown.add("new " + data.getData(MIMEType.TEXT_PLAIN));
    }
  }

  /** Its output. */
  public static final class FakeIo {
    public final FakeStream display = new FakeStream();
  }

  /** Its place for displays. */
  public static final class FakeStream {
    final List<String> shown = new ArrayList<>();

    public void updateDisplay(String id, DisplayData data) {
      shown.add("again " + data.getData(MIMEType.TEXT_PLAIN));
    }
  }

  @Test
  void a_process_that_is_no_kernel_has_none() {
    assertThat(Kernel.running()).isEmpty();
    assertThat(new KernelFrontend().isPresent()).isFalse();
  }

  @Test
  void reports_charts_and_tables_are_shown_as_the_kernel_shows_its_own_things() {
    var kernel = new FakeKernel();
    Rendering.all().forEach(new Kernel(kernel, DISPLAY)::register);

    DisplayData shown = kernel.renderer.render(report);
    DisplayData chart = kernel.renderer.render(ErrorChart.of(report));
    DisplayData table = kernel.renderer.render(Walk.through(report).layers().worst(2));

    assertThat(shown.getData(HTML)).asString().startsWith("<div class=\"mnn-parity\">");
    assertThat(shown.getData(MIMEType.TEXT_PLAIN)).asString().startsWith("DIVERGED");
    assertThat(chart.getData(MIMEType.parse("image/svg+xml"))).asString().contains("<svg");
    assertThat(chart.getData(MIMEType.parse("image/png"))).asString().startsWith("iVBOR");
    assertThat(table.getData(HTML)).asString().contains("2 layers of 12");
  }

  @Test
  void progress_is_one_place_that_is_overwritten_and_ends_with_the_time() {
    var kernel = new FakeKernel();

    try (var line = new ProgressLine(new Kernel(kernel, DISPLAY))) {
      line.accept(new Progress("reading", 1, 10));
      line.accept(new Progress("reading", 2, 10));
      line.accept(Progress.of("aligning"));
    }

    List<String> shown = kernel.io.display.shown;
    assertThat(shown).startsWith("new starting").contains("again reading", "again aligning");
    assertThat(shown.subList(1, shown.size())).allMatch(line -> line.startsWith("again "));
    assertThat(shown.get(shown.size() - 1)).matches("again done in \\d+\\.\\d s");
  }

  @Test
  void a_kernel_of_another_shape_shows_less_and_stops_nothing() {
    var kernel = new Kernel(new Object(), "no.such.package.");

    Rendering.all().forEach(kernel::register);
    new ProgressLine(kernel).close();
  }
}
