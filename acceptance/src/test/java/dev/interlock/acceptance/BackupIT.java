package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.InProcess.Answer;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a migration destroys are saved first, and come back as they were (A9, C10). */
@ExtendWith(PostgresExtension.class)
@Tag("A9")
@Tag("C10")
final class BackupIT {

  private static final int NEWEST = 18;

  private static final int ROWS = 300;

  private static final String TYPES =
      """
      CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');
      CREATE TYPE point3 AS (x integer, y text, z numeric);
      CREATE DOMAIN short AS varchar(20) CHECK (VALUE <> 'never');
      """;

  private static final String TABLES =
      """
      CREATE TABLE everything (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        words text, code char(6), name varchar(40), flag boolean, small smallint,
        amount numeric(20, 4), exact numeric, single real, twice double precision,
        day date, at timestamptz, local timestamp, clock time, span interval,
        raw bytea, bits bit(5), flexible bit varying, doc jsonb, plain json, xml_doc xml,
        uid uuid, net inet, list text[], grid integer[][], moods mood[], how mood,
        place point3, tiny short, reach int4range, price money, letter "char",
        twice_small integer GENERATED ALWAYS AS (small * 2) STORED,
        at_default timestamptz DEFAULT now());
      CREATE TABLE "Odd Name" (a integer, "B c" text, PRIMARY KEY ("B c", a));
      CREATE TABLE heap (a integer, b text);
      CREATE TABLE event (id serial, day date NOT NULL, what text, PRIMARY KEY (id, day))
        PARTITION BY RANGE (day);
      CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
      CREATE TABLE event_other PARTITION OF event DEFAULT;
      CREATE TABLE child (id integer PRIMARY KEY, parent bigint NOT NULL REFERENCES everything);
      """;

  private static final String DROP =
      "DROP TABLE everything, \"Odd Name\", heap, event, child CASCADE;\n";

  @TempDir private Path folder;
  private InProcess interlock;
  private TestDatabase database;

  @BeforeEach
  void createProject(TestDatabase test) {
    database = test;
    interlock = new InProcess(folder, test.url());
    interlock.set("INTERLOCK_BACKUP", "before-destructive");
    interlock.set("INTERLOCK_BACKUP_FOLDER", "backups");
  }

  @Test
  void everyRowOfEveryTypeComesBack() throws IOException, SQLException {
    interlock.write("db/migrations/V1__types.sql", TYPES);
    interlock.write("db/migrations/V2__tables.sql", TABLES);
    done("upgrade");
    fill();
    List<String> before = rows();
    interlock.write("db/migrations/V3__drop.sql", DROP);
    interlock.write("db/migrations/U3__drop.sql", TABLES);
    assertThat(done("upgrade")).contains("saved 300 rows of table everything", "of table event ");
    assertThat(done("downgrade")).contains("interlock restore ");
    assertThat(done("restore V3 --dry-run")).contains("300 rows put back", "nothing was changed");
    assertThat(count("everything")).isZero();
    assertThat(done("restore V3")).contains("300 rows put back", "every row was compared");
    assertThat(rows()).isEqualTo(before);
    assertThat(done("restore V3")).contains("0 rows put back, 300 already as in the backup");
    execute(
        "INSERT INTO everything (words) VALUES ('next')",
        "INSERT INTO event (day) VALUES ('2025-05-05')");
    assertThat(count("everything")).isEqualTo(ROWS + 1);
  }

