package dev.interlock.postgresql.online;

import dev.interlock.Interlock;
import dev.interlock.apply.Settings;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.LockTimeout;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.data.ByteSize;
import dev.interlock.dialect.data.PreflightSettings;
import dev.interlock.dialect.data.SecretColumns;
import dev.interlock.drift.Effects;
import dev.interlock.drift.MigrationSource;
import dev.interlock.drift.States;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.history.History;
import dev.interlock.history.OnlineMode;
import dev.interlock.history.Version;
import dev.interlock.layout.LayoutReader;
import dev.interlock.layout.tool.Flyway;
import dev.interlock.ledger.RunId;
import dev.interlock.plan.Goal;
import dev.interlock.plan.Plan;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.replay.Replay;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A history of two migrations, the second of which changes a table with rows. Every table counts as
 * large.
 */
final class OnlineProject {

  static final PostgresDialect DIALECT = new PostgresDialect();

  private static final String TABLES =
      """
      CREATE TABLE customer (id integer PRIMARY KEY);
      CREATE TABLE orders (
        id integer, ref integer, code text, amount integer, old text);
      CREATE SCHEMA "Sales";
      CREATE TABLE "Sales"."Order Lines" (id integer, "Line No" integer);
      CREATE TABLE part (id integer, day integer) PARTITION BY RANGE (day);
      CREATE TABLE part_one PARTITION OF part FOR VALUES FROM (1) TO (25);
      CREATE TABLE "Part Two" PARTITION OF part FOR VALUES FROM (25) TO (100);
      """;

  private static final List<String> ROWS =
      List.of(
          "INSERT INTO customer SELECT n FROM generate_series(1, 50) AS n",
          "INSERT INTO orders SELECT n, 1 + n % 50, 'c' || n, n, 'x' FROM generate_series(1, 500) AS n",
          "INSERT INTO \"Sales\".\"Order Lines\" SELECT n, n FROM generate_series(1, 50) AS n",
          "INSERT INTO part SELECT n, n FROM generate_series(1, 50) AS n");

  private final Path folder;
  private final History history;
  private final List<MigrationEffect> effects;

  private OnlineProject(Path folder, TestDatabase shadow, String script) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("V1__tables.sql"), TABLES);
    Files.writeString(folder.resolve("V2__change.sql"), script);
    this.history = read();
    try (var open = DIALECT.shadow(DatabaseUrlParser.parse(shadow.url()), connecting())) {
      this.effects = Replay.of(history, open).orElseThrow().effects();
    }
  }

  /**
   * @param shadow an empty database on a server of the same version
   */
  static OnlineProject of(Path folder, TestDatabase shadow, String script) throws IOException {
    return new OnlineProject(folder, shadow, script);
  }

  private History read() {
    return new LayoutReader(folder, DIALECT.splitter(), Optional.of(new Flyway()))
        .read(List.of(folder));
  }

  /** Brings a database to the state before the change, with rows. */
  void begin(TestDatabase database) {
    try (var interlock = open(DIALECT, database, OnlineMode.REFUSE)) {
      interlock.upgrade(new Goal.To(Version.parse("1")));
    }
    ROWS.forEach(sql -> run(database, sql));
  }

  Plan upgrade(TestDatabase database, OnlineMode mode) {
    return upgrade(DIALECT, database, mode);
  }

  Plan upgrade(Dialect dialect, TestDatabase database, OnlineMode mode) {
    try (var interlock = open(dialect, database, mode)) {
      return interlock.upgrade(new Goal.Head());
    }
  }

  private Interlock open(Dialect dialect, TestDatabase database, OnlineMode mode) {
    Settings settings =
        Settings.builder()
            .lockTimeout(new LockTimeout(Duration.ofSeconds(1)))
            .preflight(
                new PreflightSettings(
                    Duration.ofSeconds(30),
                    SecretColumns.BY_NAME,
                    mode == OnlineMode.AUTO ? Optional.of(new ByteSize(0)) : Optional.empty()))
            .online(mode)
            .build();
    return Interlock.at(dialect, DatabaseUrlParser.parse(database.url()))
        .settings(settings)
        .open(
            new MigrationSource() {
              @Override
              public History history() {
                return read();
              }

              @Override
              public Effects effects(History asked, Server server) {
                return new Effects.Known(States.of(asked, effects), Set.of(server.kind()));
              }
            });
  }

  static Catalog schema(TestDatabase database) {
    try (var target = DIALECT.connect(DatabaseUrlParser.parse(database.url()), connecting())) {
      return target.readCatalog(CatalogScope.usual());
    }
  }

  /** Returns the names of all relations and constraints, and whether they are valid. */
  static List<String> names(TestDatabase database) {
    return rows(
        database,
        """
        SELECT c.relname, c.relkind::text, coalesce(i.indisvalid AND i.indisready, true)::text
        FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid
        WHERE c.relnamespace::regnamespace::text IN ('public', '"Sales"')
          AND c.relname NOT LIKE 'interlock%'
        UNION ALL
        SELECT conrelid::regclass || ' ' || conname, contype::text, convalidated::text
        FROM pg_constraint
        WHERE connamespace::regnamespace::text IN ('public', '"Sales"')
          AND conrelid::regclass::text NOT LIKE 'interlock%'
        ORDER BY 1, 2
        """);
  }

  static List<String> rows(TestDatabase database, String query) {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        var values = new ArrayList<String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(rows.getString(i));
        }
        found.add(String.join(" ", values));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void run(TestDatabase database, String sql) {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ConnectSettings connecting() {
    return new ConnectSettings(
        RunId.random(RandomGenerator.getDefault()),
        Duration.ofSeconds(10),
        Optional.empty(),
        why -> {});
  }
}
