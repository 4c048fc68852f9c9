package dev.interlock.history;

import static dev.interlock.history.TestMigrations.history;
import static dev.interlock.history.TestMigrations.repeatable;
import static dev.interlock.history.TestMigrations.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

  @Test
  void chainsVersionsWithoutDirectives() {
    var history = history("V10", "V9", "V1");
    assertThat(ids(history.migrations())).containsExactly("V1", "V9", "V10");
    assertThat(history.heads()).hasToString("[10]");
    assertThat(history.find(Version.parse("10")).orElseThrow().parents()).hasToString("[9]");
    assertThat(history.problems()).isEmpty();
  }

  @Test
  void joinsBranchesByTheirParents() {
    var history = history("V1", "V2", "V3<V1", "V4<V2,V3", "V5");
    assertThat(history.heads()).hasToString("[5]");
    assertThat(history.children(Version.parse("1"))).hasToString("[2, 3]");
    assertThat(history.ancestors(Version.parse("3"))).hasToString("[1]");
    assertThat(ids(history.upTo(Version.parse("4")))).containsExactly("V1", "V2", "V3", "V4");
  }

  @Test
  void appliesAParentFirstEvenIfItsVersionIsHigher() {
    assertThat(ids(history("V1", "V2<V3", "V3<V1").migrations())).containsExactly("V1", "V3", "V2");
  }

  @Test
  void hasSeveralHeadsWhereBranchesAreNotJoined() {
    var history = history("V1", "V2", "V3<V1");
    assertThat(history.heads()).hasToString("[2, 3]");
    assertThat(history.problems()).isEmpty();
  }

  @Test
  void sortsRepeatablesAfterVersions() {
    var history = history(repeatable("b", "b;"), versioned("V1"), repeatable("a", "a;"));
    assertThat(ids(history.all())).containsExactly("V1", "R__a", "R__b");
    assertThat(history.find(MigrationId.parse("R__b"))).isPresent();
  }

  @Test
  void reportsEverythingAtOnce() {
    var history = history("V1", "V01", "V2<V7", "V3<V4", "V4<V3", "V5<V5", "V6<V1");
    assertThat(history.problems())
        .extracting(Finding::message)
        .containsExactlyInAnyOrder(
            "`V1` is the version of both `V01__a.sql` and `V1__a.sql`.",
            "`V2` builds on `V7`, which no file has.",
            "`V3` builds on itself, so the migrations have no order: V3 → V4 → V3.",
            "`V5` builds on itself, so the migrations have no order: V5 → V5.");
    assertThat(ids(history.migrations())).containsExactly("V1", "V2", "V6", "V3", "V4", "V5");
  }

  @Test
  void namesANearParent() {
    assertThat(history("V20240101", "V20250131<V20240110").problems().getFirst().help())
        .contains("Add the file of `V20240110`, or name another parent such as `V20240101`.");
    assertThat(history("V20", "V21<V2").problems().getFirst().help())
        .contains("Add the file of `V2`, or name another parent.");
  }

  @Test
  void refusesAnEmptyHeadAndWarnsOfOtherEmptyFiles() {
    var findings =
        history(versioned("V1", "-- later"), repeatable("r", ""), versioned("V2", ";")).audit();
    assertThat(findings).extracting(Finding::code).containsOnly(Code.EMPTY_MIGRATION);
    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING, Severity.WARNING, Severity.ERROR);
  }

  @Test
  void allowsAnEmptyMerge() {
    assertThat(
            history(
                    versioned("V1"),
                    versioned("V2"),
                    versioned("V3<V1"),
                    versioned("V4<V2,V3", "-- merge"))
                .audit())
        .isEmpty();
  }

  @Test
  void auditsScriptsThatReadingDoesNotOpen() {
    var history = history(versioned("V1", "SELECT 'open"), versioned("V2", "COMMIT;"));
    assertThat(history.problems()).isEmpty();
    assertThat(history.audit())
        .extracting(Finding::code)
        .containsExactly(Code.UNSPLITTABLE, Code.TRANSACTION_CONTROL);
    assertThat(history.audit().getFirst().place().orElseThrow()).hasToString("V1__a.sql:1:8");
  }

  private static List<String> ids(List<Migration> migrations) {
    return migrations.stream().map(m -> m.id().toString()).toList();
  }
}
