package io.github.mnnparity.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JUnitXmlTest {
  @TempDir Path folder;

  /** As Maven reads the reports of test runs: a suite for each name of a class. */
  private List<ReportTestSuite> parsed(CiResult result) throws Exception {
    Path file = folder.resolve("TEST-parity.xml");
    JUnitXml.write(result, file);
    return new TestSuiteXmlParser(new NullConsoleLogger()).parse(file.toString());
  }

  private static int sum(List<ReportTestSuite> suites, ToIntFunction<ReportTestSuite> count) {
    return suites.stream().mapToInt(count).sum();
  }

  private static List<String> names(List<ReportTestSuite> suites) {
    return suites.stream()
        .flatMap(suite -> suite.getTestCases().stream())
        .map(ReportTestCase::getName)
        .toList();
  }

  @Test
  void a_divergence_is_a_failing_test_that_carries_the_diagnosis() {
    assertThat(JUnitXml.toText(Results.diverged()))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites>
              <testsuite name="parity compare net.v2" tests="6" failures="3" errors="1" skipped="1" time="1.250">
                <properties>
                  <property name="reference" value="/project/models/net v2.onnx"/>
                  <property name="reference.sha256" value="ab"/>
                  <property name="candidate" value="/project/models/net.v2.mnn"/>
                  <property name="candidate.sha256" value="cd"/>
                </properties>
                <testcase name="compare" classname="parity.net_v2" time="1.250">
                  <failure message="DIVERGED: output 'z' is off by 12.5 %" type="DIVERGED">DIVERGED: output 'z' is off by 12.5 %

            ERROR CONVERSION: The file stores other pads than the model.
              ONNX #1:Conv; MNN Conv_1
              - pads: model 1,1,1,1, file 0,1,1,1
              &gt; convert again

            NOTE REFERENCE: The file stores other pads than the model.
              ONNX #1:Conv; MNN Conv_1
              - pads: model 1,1,1,1, file 0,1,1,1
              &gt; convert again

            </failure>
                </testcase>
                <testcase name="output y" classname="parity.net_v2.lifted" time="0.000">
                  <system-out>the same in every bit of its values; allowed: 1.0e-03 relative RMS error</system-out>
                </testcase>
                <testcase name="output z" classname="parity.net_v2.session" time="0.000">
                  <failure message="relative RMS error 1.3e-01; allowed: 1.0e-03 relative RMS error" type="DIVERGED">relative RMS error 1.3e-01; allowed: 1.0e-03 relative RMS error</failure>
                </testcase>
                <testcase name="output n" classname="parity.net_v2.session" time="0.000">
                  <failure message="3 elements are NaN or infinite on one side only; allowed: 1.0e-03 relative RMS error" type="DIVERGED">3 elements are NaN or infinite on one side only; allowed: 1.0e-03 relative RMS error</failure>
                </testcase>
                <testcase name="output m" classname="parity.net_v2.session" time="0.000">
                  <error message="the engine gave no value" type="INCOMPLETE">the engine gave no value</error>
                </testcase>
                <testcase name="view" classname="parity.net_v2.module" time="0.000">
                  <skipped message="the engine, &quot;MNN&quot;, is not there"></skipped>
                </testcase>
              </testsuite>
            </testsuites>
            """);
  }

  @Test
  void Maven_reads_it_as_a_report_of_tests() throws Exception {
    List<ReportTestSuite> suites = parsed(Results.diverged());

    assertThat(sum(suites, ReportTestSuite::getNumberOfTests)).isEqualTo(6);
    assertThat(sum(suites, ReportTestSuite::getNumberOfFailures)).isEqualTo(3);
    assertThat(sum(suites, ReportTestSuite::getNumberOfErrors)).isEqualTo(1);
    assertThat(sum(suites, ReportTestSuite::getNumberOfSkipped)).isEqualTo(1);
    assertThat(names(suites))
        .containsExactly("compare", "output y", "output z", "output n", "output m", "view");
  }

  @Test
  void names_that_XML_cannot_hold_are_read_back_with_a_mark_in_their_place() throws Exception {
    assertThat(names(parsed(Results.nasty())))
        .contains("output a<b>&\"'|` ::error::]]>\ufffd\ufffd,100%:");
  }

  @Test
  void what_does_not_change_the_verdict_fails_no_test() throws Exception {
    List<ReportTestSuite> suites = parsed(Results.match());

    assertThat(sum(suites, ReportTestSuite::getNumberOfTests)).isEqualTo(4);
    assertThat(sum(suites, ReportTestSuite::getNumberOfFailures)).isZero();
    assertThat(sum(suites, ReportTestSuite::getNumberOfErrors)).isZero();
  }

  @Test
  void what_is_incomplete_is_an_error() throws Exception {
    List<ReportTestSuite> suites = parsed(Results.incomplete());

    assertThat(sum(suites, ReportTestSuite::getNumberOfErrors)).isEqualTo(1);
    assertThat(sum(suites, ReportTestSuite::getNumberOfFailures)).isZero();
  }
}
