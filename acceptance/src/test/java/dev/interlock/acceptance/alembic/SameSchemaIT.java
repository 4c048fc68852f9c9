package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.DatabaseState;
import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.Program;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schema, owners, rows and Alembic's table are those that Alembic itself leaves, up and down. */
@ExtendWith(PostgresExtension.class)
final class SameSchemaIT {

  @ParameterizedTest
  @CsvSource({"PSYCOPG2, true", "ASYNCPG, false"})
  void isLeftAsAlembicLeavesIt(Driver driver, boolean sealed, PostgresServers servers)
      throws SQLException {
    try (var project = project(driver);
        var own = servers.database();
        var ours = servers.database()) {
      Program interlock =
          sealed ? project.seal().interlockWithoutPython(ours) : project.interlock(ours);
      project.alembic(own, "upgrade", "head");
      List<String> head = DatabaseState.of(own);
      succeeds(interlock, "upgrade");
      assertThat(DatabaseState.of(ours)).isEqualTo(head);
      project.alembic(own, "downgrade", "-1");
      succeeds(interlock, "downgrade", "--allow-loss");
      assertThat(DatabaseState.of(ours)).isEqualTo(DatabaseState.of(own));
      succeeds(interlock, "upgrade");
      assertThat(DatabaseState.of(ours)).isEqualTo(head);
      assertThat(project.alembic(ours, "current")).contains("third3 (head)");
    }
  }

  private static AlembicFolder project(Driver driver) {
    return AlembicFolder.create(driver)
        .revision(
            "first1",
            "",
            """
            op.create_table(
                "account",
                sa.Column("id", sa.Integer(), primary_key=True),
                sa.Column("email", sa.String(200), nullable=False, unique=True, index=True),
                sa.Column("kind", sa.Enum("free", "paid", name="kind"), nullable=False),
                sa.Column("label", sa.Text(), index=True, comment="100 % text: it's"),
                sa.CheckConstraint("label not like 'x%'", name="no_x"),
            )
            """)
        .revision(
            "second",
            "first1",
            """
            account = sa.table("account", sa.column("email"), sa.column("kind"), sa.column("label"))
            op.bulk_insert(account, [
                {"email": "a@b.c", "kind": "free", "label": "50% of 'it'"},
                {"email": "d@e.f", "kind": "paid", "label": None},
            ])
            op.execute(sa.text("UPDATE account SET label = 'a%b:c' WHERE label IS NULL"))
            """)
        .revision(
            "third3",
            "second",
            """
            op.execute('''CREATE FUNCTION even(n int) RETURNS boolean LANGUAGE plpgsql AS $$
            BEGIN
              RETURN n % 2 = 0;
            END $$''')
            op.create_table(
                "note",
                sa.Column("id", sa.Integer(), primary_key=True),
                sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
            )
            op.create_index("note_account", "note", ["account_id"])
            op.alter_column("account", "label", type_=sa.String(90), nullable=False)
            """,
            """
            op.alter_column("account", "label", type_=sa.Text(), nullable=True)
            op.drop_index("note_account")
            op.drop_table("note")
            op.execute("DROP FUNCTION even(int)")
            """);
  }

  private static void succeeds(Program program, String... command) {
    var ended = program.run(command);
    assertThat(ended.exit()).as("%s%n%s", command, ended.output()).isZero();
  }
}
