package dev.interlock.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.effect.LockMode;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.ledger.Direction;
import dev.interlock.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReportPageTest {

  private static MigrationId id(String version) {
    return MigrationId.of(Version.parse(version));
  }

  private static Report.Node node(String version, Report.NodeState state, String... parents) {
    return new Report.Node(
        id(version),
        "db/migrations/V" + version + "__x.sql",
        Arrays.stream(parents).map(ReportPageTest::id).toList(),
        state);
  }

  private static Report.Planned planned(Optional<Report.TableWork> work) {
    return new Report.Planned(
        id("2"), "db/migrations/V2__x.sql", Direction.UP, "SELECT '</pre>';", work);
  }

  private static Report report(
      List<Report.Node> nodes, Report.Planned planned, Optional<Catalog> schema) {
    return new Report(
        "upgrade",
        "1.0",
        Instant.parse("2026-11-30T09:00:00Z"),
        Duration.ofMillis(2500),
        new Report.Outcome(4, "stopped while applying"),
        "GitHub Actions",
        "",
        Optional.of(new Report.Database("db.example", "shop", "PostgreSQL 18.6")),
        List.of("applied 1 migration <now>"),
        List.of(
            Finding.warning(Code.BLOCKED, "a <b>warning</b>."),
            Finding.error(Code.USAGE, "an error.").note("a note").help("Do it.")),
        List.of(
            new Report.Step("connect", Duration.ZERO, Duration.ofMillis(20), Report.StepState.DONE),
            new Report.Step(
                "V2", Duration.ofMillis(500), Duration.ofSeconds(2), Report.StepState.FAILED)),
        List.of(planned),
        nodes,
        schema);
  }

  private static String page(Report.Node... nodes) {
    return new ReportPage()
        .render(report(List.of(nodes), planned(Optional.empty()), Optional.empty()));
  }

  @Test
  void showsEverySectionWithEscapedText() {
    String page = page(node("1", Report.NodeState.APPLIED));

    assertThat(page)
        .contains("<title>interlock upgrade</title>")
        .contains("<b>stopped while applying</b> (exit code 4)")
        .contains("<dd>shop on db.example, PostgreSQL 18.6</dd>", "<dd>2.5 s</dd>")
        .contains("applied 1 migration &lt;now&gt;", "a &lt;b&gt;warning&lt;/b&gt;.")
        .contains("<pre>SELECT '&lt;/pre&gt;';</pre>")
        .contains("<td>2.0 s, failed</td>", "x=\"200.0\" width=\"800.0\"");
    assertThat(page.indexOf("an error.")).isLessThan(page.indexOf("a &lt;b&gt;warning"));
    assertThat(page).doesNotContain("http://", "https://", "{{");
  }

  @Test
  void drawsTheGraphOnlyIfItHasBranches() {
    var base = node("1", Report.NodeState.APPLIED);
    var one = node("2", Report.NodeState.PENDING, "1");

    assertThat(page(base, one)).doesNotContain("class=\"graph\"").contains("<th scope=\"row\">V2");
    assertThat(page(base, one, node("3", Report.NodeState.UNKNOWN, "1")))
        .contains("class=\"graph\"", "class=\"node pending\"");
  }

  @Test
  void showsTheLockAndTheWorkOfEachPlannedMigration() {
    var work =
        new Report.TableWork(
            Optional.of(LockMode.ACCESS_EXCLUSIVE),
            List.of("task", "\"user\""),
            List.of("task"),
            List.of("a", "b", "c", "d", "e", "f", "g"));

    assertThat(planTable(Optional.of(work)))
        .contains("<td class=\"notable\">ACCESS EXCLUSIVE on task, &quot;user&quot;</td>")
        .contains("rewrites task; reads every row of a, b, c, d, e and 2 more</td>");
  }

  @Test
  void tellsNoWorkFromUnknownWork() {
    var none = new Report.TableWork(Optional.empty(), List.of(), List.of(), List.of());

    assertThat(planTable(Optional.of(none)))
        .contains("<td>none</td><td>neither rewritten nor read as a whole</td>");
    assertThat(planTable(Optional.empty())).contains("<td>not known</td><td>not known</td>");
  }

  private static String planTable(Optional<Report.TableWork> work) {
    String page = new ReportPage().render(report(List.of(), planned(work), Optional.empty()));
    return page.substring(page.indexOf("id=\"plan\""), page.indexOf("id=\"timings\""));
  }

  @Test
  void drawsTheSchemaAfterThePlanIfItIsKnown() {
    Catalog schema =
        Catalog.of(
            List.of(
                CatalogObject.of(ObjectId.of(ObjectKind.TABLE, "public", "task"), Map.of()),
                CatalogObject.of(
                    ObjectId.of(ObjectKind.COLUMN, "public", "task", "title"),
                    Map.of(Attribute.TYPE, "text"))));
    String page =
        new ReportPage().render(report(List.of(), planned(Optional.empty()), Optional.of(schema)));

    assertThat(page).containsSubsequence("id=\"plan\"", "id=\"schema\"", "id=\"timings\"");
    assertThat(page).contains("\"name\":\"task\"", "title").doesNotContain("{{");
    assertThat(page()).doesNotContain("id=\"schema\"");
  }
}
