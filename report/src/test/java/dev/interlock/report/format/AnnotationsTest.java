package dev.interlock.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void githubCommandIsOneLineWithEveryDelimiterEscaped() {
    assertThat(
            new GithubAnnotations()
                .render(ReportSamples.in("shop", ReportSamples.ERROR, ReportSamples.NOTE)))
        .isEqualTo(
            "::error file=shop/db/migrations/V2__add%3A 100%25%2Ca b.sql,line=2,col=1,endColumn=12,"
                + "title=CAT003 migration that fails on the schema of those before it"
                + "::`V2` fails: relation \"a_b\" <nil> & 50%25 @team."
                + "%0A- there is table a_c%0Aand an end ]]> of \u0007 bell"
                + "%0Ahelp: Correct it: `interlock new`, then `check`.\n"
                + "::notice title=CAT018 migrations without seals::the migrations have no seals.\n");
  }

  @Test
  void gitlabReportHasEveryRequiredField() throws IOException {
    JsonNode issues =
        JSON.readTree(
            new GitlabCodeQuality()
                .render(ReportSamples.check(ReportSamples.ERROR, ReportSamples.NOTE)));

    assertThat(issues).hasSize(2);
    assertThat(issues)
        .allSatisfy(issue -> {
          assertThat(issue.at("/description").asText()).isNotEmpty();
          assertThat(issue.at("/fingerprint").asText()).hasSize(64);
          assertThat(issue.at("/severity").asText())
              .isIn("info", "minor", "major", "critical", "blocker");
          assertThat(issue.at("/location/path").asText()).isNotEmpty();
          assertThat(issue.at("/location/lines/begin").asInt()).isPositive();
        });
    assertThat(issues.at("/0/check_name").asText()).isEqualTo("CAT003");
    assertThat(issues.at("/0/location/lines/begin").asInt()).isEqualTo(2);
  }

  @Test
  void jsonReportSaysWhatWasAppliedAndWhatWasNot() throws IOException {
    var report =
        ReportSamples.upgrade(
            List.of(
                ReportSamples.planned(1, "SELECT 1;\n"), ReportSamples.planned(2, "SELECT 2;\n")),
            ReportSamples.ERROR);

    JsonNode json = JSON.readTree(new JsonReport().render(report));

    assertThat(json.at("/applied")).map(JsonNode::asText).containsExactly("V1");
    assertThat(json.at("/not_applied")).map(JsonNode::asText).containsExactly("V2");
    assertThat(json.at("/outcome").asText()).isEqualTo("refused by findings, nothing was changed");
    assertThat(json.at("/findings/0/title").asText())
        .isEqualTo("migration that fails on the schema of those before it");
    assertThat(json.at("/findings/0/help").asText()).startsWith("Correct it");
    assertThat(json.at("/findings/0/place/line").asInt()).isEqualTo(2);
    assertThat(json.at("/migrations/1/parents/0").asText()).isEqualTo("V1");
    assertThat(json.at("/steps/0/duration_ms").asInt()).isEqualTo(30);
    assertThat(json.at("/database/name").asText()).isEqualTo("app");
  }
}
