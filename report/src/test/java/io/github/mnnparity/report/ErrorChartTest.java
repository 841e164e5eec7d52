package io.github.mnnparity.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.report.Report;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrorChartTest {
  @Test
  void the_svg_is_a_document_that_names_views_limit_and_the_blamed_layer() throws Exception {
    Report report = SampleReports.diverged(20);

    Document svg = parsed(ErrorChart.of(report).svg());

    assertThat(svg.getDocumentElement().getNodeName()).isEqualTo("svg");
    assertThat(svg.getDocumentElement().getTextContent())
        .contains("lifted", "noise floor", "limit of the outputs", "blamed", "same")
        .contains(report.findings().get(0).onnxTensors().get(0));
  }

  @Test
  void nothing_in_the_svg_leads_to_the_web() {
    String svg = ErrorChart.of(SampleReports.diverged(8)).svg();

    assertThat(svg).doesNotContain("<!DOCTYPE", "<script", "<image");
  }

  @Test
  void names_of_layers_are_text_whatever_they_hold() throws Exception {
    Report report = SampleReports.diverged(20, layer -> "<b>&\"'\u0000\ud800" + layer);

    Document svg = parsed(ErrorChart.of(report).svg());

    assertThat(svg.getElementsByTagName("b").getLength()).isZero();
    assertThat(svg.getDocumentElement().getTextContent()).contains("<b>&\"'\ufffd\ufffd");
  }

  @Test
  void the_png_is_a_picture_with_more_than_white_in_it() throws IOException {
    BufferedImage picture =
        ImageIO.read(new ByteArrayInputStream(ErrorChart.of(SampleReports.diverged(20)).png(2)));

    assertThat(picture.getWidth()).isEqualTo(1720);
    assertThat(picture.getHeight()).isEqualTo(720);
    assertThat(Arrays.stream(picture.getRGB(0, 0, 1720, 720, null, 0, 1720)).distinct())
        .hasSizeGreaterThan(20);
  }

  @Test
  void a_report_without_layers_is_an_empty_picture() throws Exception {
    Report report = SampleReports.diverged(0);

    assertThat(parsed(ErrorChart.of(report).svg()).getDocumentElement().getNodeName())
        .isEqualTo("svg");
  }

  @Test
  void two_reports_share_a_picture_under_their_labels() throws Exception {
    Report report = SampleReports.diverged(12);

    String svg = ErrorChart.of("before", report, "lifted").and("after", report, "lifted").svg();

    assertThat(parsed(svg).getDocumentElement().getTextContent()).contains("before", "after");
  }

  @Test
  void a_scale_without_bounds_is_refused() {
    ErrorChart chart = ErrorChart.of(SampleReports.diverged(3));

    assertThatThrownBy(() -> chart.png(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scale from 1 to 4, found 0");
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
