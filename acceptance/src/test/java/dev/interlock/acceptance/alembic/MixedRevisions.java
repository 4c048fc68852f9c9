package dev.interlock.acceptance.alembic;

import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import java.util.List;

/**
 * A history with every kind of revision: statements that Interlock sends itself, Python that reads,
 * concurrent indexes, and commits in the middle. Each revision changes each row once.
 */
final class MixedRevisions {

  static final List<String> IDS =
      List.of("table1", "rows02", "index3", "column", "loop05", "block6", "middle", "last08");

  private static final String READS =
      "rows = op.get_bind().execute(sa.text('SELECT id FROM item ORDER BY id')).fetchall()\n";

  private MixedRevisions() {}

  static AlembicFolder write(Driver driver) {
    var project = AlembicFolder.create(driver);
    List<String> bodies =
        List.of(
            """
            op.create_table(
                "item",
                sa.Column("id", sa.Integer(), primary_key=True),
                *[sa.Column(c, sa.Integer(), nullable=False, server_default="0") for c in "abcde"],
            )
            """,
            "op.execute('INSERT INTO item (id) SELECT generate_series(1, 20)')",
            """
            op.execute("UPDATE item SET a = a + 1")
            with op.get_context().autocommit_block():
                op.create_index("item_a", "item", ["a"], postgresql_concurrently=True)
            op.execute("UPDATE item SET b = b + 1")
            """,
            "op.add_column('item', sa.Column('note', sa.Text()))",
            READS
                + """
                for row in rows:
                    op.get_bind().execute(
                        sa.text("UPDATE item SET c = c + 1, note = 'seen' WHERE id = :id"),
                        {"id": row[0]},
                    )
                """,
            READS
                + """
                op.execute("UPDATE item SET d = d + %d" % (1 if rows else 0))
                with op.get_context().autocommit_block():
                    op.execute("CREATE INDEX CONCURRENTLY item_d ON item (d)")
                    op.execute("CREATE UNIQUE INDEX CONCURRENTLY item_note ON item (id, note)")
                op.add_column("item", sa.Column("f", sa.Integer(), server_default="0"))
                """,
            READS
                + """
                op.execute("UPDATE item SET e = e + 1")
                op.execute("COMMIT")
                for row in rows:
                    op.get_bind().execute(
                        sa.text("UPDATE item SET f = f + 1 WHERE id = :id"), {"id": row[0]}
                    )
                """,
            "op.create_index('item_f', 'item', ['f'])");
    for (int i = 0; i < IDS.size(); i++) {
      project.revision(IDS.get(i), i == 0 ? "" : IDS.get(i - 1), bodies.get(i));
    }
    return project;
  }
}