  @Test
  void onlyTheOwnerMayReadABackup() throws IOException, SQLException {
    dropNote();
    List<Path> files = files();
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      String most = Files.isDirectory(file) ? "rwx------" : "rw-------";
      if (!file.endsWith("manifest.json")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as("%s", file)
            .isEqualTo(most);
      }
    }
  }

  @Test
  void valuesOfAColumnComeBackAfterLaterMigrations() throws IOException, SQLException {
    interlock.write(
        "db/migrations/V1__note.sql",
        "CREATE TABLE note (id integer PRIMARY KEY, words text, place point);\n");
    done("upgrade");
    execute("INSERT INTO note SELECT n, 'w' || n, point(n, n) FROM generate_series(1, 50) n");
    execute("UPDATE note SET words = NULL WHERE id > 40");
    interlock.write("db/migrations/V2__drop.sql", "ALTER TABLE note DROP COLUMN words;\n");
    interlock.write("db/migrations/V3__more.sql", "ALTER TABLE note ADD COLUMN mark integer;\n");
    assertThat(done("upgrade")).contains("saved 40 values of column note.words");
    execute("DELETE FROM note WHERE id = 1", "ALTER TABLE note DROP COLUMN place");
    interlock.write("db/migrations/V4__back.sql", "ALTER TABLE note ADD COLUMN words text;\n");
    done("upgrade --drift allow");
    execute("UPDATE note SET words = 'changed' WHERE id = 2");
    Answer refused = interlock.run("restore V2");
    assertThat(refused.exit()).as(refused.all()).isEqualTo(1);
    assertThat(refused.all()).contains("BAK007", "1 value of column note.words");
    assertThat(ask("SELECT count(words) FROM note")).isEqualTo("1");
    assertThat(done("restore V2 --overwrite"))
        .contains("38 values put back", "1 overwritten", "1 left in the backup");
    assertThat(ask("SELECT string_agg(words, ' ' ORDER BY id) FROM note"))
        .isEqualTo(
            IntStream.rangeClosed(2, 40).mapToObj(n -> "w" + n).collect(Collectors.joining(" ")));
  }

  @Test
  void valuesThatATypeChangeConvertsAreSaved() throws IOException, SQLException {
    interlock.write(
        "db/migrations/V1__price.sql",
        "CREATE TABLE price (id integer PRIMARY KEY, amount numeric, label text);\n");
    done("upgrade");
    execute("INSERT INTO price VALUES (1, 1.005, 'a'), (2, NULL, 'b')");
    interlock.write(
        "db/migrations/V2__narrow.sql",
        """
        -- interlock: allow=DAT106 "rounded"
        ALTER TABLE price ALTER COLUMN amount TYPE numeric(8, 2);
        ALTER TABLE price ALTER COLUMN label TYPE varchar USING upper(label);
        """);
    interlock.write(
        "db/migrations/U2__narrow.sql",
        "ALTER TABLE price ALTER COLUMN amount TYPE numeric, ALTER COLUMN label TYPE text;\n");
    assertThat(done("upgrade"))
        .contains("saved 1 value of column price.amount", "saved 2 values of column price.label");
    assertThat(interlock.run("downgrade").all()).contains("BAK001");
    done("downgrade --allow-loss");
    done("restore V2 --overwrite");
    assertThat(ask("SELECT string_agg(amount || label, ' ') FROM price")).isEqualTo("1.005a");
    assertThat(ask("SELECT string_agg(label, ' ' ORDER BY id) FROM price")).isEqualTo("a b");
  }

  @Test
  void aRenameSavesNothing() throws IOException, SQLException {
    interlock.write("db/migrations/V1__a.sql", "CREATE TABLE a (id integer, rename text);\n");
    done("upgrade");
    execute("INSERT INTO a VALUES (1, 'x')");
    interlock.write(
        "db/migrations/V2__b.sql",
        "ALTER TABLE a RENAME TO b;\nALTER TABLE b RENAME COLUMN id TO number;\n");
    assertThat(done("upgrade")).doesNotContain("saved");
    interlock.write("db/migrations/V3__c.sql", "ALTER TABLE b DROP COLUMN rename;\n");
    assertThat(done("upgrade")).contains("saved 1 value of column b.rename");
  }

  @Test
  void refusesABackupThatIsNotAsItWasWritten() throws IOException, SQLException {
    dropNote();
    done("downgrade");
    List<String> before = DatabaseState.of(database);
    Path rows =
        files().stream().filter(f -> f.toString().endsWith(".gz")).findFirst().orElseThrow();
    Path manifest = rows.resolveSibling("manifest.json");
    byte[] whole = Files.readAllBytes(rows);
    String described = Files.readString(manifest);

    Files.write(rows, Arrays.copyOf(whole, whole.length / 2));
    refused("restore", "BAK005", "is cut off");
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 1;
    Files.write(rows, flipped);
    refused("restore", "BAK005", "note.copy.gz");
    Files.delete(rows);
    refused("restore", "BAK005", "does not exist");
    Files.write(rows, whole);
    Files.writeString(manifest, described.replace("\"note\"", "\"memo\""));
    refused("restore", "BAK005", "was edited");
    Files.writeString(manifest, described);
    Path v2 = folder.resolve("db/migrations/V2__drop.sql");
    Files.move(v2, folder.resolve("V2"));
    refused("restore", "BAK006", "not among the migrations");
    Files.move(folder.resolve("V2"), v2);
    assertThat(DatabaseState.of(database)).isEqualTo(before);
    assertThat(done("restore")).contains("200 rows put back");
  }

  @Test
  void refusesABackupOfAnotherDatabase(PostgresServers servers) throws IOException, SQLException {
    dropNote();
    try (TestDatabase other = servers.database(NEWEST);
        var connection = other.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE note (id integer PRIMARY KEY, words text)");
      interlock.set("DATABASE_URL", other.url());
      refused("restore", "BAK006", "another database");
      assertThat(done("restore --other-database")).contains("200 rows put back");
    }
  }

  @Test
  void nothingIsDroppedIfTheFolderDoesNotTakeIt() throws IOException, SQLException {
    noteWithRows();
    interlock.write("db/migrations/V2__drop.sql", "DROP TABLE note;\n");
    Files.writeString(folder.resolve("backups"), "a file\n");
    Answer answer = interlock.run("upgrade");
    assertThat(answer.exit()).as(answer.all()).isEqualTo(4);
    assertThat(answer.all()).contains("BAK004", "table note", "backups");
    assertThat(count("note")).isEqualTo(200);
  }

  @Test
  void nothingIsDroppedIfTheRoleMayNotReadTheRows() throws IOException, SQLException {
    execute("CREATE ROLE interlock_weak");
    try {
      interlock.write(
          "db/migrations/V1__note.sql",
          """
          CREATE TABLE note (id integer PRIMARY KEY, words text);
          ALTER TABLE note OWNER TO interlock_weak;
          """);
      interlock.write(
          "db/migrations/V2__drop.sql",
          "SET ROLE interlock_weak;\nDROP TABLE note;\nRESET ROLE;\n");
      done("upgrade V1");
      execute(
          "INSERT INTO note SELECT n, 'w' FROM generate_series(1, 200) n",
          "REVOKE SELECT ON note FROM interlock_weak");
      Answer answer = interlock.run("upgrade");
      assertThat(answer.exit()).as(answer.all()).isEqualTo(4);
      assertThat(answer.all()).contains("APP006", "permission denied for table note");
      assertThat(count("note")).isEqualTo(200);
      assertThat(folder.resolve("backups")).isEmptyDirectory();
    } finally {
      execute("DROP OWNED BY interlock_weak", "DROP ROLE interlock_weak");
    }
  }

  /** Every row that another session has committed is in the backup, whenever it came. */
  @Test
  void noRowOfABusyTableIsLost() throws Exception {
    noteWithRows();
    interlock.write("db/migrations/V2__drop.sql", "DROP TABLE note;\n");
    interlock.write(
        "db/migrations/U2__drop.sql", "CREATE TABLE note (id integer PRIMARY KEY, words text);\n");
    CompletableFuture<Integer> written = CompletableFuture.supplyAsync(this::writeUntilDropped);
    while (count("note") < 250) {
      Thread.onSpinWait();
    }
    done("upgrade");
    int committed = written.get();
    done("downgrade");
    done("restore");
    assertThat(count("note")).isEqualTo(200 + committed);
  }

  private int writeUntilDropped() {
    int committed = 0;
    try (var connection = database.connect();
        var insert = connection.prepareStatement("INSERT INTO note VALUES (?, 'busy')")) {
      while (true) {
        insert.setInt(1, 1000 + committed);
        insert.execute();
        committed++;
      }
    } catch (SQLException dropped) {
      return committed;
    }
  }

  @Test
  void refusesWhereNewerRowsWouldNotBeSeen() throws IOException, SQLException {
    noteWithRows();
    interlock.write(
        "db/migrations/V2__drop.sql",
        "BEGIN ISOLATION LEVEL REPEATABLE READ;\nDROP TABLE note;\nCOMMIT;\n");
    Answer answer = interlock.run("upgrade");
    assertThat(answer.exit()).as(answer.all()).isEqualTo(4);
    assertThat(answer.all()).contains("BAK004", "repeatable read");
    assertThat(count("note")).isEqualTo(200);
    assertThat(folder.resolve("backups")).doesNotExist();
  }

  @Test
  void aTriggerThatChangesRowsIsNoticed() throws IOException, SQLException {
    dropNote();
    done("downgrade");
    execute(
        "CREATE FUNCTION loud() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.words := 'x'; RETURN NEW; END $$",
        "CREATE TRIGGER loud BEFORE INSERT ON note FOR EACH ROW EXECUTE FUNCTION loud()");
    refused("restore", "BAK008", "a trigger");
    assertThat(count("note")).isZero();
  }

  @Test
  void downgradeSaysWhatItLoses() throws IOException, SQLException {
    interlock.set("INTERLOCK_BACKUP", "off");
    noteWithRows();
    interlock.write("db/migrations/U1__note.sql", "DROP TABLE note;\n");
    refused("downgrade", "BAK001", "200 rows of table note (");
    assertThat(count("note")).isEqualTo(200);
    interlock.set("INTERLOCK_BACKUP", "before-destructive");
    assertThat(done("downgrade --allow-loss"))
        .contains("warning[BAK001]", "saved 200 rows of table note");
    done("upgrade");
    assertThat(done("restore")).contains("200 rows put back");
    assertThat(count("note")).isEqualTo(200);
  }

  private void noteWithRows() throws IOException, SQLException {
    interlock.write(
        "db/migrations/V1__note.sql", "CREATE TABLE note (id integer PRIMARY KEY, words text);\n");
    done("upgrade");
    execute("INSERT INTO note SELECT n, repeat(md5(n::text), 20) FROM generate_series(1, 200) n");
  }

  private void dropNote() throws IOException, SQLException {
    noteWithRows();
    interlock.write("db/migrations/V2__drop.sql", "DROP TABLE note;\n");
    interlock.write(
        "db/migrations/U2__drop.sql", "CREATE TABLE note (id integer PRIMARY KEY, words text);\n");
    done("upgrade");
  }

  /** Fills the tables with values at the edges of their types, and with random ones. */
  private void fill() throws SQLException {
    var random = new Random(20250105);
    try (var connection = database.connect();
        var insert =
            connection.prepareStatement(
                """
                INSERT INTO everything (words, code, name, flag, small, amount, exact, single,
                  twice, day, at, local, clock, span, raw, bits, flexible, doc, plain, xml_doc, uid,
                  net, list, grid, moods, how, place, tiny, reach, price, letter)
                VALUES (?, ?, ?, ?, ?, ?::numeric, ?::numeric, ?::real, ?::float8, ?::date,
                  ?::timestamptz, ?::timestamp, ?::time, ?::interval, ?, ?::bit(5), ?::varbit,
                  ?::jsonb, ?::json, ?::xml, ?::uuid, ?::inet, ?::text[], ?::int[], ?::mood[],
                  ?::mood, ?::point3, ?, ?::int4range, ?::money, ?::"char")
                """)) {
      for (int row = 0; row < ROWS; row++) {
        Object[] values = row == 0 ? new Object[31] : values(random);
        for (int i = 0; i < values.length; i++) {
          insert.setObject(i + 1, row > 0 && random.nextInt(6) == 0 ? null : values[i]);
        }
        insert.execute();
      }
    }
    execute(
        "INSERT INTO \"Odd Name\" SELECT n, chr(10) || E'\\\\N\\t' || n FROM generate_series(1, 20) n",
        "INSERT INTO heap SELECT n % 3, NULL FROM generate_series(1, 20) n",
        "INSERT INTO event (day, what) SELECT date '2024-06-01' + n * 20, 'e' || n FROM generate_series(1, 60) n",
        "INSERT INTO child SELECT n, n FROM generate_series(1, 100) n");
  }

  private static Object[] values(Random random) {
    List<String> texts =
        List.of("", "\\N", "\\.", "a\nb\r\n\tc\\d", "ü€𝄞", "'\"", "NULL", " end ", "\u0001");
    String text = texts.get(random.nextInt(texts.size()));
    var bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    int number = random.nextInt(2000) - 1000;
    String json = "{\"a\": [1.50, \"x\\ny\", null, " + number + "]}";
    return new Object[] {
      text,
      "ab ",
      text,
      random.nextBoolean(),
      (short) number,
      number + ".1234",
      random.nextInt(9) == 0 ? "NaN" : number + ".5000000000000000000000001",
      random.nextInt(9) == 0 ? "Infinity" : "" + random.nextFloat(),
      "" + random.nextGaussian() * 1e300,
      random.nextInt(9) == 0 ? "infinity" : "0044-03-15 BC",
      "2025-03-30 01:59:59.123456+01",
      random.nextInt(9) == 0 ? "-infinity" : "1999-12-31 23:59:59.999999",
      "23:59:59.5",
      "-1 year 2 days -03:04:05.6",
      bytes,
      "10101",
      "1".repeat(random.nextInt(20)),
      json,
      json,
      "<a>\n<b/></a>",
      new UUID(random.nextLong(), random.nextLong()).toString(),
      "10.0.0.0/8",
      "{NULL,\"NULL\",\"a,b\",\"\\\\\\\"\",\"\"}",
      "{{1,2},{3,NULL}}",
      "{sad,\"it's ok\"}",
      "it's ok",
      random.nextBoolean() ? "(,,)" : "(1,\"a,\"\"b\",1.50)",
      "s",
      "[1,5)",
      "-12.34",
      "z"
    };
  }

  private List<String> rows() throws SQLException {
    var rows = new ArrayList<String>();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      for (String table : List.of("everything", "\"Odd Name\"", "heap", "event", "child")) {
        try (var result =
            statement.executeQuery(
                "SELECT tableoid::regclass || x::text FROM %s x".formatted(table))) {
          while (result.next()) {
            rows.add(result.getString(1));
          }
        }
      }
    }
    rows.sort(null);
    return rows;
  }

  private List<Path> files() throws IOException {
    try (var files = Files.walk(folder.resolve("backups"))) {
      return files.toList();
    }
  }

  private String done(String command) {
    Answer answer = interlock.run(command);
    assertThat(answer.exit()).as(answer.all()).isZero();
    return answer.all();
  }

  private void refused(String command, String code, String words) {
    Answer answer = interlock.run(command);
    assertThat(answer.exit()).as(answer.all()).isEqualTo(1);
    assertThat(answer.all()).contains(code, words);
  }

  private long count(String table) throws SQLException {
    return Long.parseLong(ask("SELECT count(*) FROM " + table));
  }

  private String ask(String query) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private void execute(String... statements) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
