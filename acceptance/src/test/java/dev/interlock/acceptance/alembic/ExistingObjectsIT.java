package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.DatabaseState;
import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.Program;
import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.acceptance.campaign.Session;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Case B: a revision creates a table that exists already. */
@ExtendWith(PostgresExtension.class)
final class ExistingObjectsIT {

  private static final String TABLE =
      """
      op.create_table(
          "payment",
          sa.Column("id", sa.Integer(), primary_key=True),
          sa.Column("amount", sa.Numeric(12, 2), nullable=False),
      )
      """;

  private static final String INDEX =
      "op.create_index('ix_payment_amount', 'payment', ['amount'])\n";

  private static final String LOOP =
      """
      connection = op.get_bind()
      for row in connection.execute(sa.text("SELECT id FROM account ORDER BY id")).fetchall():
          connection.execute(
              sa.text("UPDATE account SET balance = balance + 1 WHERE id = :id"), {"id": row[0]}
          )
      """;

  private static final String EXISTING =
      "CREATE TABLE payment (id serial PRIMARY KEY, amount numeric(12, 2) NOT NULL)";

  private static AlembicFolder plain;
  private static AlembicFolder sealedPlain;
  private static AlembicFolder loop;
  private static AlembicFolder sealedLoop;

  @BeforeAll
  static void writeProjects() {
    plain = project(TABLE + INDEX);
    sealedPlain = project(TABLE + INDEX).seal();
    loop = project(TABLE + INDEX + LOOP);
    sealedLoop = project(TABLE + INDEX + LOOP).seal();
  }

  private static AlembicFolder project(String incident) {
    return AlembicFolder.create(Driver.PSYCOPG)
        .revision(
            "aaaa01",
            "",
            "op.create_table('account', sa.Column('id', sa.Integer(), primary_key=True),"
                + " sa.Column('balance', sa.Integer(), nullable=False))")
        .revision("bbbb02", "aaaa01", incident)
        .revision("cccc03", "bbbb02", "op.add_column('payment', sa.Column('note', sa.Text()))");
  }

  @AfterAll
  static void closeProjects() {
    List.of(plain, sealedPlain, loop, sealedLoop).forEach(AlembicFolder::close);
  }

  @ParameterizedTest
  @CsvSource({"13, false", "18, true"})
  void areAdoptedWhereTheyAreIdentical(int version, boolean sealed, PostgresServers servers) {
    try (var database = servers.database(version)) {
      Program interlock = (sealed ? sealedPlain : plain).interlock(database);
      atTheFirst(interlock, database);
      execute(database, EXISTING, "CREATE INDEX ix_payment_amount ON payment (amount)");
      succeeds(interlock.run("upgrade"));
      isAtHead(database);
      assertThat(rows(database, "SELECT how FROM interlock_migration WHERE id = 'bbbb02'"))
          .containsExactly("adopted");
    }
  }

  @ParameterizedTest
  @CsvSource({"13, true", "18, false"})
  void areCompleted(int version, boolean sealed, PostgresServers servers) {
    try (var database = servers.database(version)) {
      Program interlock = (sealed ? sealedLoop : loop).interlock(database);
      atTheFirst(interlock, database);
      execute(database, EXISTING, "INSERT INTO account VALUES (1, 10), (2, 20)");
      succeeds(interlock.run("upgrade"));
      isAtHead(database);
      assertThat(rows(database, "SELECT balance FROM account ORDER BY id"))
          .containsExactly("11", "21");
      assertThat(rows(database, "SELECT to_regclass('ix_payment_amount')::text"))
          .containsExactly("ix_payment_amount");
      succeeds(interlock.run("upgrade"));
      assertThat(rows(database, "SELECT balance FROM account ORDER BY id"))
          .containsExactly("11", "21");
    }
  }

  /** Nothing shows whether the loop has run, so the user has to say it. */
  @ParameterizedTest
  @CsvSource({"18, true, --data-missing, 11", "18, true, --data-done, 10"})
  void areAskedAboutWhereOnlyRowsMayBeMissing(
      int version, boolean sealed, String answer, String balance, PostgresServers servers) {
    try (var database = servers.database(version)) {
      Program interlock = (sealed ? sealedLoop : loop).interlock(database);
      atTheFirst(interlock, database);
      execute(
          database,
          EXISTING,
          "CREATE INDEX ix_payment_amount ON payment (amount)",
          "INSERT INTO account VALUES (1, 10)");
      Ended asked = interlock.run("upgrade");
      assertThat(asked.exit()).as(asked.output()).isEqualTo(1);
      assertThat(asked.output()).contains("--data-done bbbb02", "--data-missing bbbb02");
      succeeds(interlock.run("sync", answer, "bbbb02"));
      isAtHead(database);
      assertThat(rows(database, "SELECT balance FROM account")).containsExactly(balance);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "13, true, id serial PRIMARY KEY; amount numeric(12;2) NOT NULL; payer text NOT NULL, payer",
    "18, false, id serial PRIMARY KEY; amount bigint NOT NULL, bigint"
  })
  void areRefusedWhereTheyDiffer(
      int version, boolean sealed, String columns, String named, PostgresServers servers)
      throws SQLException {
    try (var database = servers.database(version)) {
      atTheFirst((sealed ? sealedPlain : plain).interlock(database), database);
      execute(database, "CREATE TABLE payment (" + columns.replace(';', ',') + ")");
      List<String> before = DatabaseState.of(database);
      for (AlembicFolder project :
          sealed ? List.of(sealedPlain, sealedLoop) : List.of(plain, loop)) {
        Ended refused = project.interlock(database).run("upgrade");
        assertThat(refused.exit()).as(refused.output()).isEqualTo(1);
        assertThat(refused.output()).contains("payment", named);
        assertThat(DatabaseState.of(database)).isEqualTo(before);
        assertThat(rows(database, "SELECT version_num FROM alembic_version"))
            .containsExactly("aaaa01");
      }
    }
  }

  private static void atTheFirst(Program interlock, TestDatabase database) {
    succeeds(interlock.run("upgrade", "aaaa01"));
    assertThat(rows(database, "SELECT version_num FROM alembic_version")).containsExactly("aaaa01");
  }

  private static void isAtHead(TestDatabase database) {
    assertThat(rows(database, "SELECT version_num FROM alembic_version")).containsExactly("cccc03");
    assertThat(rows(database, "SELECT id FROM interlock_migration ORDER BY seq"))
        .containsExactly("aaaa01", "bbbb02", "cccc03");
    assertThat(rows(database, "SELECT id FROM interlock_journal")).isEmpty();
  }

  private static void succeeds(Ended ended) {
    assertThat(ended.exit()).as(ended.output()).isZero();
  }

  private static List<String> rows(TestDatabase database, String query) {
    try (var session = Session.open(database)) {
      return session.rows(query);
    }
  }

  private static void execute(TestDatabase database, String... statements) {
    try (var session = Session.open(database)) {
      List.of(statements).forEach(session::execute);
    }
  }
}
