package dev.interlock.sqlite.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.dialect.StepFailure;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.JDBC;

/**
 * No transaction leaves rows without their parents, whether or not foreign keys are enforced (S7).
 */
class ForeignKeyCheckTest {

  private final Session session;
  private final ForeignKeyCheck check;

  ForeignKeyCheckTest() throws SQLException {
    session = new Session(JDBC.createConnection("jdbc:sqlite::memory:", new Properties()));
    check = new ForeignKeyCheck(session);
  }

  @BeforeEach
  void makeTables() throws SQLException {
    session.execute("CREATE TABLE parent (id integer PRIMARY KEY)");
    session.execute(
        "CREATE TABLE child (id integer PRIMARY KEY, p integer REFERENCES parent (id))");
    session.execute("INSERT INTO parent VALUES (1), (2)");
    session.execute("INSERT INTO child VALUES (10, 1)");
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void refusesNewOrphans() throws SQLException {
    check.look();
    session.execute("DELETE FROM parent WHERE id = 1");
    assertThatThrownBy(check::refuseOrphans)
        .isInstanceOf(StepFailure.class)
        .hasMessage(
            "rows without their parents would be committed: row 10 of `child` names no row of"
                + " `parent`");
  }

  @Test
  void leavesThoseThatWereThere() throws SQLException {
    session.execute("INSERT INTO child VALUES (11, 7)");
    check.look();
    session.execute("INSERT INTO child VALUES (12, 2)");
    check.refuseOrphans();
    session.execute("UPDATE child SET p = 9 WHERE id = 12");
    assertThatThrownBy(check::refuseOrphans).isInstanceOf(StepFailure.class);
  }

  @Test
  void leavesAKeyThatCannotBeCheckedAsItWas() throws SQLException {
    session.execute("CREATE TABLE odd (p integer REFERENCES child (p))");
    session.execute("INSERT INTO odd VALUES (1)");
    check.look();
    check.refuseOrphans();
    int rows = session.query(row -> row.getInt(1), "SELECT count(*) FROM odd");
    assertThat(rows).isEqualTo(1);
  }
}
