package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The effects that a replay sees of real statements on a real server. */
class SeenEffectsTest {

  private final ScriptFolder folder;

  SeenEffectsTest(@TempDir Path path) {
    folder = new ScriptFolder(path);
  }

  @PostgresTest
  void seesLocksRewritesScansAndRows(TestDatabase database) {
    folder.write("V1__shop.sql", ScriptFolder.SHOP);
    folder.write(
        "V2__change.sql",
        """
        ALTER TABLE item ALTER COLUMN qty TYPE bigint;
        ALTER TABLE item ADD COLUMN note text DEFAULT 'n';
        ALTER TABLE account ALTER COLUMN kind SET NOT NULL;
        ALTER TABLE item ADD CONSTRAINT item_account FOREIGN KEY (account_id) REFERENCES account;
        CREATE INDEX item_by_account ON item (account_id);
        UPDATE item SET note = 'm' WHERE id <= 10;
        ALTER TYPE mood ADD VALUE 'glad';
        """);
    assertThat(EffectLines.of(folder.replay(database).effects().get(1)))
        .containsExactly(
            "1 public.item ACCESS EXCLUSIVE; rewrites public.item, public.item_pkey; scans public.item;"
                + " altered column item.qty: type integer -> bigint",
            "2 created column item.note (default 'n'::text, type text)",
            "3 public.account ACCESS EXCLUSIVE; scans public.account;"
                + " altered column account.kind: not null none -> yes",
            "4 public.account SHARE ROW EXCLUSIVE; public.item SHARE ROW EXCLUSIVE;"
                + " scans public.account, public.item; created constraint item_account on item"
                + " (definition FOREIGN KEY (account_id) REFERENCES public.account(id))",
            "5 scans public.item; created index item_by_account on item"
                + " (definition btree (account_id))",
            "6 public.item ROW EXCLUSIVE; scans public.item; rows public.item 0/10/0",
            "7 altered enum mood: labels 'sad', 'ok' -> 'sad', 'ok', 'glad'");
  }

  @PostgresTest
  void seesWhatRunsOutsideTransactions(TestDatabase database) {
    folder.write("V1__shop.sql", ScriptFolder.SHOP);
    folder.write(
        "V2__index.sql", "CREATE INDEX CONCURRENTLY item_by_account ON item (account_id);");
    folder.write("V3__vacuum.sql", "VACUUM item;");
    var effects = folder.replay(database).effects();
    assertThat(effects.get(1).parts().getFirst().transactional()).isFalse();
    assertThat(EffectLines.of(effects.get(1)))
        .containsExactly(
            "1 public.item SHARE UPDATE EXCLUSIVE; scans public.item;"
                + " created index item_by_account on item (definition btree (account_id))");
    assertThat(EffectLines.of(effects.get(2)))
        .containsExactly("1 public.item SHARE UPDATE EXCLUSIVE");
  }

  /** The session sends its counters once in a second and then resets them. */
  @PostgresTest
  void seesWhatALongStatementScansOutsideTransactions(TestDatabase database) {
    folder.write(
        "V1__item.sql",
        """
        CREATE TABLE item (id int);
        INSERT INTO item VALUES (1);
        CREATE FUNCTION slow(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
          BEGIN PERFORM pg_sleep(1.1); RETURN n; END $$;
        """);
    folder.write("V2__index.sql", "CREATE INDEX CONCURRENTLY item_slow ON item (slow(id));");
    assertThat(EffectLines.of(folder.replay(database).effects().get(1)))
        .containsExactly(
            "1 public.item SHARE UPDATE EXCLUSIVE; scans public.item;"
                + " created index item_slow on item (definition btree (public.slow(id)))");
  }

  @PostgresTest
  void seesEachRewriteOfATableThatIsLockedAlready(TestDatabase database) {
    folder.write("V1__a.sql", "CREATE TABLE a (n int, m int);");
    folder.write(
        "V2__wide.sql", "ALTER TABLE a ALTER n TYPE bigint; ALTER TABLE a ALTER m TYPE bigint;");
    assertThat(folder.replay(database).effects().get(1).parts())
        .allSatisfy(part -> assertThat(part.rewritten()).containsExactly("public.a"));
  }

  /** A predicate lock of a serializable transaction blocks no other session. */
  @PostgresTest
  void passesOverPredicateLocks(TestDatabase database) {
    folder.write("V1__a.sql", "CREATE TABLE a (n int); INSERT INTO a VALUES (1);");
    folder.write("V2__b.sql", "BEGIN ISOLATION LEVEL SERIALIZABLE; UPDATE a SET n = 2; COMMIT;");
    assertThat(EffectLines.of(folder.replay(database).effects().get(1)))
        .containsExactly("1 public.a ROW EXCLUSIVE; scans public.a; rows public.a 0/1/0");
  }

  /** An exception rolls back locks and rows, but not the counters. */
  @PostgresTest
  void countsWhatAnExceptionTookBack(TestDatabase database) {
    folder.write("V1__a.sql", "CREATE TABLE a (n int);");
    folder.write(
        "V2__b.sql",
        "DO $$ BEGIN INSERT INTO a VALUES (1); RAISE 'x'; EXCEPTION WHEN OTHERS THEN NULL; END $$;");
    assertThat(EffectLines.of(folder.replay(database).effects().get(1)))
        .containsExactly("1 rows public.a 1/0/0");
  }
}
