package dev.interlock.postgresql.shadow;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Shadow;
import dev.interlock.history.History;
import dev.interlock.layout.LayoutReader;
import dev.interlock.ledger.RunId;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.replay.Replay;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A project's migrations, and the methods that replay them. */
record ScriptFolder(Path path) {

  /** Two tables of 1,000 rows, an index and an enum. */
  static final String SHOP =
      """
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE TABLE account (id int PRIMARY KEY, ref varchar(50), n int, kind text DEFAULT 'x');
      CREATE INDEX account_by_ref ON account (ref);
      CREATE TABLE item (id int PRIMARY KEY, account_id int, qty int);
      INSERT INTO account SELECT g, 'r' || g, g, 'k' FROM generate_series(1, 1000) g;
      INSERT INTO item SELECT g, g, g FROM generate_series(1, 1000) g;
      """;

  private static final PostgresDialect DIALECT = new PostgresDialect();

  /** Writes a file, and the folders above it. */
  ScriptFolder write(String name, String sql) {
    try {
      Path file = path.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, sql);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  History history() {
    return new LayoutReader(path, DIALECT.splitter(), Optional.empty()).read(List.of(path));
  }

  Replay.Outcome replay(TestDatabase database) {
    try (var shadow = shadow(database.url())) {
      return Replay.of(history(), shadow).orElseThrow();
    }
  }

  static Shadow shadow(String url) {
    return shadow(DatabaseUrlParser.parse(url));
  }

  static Shadow shadow(DatabaseUrl url) {
    var settings =
        new ConnectSettings(
            new RunId("0123abcd"), Duration.ofSeconds(5), Optional.empty(), w -> {});
    return DIALECT.shadow(url, settings);
  }
}
