package dev.interlock.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.report.Report;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JunitReportTest {

  private final JunitReport format = new JunitReport();

  @Test
  void fitsTheSchemaThatCiServersRead() throws Exception {
    for (Report report :
        List.of(
            ReportSamples.check(),
            ReportSamples.check(ReportSamples.ERROR, ReportSamples.NOTE),
            ReportSamples.upgrade(List.of(ReportSamples.planned(1, "SELECT 1;"))))) {
      validate(format.render(report));
    }
  }

  @Test
  void schemaRejectsWhatDoesNotFit() {
    String broken = format.render(ReportSamples.check()).replace("<testcase", "<testCase");

    assertThatThrownBy(() -> validate(broken.replace("</testcase", "</testCase")))
        .isInstanceOf(SAXException.class);
  }

  @Test
  void hasACaseForEachMigrationWhichFailsByItsErrors() throws Exception {
    Document document = parsed(ReportSamples.check(ReportSamples.ERROR));

    assertThat(text(document, "count(//testcase)")).isEqualTo("2");
    assertThat(text(document, "//testcase[failure]/@name")).isEqualTo(ReportSamples.FILE);
    assertThat(text(document, "//failure/@type")).isEqualTo("CAT003");
    assertThat(text(document, "//failure/@message")).isEqualTo(ReportSamples.ERROR.message());
    assertThat(text(document, "//testsuite/@failures")).isEqualTo("1");
  }

  @Test
  void hasACaseForAFindingAboutSomethingElse() throws Exception {
    Document document = parsed(ReportSamples.check(ReportSamples.NOTE));

    assertThat(text(document, "count(//testcase)")).isEqualTo("3");
    assertThat(text(document, "//testcase[system-out]/@name"))
        .isEqualTo("CAT018 migrations without seals");
    assertThat(text(document, "count(//failure)")).isEqualTo("0");
  }

  @Test
  void countsAWarningOfAMigrationAsItsOutput() throws Exception {
    Finding warning = ReportSamples.NOTE.at(Place.line(ReportSamples.FILE, 1));

    Document document = parsed(ReportSamples.check(warning));

    assertThat(text(document, "//system-out")).contains("note[CAT018]").contains(":1");
    assertThat(text(document, "count(//testcase)")).isEqualTo("2");
  }

  @Test
  void replacesCharactersThatXmlCannotHold() throws Exception {
    assertThat(text(parsed(ReportSamples.check(ReportSamples.ERROR)), "//failure"))
        .contains("]]> of \uFFFD bell");
  }

  @Test
  void takesTheTimesOfMigrationsFromTheirSteps() throws Exception {
    Document document =
        parsed(ReportSamples.upgrade(List.of(ReportSamples.planned(1, "SELECT 1;"))));

    assertThat(text(document, "//testcase/@time")).isEqualTo("0.007");
  }

  private Document parsed(Report report) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(format.render(report))));
  }

  private static String text(Document document, String path) throws Exception {
    return XPathFactory.newDefaultInstance().newXPath().evaluate(path, document);
  }

  private static void validate(String xml) throws Exception {
    var schema =
        SchemaFactory.newDefaultInstance()
            .newSchema(JunitReportTest.class.getResource("junit.xsd"));
    schema.newValidator().validate(new StreamSource(new StringReader(xml)));
  }
}
