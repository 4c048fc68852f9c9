package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.apply.Settings;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.foreign.OtherLedgers;
import dev.interlock.layout.tool.Alembic;
import dev.interlock.ledger.ForeignLedgerSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The ledger of Alembic, with a row for each head of what is applied. The revisions are a graph:
 * {@code 1a}, then the branches {@code 2b} and {@code 3c}, joined by {@code 4d}, and {@code 5e},
 * which is a second base and depends on {@code 2b}.
 */
interface AlembicLedgerContract extends Contract {

  @Test
  default void createsTheTableWithTheFirstRevision() {
    writeGraph();
    assertThat(project().run().upgrade("1a")).containsExactly("1a");
    assertThat(rows()).containsExactly("1a");
    assertThat(project().run().upgrade("heads")).containsExactly("2b", "3c", "4d", "5e");
    assertThat(rows()).containsExactly("4d", "5e");
    assertThat(project().run().upgrade("heads")).isEmpty();
  }

  @Test
  default void recordsTheHeadsOnTheWayDown() {
    writeGraph();
    project().run().upgrade("heads");
    assertThat(project().run().downgrade("-1")).containsExactly("5e");
    assertThat(rows()).containsExactly("4d");
    assertThat(project().run().downgrade("-1")).containsExactly("4d");
    assertThat(rows()).containsExactly("2b", "3c");
    assertThat(project().run().downgrade("-1")).containsExactly("3c");
    assertThat(rows()).containsExactly("2b");
    assertThat(project().run().downgrade("base")).containsExactly("2b", "1a");
    assertThat(rows()).isEmpty();
    assertThat(project().tables()).containsExactly("alembic_version");
  }

  @Test
  default void adoptsEachRowWithItsAncestors() {
    writeGraph();
    alembicApplied("2b", "3c");
    execute("CREATE TABLE t1 (id integer)", "CREATE TABLE t2 (id integer)");
    execute("CREATE TABLE t3 (id integer)");
    assertThat(project().run().upgrade("4d")).containsExactly("4d");
    assertThat(project().ledger())
        .containsExactly("1a adopted", "2b adopted", "3c adopted", "4d applied");
    assertThat(rows()).containsExactly("4d");
  }

  @Test
  default void countsAnEmptyTableAsUnused() {
    writeGraph();
    alembicApplied();
    assertThat(project().run().upgrade("3c")).containsExactly("1a", "3c");
    assertThat(rows()).containsExactly("3c");
  }

  @Test
  default void keepsATableUnderAnotherName() {
    writeGraph();
    execute("CREATE TABLE our_version (version_num varchar(32) NOT NULL)");
    execute("INSERT INTO our_version VALUES ('1a')", "CREATE TABLE t1 (id integer)");
    assertThat(project().run().upgrade("2b")).containsExactly("2b");
    assertThat(project().rows("SELECT version_num FROM our_version")).containsExactly("2b");
  }

  @Test
  default void createsTheTableThatASettingNames() {
    writeGraph();
    var run = project().run();
    run.with(
            settings(run)
                .foreignLedgers(ForeignLedgerSettings.of("our_version", "ledger.table"))
                .build())
        .upgrade("2b");
    assertThat(project().rows("SELECT version_num FROM our_version")).containsExactly("2b");
    assertThat(project().tables()).doesNotContain("alembic_version");
  }

  @Test
  default void createsNoTableIfTheLedgersAreAnothers() {
    writeGraph();
    var run = project().run();
    run.with(settings(run).foreignLedgers(ForeignLedgerSettings.NONE).build()).upgrade("2b");
    assertThat(project().tables()).containsExactly("t1", "t2");
  }

  @Test
  default void leavesTheTableAloneAfterATakeover() {
    writeGraph();
    var run = project().run();
    run.with(settings(run).otherLedgers(OtherLedgers.TAKEOVER).build()).upgrade("2b");
    assertThat(project().tables()).containsExactly("t1", "t2");
  }

  @Test
  default void rollsTheTableBackWithTheRevision() {
    project().isOf(new Alembic());
    project().write("1a/migration.sql", "CREATE TABLE t1 (id integer);\nDROP TABLE nowhere;\n");
    project().run().failure(Failure.class);
    assertThat(project().tables()).isEmpty();
  }

  @Test
  default void stampsTheTableToo() {
    writeGraph();
    alembicApplied("2b", "ffff");
    project().run().stamp("4d");
    assertThat(rows()).containsExactly("4d");
    assertThat(project().run().stamp("4d")).isEmpty();
    project().run().stamp("2b");
    assertThat(rows()).containsExactly("2b");
    project().run().stamp("base");
    assertThat(rows()).isEmpty();
  }

  @Test
  default void createsTheTableForAStamp() {
    writeGraph();
    project().run().stamp("4d");
    assertThat(rows()).containsExactly("4d");
  }

  @Test
  default void repairsTheTableOfADeletedRevision() {
    writeGraph();
    project().seal();
    alembicApplied("ffff");
    execute("CREATE TABLE t1 (id integer)", "CREATE TABLE t2 (id integer)");
    Finding refusal = project().run().failure(Failure.Refused.class);
    assertThat(refusal.code()).isEqualTo(Code.FOREIGN_UNKNOWN);
    assertThat(refusal.help())
        .contains(
            "Restore the file, or let the schema tell what is applied: `interlock locate` shows it,"
                + " `interlock repair` records it; `interlock stamp VERSION` takes your decision.");
    project().run().repair();
    assertThat(rows()).containsExactly("2b");
    assertThat(project().ledger()).containsExactly("1a adopted", "2b adopted");
    assertThat(project().run().repair()).isEmpty();
    assertThat(project().run().upgrade("4d")).containsExactly("3c", "4d");
    assertThat(rows()).containsExactly("4d");
  }

  @Test
  default void repairsATableWithARowOfADeletedRevision() {
    writeGraph();
    project().seal();
    alembicApplied("2b", "ffff");
    execute("CREATE TABLE t1 (id integer)", "CREATE TABLE t2 (id integer)");
    project().run().repair();
    assertThat(rows()).containsExactly("2b");
    assertThat(project().ledger()).containsExactly("1a adopted", "2b adopted");
  }

  @Test
  default void repairsWhereTheTableClaimsTooMuch() {
    writeGraph();
    project().seal();
    alembicApplied("4d");
    execute("CREATE TABLE t1 (id integer)", "CREATE TABLE t2 (id integer)");
    project().run().repair();
    assertThat(rows()).containsExactly("2b");
    assertThat(project().ledger()).containsExactly("1a adopted", "2b adopted");
  }

  private void writeGraph() {
    project().isOf(new Alembic());
    write("1a", "none", 1);
    write("2b", "1a", 2);
    write("3c", "1a", 3);
    write("4d", "2b,3c", 4);
    write("5e", "2b", 5);
  }

  private void write(String id, String parents, int table) {
    project()
        .write(
            id + "/migration.sql",
            "-- interlock: parents=%s\nCREATE TABLE t%d (id integer);\n".formatted(parents, table));
    project().write(id + "/down.sql", "DROP TABLE t%d;\n".formatted(table));
  }

  private void alembicApplied(String... ids) {
    execute(project().database().dialect().ledgerOf(new Alembic()).toArray(String[]::new));
    for (String id : ids) {
      execute("INSERT INTO alembic_version VALUES ('" + id + "')");
    }
  }

  private static Settings.Builder settings(Run run) {
    return run.settings().with();
  }

  private void execute(String... statements) {
    project().execute(statements);
  }

  private List<String> rows() {
    return project().rows("SELECT version_num FROM alembic_version ORDER BY 1");
  }
}
