package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.Program;
import dev.interlock.acceptance.campaign.Session;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The effect of a revision, Alembic's row and Interlock's row are of one transaction; where a
 * revision commits in its middle, so are that part and the journal's row.
 */
@ExtendWith(PostgresExtension.class)
final class OneTransactionIT {

  private static final String PART =
      """
      op.execute("INSERT INTO note VALUES ('%s', 1)")
      with op.get_context().autocommit_block():
          op.execute("CREATE INDEX CONCURRENTLY note_%s ON note (part)")
      op.execute("INSERT INTO note VALUES ('%s', 2)")
      """;

  /** Notes the transactions that write to the journal. */
  private static final String AUDIT =
      """
      CREATE SCHEMA audit;
      CREATE TABLE audit.journal (tx bigint);
      CREATE FUNCTION audit.note() RETURNS trigger LANGUAGE plpgsql
        AS 'BEGIN INSERT INTO audit.journal VALUES (txid_current()); RETURN NULL; END';
      CREATE TRIGGER audit AFTER INSERT OR UPDATE ON interlock_journal
        FOR EACH ROW EXECUTE FUNCTION audit.note();
      """;

  @ParameterizedTest
  @EnumSource
  void holdsWhatARevisionOfPythonDoes(Driver driver, TestDatabase database) {
    try (var project = project(driver)) {
      holds(project.interlock(database), database);
    }
  }

  @Test
  void holdsWhatTheStatementsOfARevisionDo(TestDatabase database) {
    try (var project = project(Driver.PSYCOPG).seal()) {
      holds(project.interlockWithoutPython(database), database);
      assertThat(project.wasPythonStarted()).isFalse();
    }
  }

  private static AlembicFolder project(Driver driver) {
    return AlembicFolder.create(driver)
        .revision(
            "aaaa01",
            "",
            "op.execute('CREATE TABLE note (revision text, part int, tx bigint DEFAULT"
                + " txid_current())')\nop.execute(\"INSERT INTO note VALUES ('aaaa01', 2)\")")
        .revision("bbbb02", "aaaa01", PART.formatted("bbbb02", "bbbb02", "bbbb02"));
  }

  private static void holds(Program interlock, TestDatabase database) {
    try (var session = Session.open(database)) {
      run(interlock, "upgrade", "+1");
      isOneTransaction(session, "aaaa01");
      session.execute(AUDIT);
      run(interlock, "upgrade");
      isOneTransaction(session, "bbbb02");
      assertThat(
              session.rows(
                  "SELECT part FROM note WHERE revision = 'bbbb02'"
                      + " AND tx IN (SELECT tx FROM audit.journal) ORDER BY part"))
          .contains("1");
    }
  }

  private static void isOneTransaction(Session session, String revision) {
    assertThat(
            session.rows(
                """
                SELECT m.xmin::text FROM interlock_migration m WHERE id = '%1$s'
                UNION SELECT v.xmin::text FROM alembic_version v WHERE version_num = '%1$s'
                UNION SELECT n.tx::text FROM note n WHERE revision = '%1$s' AND part = 2\
                """
                    .formatted(revision)))
        .hasSize(1);
  }

  private static void run(Program interlock, String... words) {
    var ended = interlock.run(words);
    assertThat(ended.exit()).as(ended.output()).isZero();
  }
}
