package io.github.mnnparity.report.ci;

import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Verdict;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A result as the XML that test runners write and build servers show. The names of its test cases
 * depend on the model only, so that a server can follow them from run to run: one for the verdict,
 * which carries the whole diagnosis, one for every output in every view, one for every view that
 * did not run. A difference is a failure, what could not be compared is an error. Stateless,
 * thread-safe.
 */
public final class JUnitXml {
  private JUnitXml() {}

  private enum State {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED
  }

  private record Case(
      String group, String name, State state, String message, String text, double seconds) {}

  public static String toText(CiResult result) {
    List<Case> cases = cases(result);
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      line(xml, 0);
      xml.writeStartElement("testsuites");
      line(xml, 1);
      xml.writeStartElement("testsuite");
      attribute(xml, "name", "parity " + result.command() + " " + result.candidate().stem());
      counts(xml, cases, result.seconds());
      properties(xml, result);
      for (Case one : cases) {
        write(xml, one);
      }
      line(xml, 1);
      xml.writeEndElement();
      line(xml, 0);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML to memory", e);
    }
    return text + "\n";
  }

  /**
   * Writes {@code target} whole or not at all, in UTF-8.
   *
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be written
   */
  public static void write(CiResult result, Path target) {
    AtomicFiles.write(target, temporary -> Files.writeString(temporary, toText(result)));
  }

  private static List<Case> cases(CiResult result) {
    String model = result.candidate().stem().replace('.', '_');
    String root = "parity." + model;
    List<Case> cases = new ArrayList<>();
    var diagnosis = new StringBuilder(result.headline()).append("\n\n");
    result.findings().forEach(found -> diagnosis.append(Wording.lines(found)).append('\n'));
    cases.add(
        new Case(
            root,
            result.command(),
            switch (result.verdict()) {
              case MATCH -> State.PASSED;
              case DIVERGED -> State.FAILURE;
              case INCOMPLETE -> State.ERROR;
            },
            result.headline(),
            diagnosis.toString(),
            result.seconds()));
    for (OutputResult output : result.outputs()) {
      cases.add(
          new Case(
              root + "." + output.view().replace('.', '_'),
              "output " + output.name(),
              state(output, result.verdict()),
              Wording.measured(output),
              "",
              0));
    }
    result
        .skipped()
        .forEach(
            (view, why) ->
                cases.add(
                    new Case(
                        root + "." + view.replace('.', '_'), "view", State.SKIPPED, why, "", 0)));
    return cases;
  }

  /**
   * What does not change the verdict fails no test: the exit status and the tests tell the same.
   */
  private static State state(OutputResult output, Verdict verdict) {
    if (output.withinLimit()) {
      return State.PASSED;
    }
    boolean missing = output.error().isEmpty() && !output.reason().startsWith("shape ");
    return switch (verdict) {
      case MATCH -> State.PASSED;
      case DIVERGED -> missing ? State.ERROR : State.FAILURE;
      case INCOMPLETE -> missing ? State.ERROR : State.PASSED;
    };
  }

  private static void counts(XMLStreamWriter xml, List<Case> cases, double seconds)
      throws XMLStreamException {
    attribute(xml, "tests", Integer.toString(cases.size()));
    attribute(xml, "failures", count(cases, State.FAILURE));
    attribute(xml, "errors", count(cases, State.ERROR));
    attribute(xml, "skipped", count(cases, State.SKIPPED));
    attribute(xml, "time", seconds(seconds));
  }

  private static String count(List<Case> cases, State state) {
    return Long.toString(cases.stream().filter(one -> one.state() == state).count());
  }

  private static void properties(XMLStreamWriter xml, CiResult result) throws XMLStreamException {
    line(xml, 2);
    xml.writeStartElement("properties");
    property(xml, "reference", result.reference());
    property(xml, "candidate", result.candidate());
    line(xml, 2);
    xml.writeEndElement();
  }

  private static void property(XMLStreamWriter xml, String side, CiResult.Model model)
      throws XMLStreamException {
    property(xml, side, model.file().toString());
    if (!model.sha256().isEmpty()) {
      property(xml, side + ".sha256", model.sha256());
    }
  }

  private static void property(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    line(xml, 3);
    xml.writeEmptyElement("property");
    attribute(xml, "name", name);
    attribute(xml, "value", value);
  }

  private static void write(XMLStreamWriter xml, Case one) throws XMLStreamException {
    line(xml, 2);
    xml.writeStartElement("testcase");
    attribute(xml, "name", one.name());
    attribute(xml, "classname", one.group());
    attribute(xml, "time", seconds(one.seconds()));
    line(xml, 3);
    xml.writeStartElement(
        switch (one.state()) {
          case PASSED -> "system-out";
          case FAILURE -> "failure";
          case ERROR -> "error";
          case SKIPPED -> "skipped";
        });
    if (one.state() == State.PASSED) {
      xml.writeCharacters(legal(one.message()));
    } else {
      attribute(xml, "message", one.message());
      if (one.state() != State.SKIPPED) {
        attribute(xml, "type", one.state() == State.FAILURE ? "DIVERGED" : "INCOMPLETE");
        xml.writeCharacters(legal(one.text().isEmpty() ? one.message() : one.text()));
      }
    }
    xml.writeEndElement();
    line(xml, 2);
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  /** XML 1.0 has no way to write most control characters, and no half of a surrogate pair. */
  static String legal(String text) {
    return text.codePoints()
        .map(c -> isLegal(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
