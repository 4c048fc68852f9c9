package dev.interlock.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.report.Report;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

  /** The limit of a comment's body in GitHub's API. */
  private static final int GITHUB = 65_536;

  private final MarkdownReport format = new MarkdownReport();

  @Test
  void showsErrorsFirstWithTheirSqlAndRemedy() {
    assertThat(format.render(ReportSamples.check(ReportSamples.NOTE, ReportSamples.ERROR)))
        .isEqualTo(
            """
            <!-- interlock check -->
            ### ❌ `interlock check`: refused by findings, nothing was changed

            1 error · 1 note · 2 migrations · database `app` · 1.3 s

            checked 2 migrations: they run

            🔴 **CAT003** `V2` fails: relation "a_b" &lt;nil&gt; &amp; 50% &#64;team.

            `db/migrations/V2__add: 100%,a b.sql:2:1`

            ```sql
            ALTER TABLE a_b ADD c int;
            ```

            - there is table a_c and an end \\]\\]&gt; of \u0007 bell

            **Help:** Correct it: `interlock new`, then `check`.

            🔵 **CAT018** the migrations have no seals.
            """);
  }

  @Test
  void foldsTheSqlOfEachMigration() {
    Report report = ReportSamples.upgrade(List.of(ReportSamples.planned(3, "SELECT '```';\n")));

    assertThat(format.render(report))
        .endsWith(
            """

            #### Plan

            <details><summary>V3 db/migrations/V3.sql</summary>

            ````sql
            SELECT '```';
            ````

            </details>
            """);
  }

  @Test
  void fitsIntoOneCommentAndCountsTheRest() {
    Finding[] many =
        IntStream.range(0, 2000)
            .mapToObj(i -> Finding.error(Code.DRIFTED, "table `t%d` is missing.".formatted(i)))
            .toArray(Finding[]::new);
    String whole = "SELECT 'a long line of SQL';\n".repeat(3000);

    String findings = format.render(ReportSamples.check(many));
    String plan =
        format.render(
            ReportSamples.upgrade(
                List.of(ReportSamples.planned(1, whole), ReportSamples.planned(2, "SELECT 2;\n"))));

    assertThat(findings.length()).isLessThanOrEqualTo(GITHUB);
    assertThat(findings).containsPattern("\n\\d+ findings left out");
    assertThat(plan.length()).isLessThanOrEqualTo(GITHUB);
    assertThat(plan).contains("SELECT 2;").contains("1 migration left out");
  }

  @Test
  void codeSpanHoldsWhatContainsBackticks() {
    assertThat(MarkdownText.code("a``b")).isEqualTo("```a``b```");
    assertThat(MarkdownText.code("`a`")).isEqualTo("`` `a` ``");
    assertThat(MarkdownText.escaped("a *b* [c](d) `e*f`")).isEqualTo("a \\*b\\* \\[c\\](d) `e*f`");
    assertThat(MarkdownText.escaped("snake_case _x_")).isEqualTo("snake_case \\_x\\_");
  }
}
