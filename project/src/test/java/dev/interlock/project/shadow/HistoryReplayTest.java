package dev.interlock.project.shadow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.Target;
import dev.interlock.embedded.CacheFolder;
import dev.interlock.event.Event;
import dev.interlock.finding.Finding;
import dev.interlock.history.Checksum;
import dev.interlock.history.History;
import dev.interlock.layout.LayoutReader;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.RunId;
import dev.interlock.replay.BranchMerge;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.sqlite.SqliteDialect;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.SqliteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests on SQLite, where a shadow database is a file. */
class HistoryReplayTest {

  private static final SqliteDialect SQLITE = new SqliteDialect();

  private final List<Event> events = new ArrayList<>();
  @TempDir private Path scripts;
  @TempDir private Path cache;

  @BeforeEach
  void write() throws IOException {
    write("V1__a.sql", "CREATE TABLE a (id integer PRIMARY KEY, n int);");
    write("U1__a.sql", "SELECT 1;");
    write("V2__b.sql", "-- interlock: parents=V1\nCREATE TABLE b (id integer PRIMARY KEY);");
    write("V3__c.sql", "-- interlock: parents=V1\nINSERT INTO b VALUES (1);");
  }

  @Test
  void touchesNoDatabaseWhereEverythingIsKnown() {
    var fresh = replay(SQLITE::shadow, kept());
    assertThat(replay(HistoryReplayTest::refused, kept())).isEqualTo(fresh);
    assertThat(fresh.findings()).hasSize(2);
    assertThatThrownBy(() -> replay(HistoryReplayTest::refused, ReplayCache.none()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void seesTheSameWithAndWithoutWhatItKnew() throws IOException {
    replay(SQLITE::shadow, kept());
    write("V4__d.sql", "-- interlock: parents=V2,V3\nALTER TABLE a ADD COLUMN m int;");
    write("U4__d.sql", "SELECT 2;");
    assertThat(replay(SQLITE::shadow, kept()))
        .isEqualTo(replay(SQLITE::shadow, ReplayCache.none()));
  }

  @Test
  void doesTheWorkAgainWhereAnEntryWasPoisoned() throws IOException {
    var fresh = replay(SQLITE::shadow, kept());
    try (Stream<Path> entries = Files.list(cache.resolve("replay"))) {
      for (Path entry : entries.toList()) {
        Files.writeString(entry, Files.readString(entry).replace("\"created\"", "\"dropped\""));
      }
    }
    assertThat(replay(SQLITE::shadow, kept())).isEqualTo(fresh);
    assertThat(replay(HistoryReplayTest::refused, kept())).isEqualTo(fresh);
  }

  @Test
  void tellsOfWhatItReplaysAndNotOfWhatItKnew() throws IOException {
    replay(SQLITE::shadow, kept());
    assertThat(told()).containsExactly("V1 1 of 3", "V2 2 of 3", "V3 3 of 3", "3");
    replay(SQLITE::shadow, kept());
    assertThat(told()).isEmpty();
    write("V4__d.sql", "-- interlock: parents=V2,V3\nALTER TABLE a ADD COLUMN m int;");
    replay(SQLITE::shadow, kept());
    assertThat(told()).containsExactly("V4 4 of 4", "1");
  }

  private List<String> told() {
    var told =
        events.stream()
            .map(event ->
                switch (event) {
                  case Event.Replayed(var migration, var position, var took, var work) ->
                      "%s %d of %d".formatted(migration.id(), position.number(), position.of());
                  case Event.ReplayEnded(int migrations, var took, var work) ->
                      String.valueOf(migrations);
                  default -> event.toString();
                })
            .toList();
    events.clear();
    return told;
  }

  /** The parts of a replay that commands use. */
  private record Result(Replayed replayed, List<Finding> findings) {}

  private Result replay(
      BiFunction<DatabaseUrl, ConnectSettings, Shadow> shadows, ReplayCache cache) {
    var settings =
        new ConnectSettings(
            RunId.random(RandomGenerator.getDefault()),
            Duration.ofSeconds(10),
            Optional.empty(),
            why -> {});
    var scratch =
        new ShadowDatabases(
            new WatchedFiles(new SqliteShadowHost(SqliteOptions.NONE), shadows), settings);
    try (var replay = new HistoryReplay(scratch, cache, events::add)) {
      History history = history();
      Replayed replayed = replay.replay(history);
      var findings =
          Stream.concat(
                  replayed.outcome().findings().stream(),
                  replay.branches(BranchMerge.in(history), history, replayed).stream())
              .toList();
      return new Result(replayed, findings);
    }
  }

  private static Shadow refused(DatabaseUrl url, ConnectSettings settings) {
    throw new IllegalStateException("a database was opened");
  }

  private ReplayCache kept() {
    return ReplayCache.of(
        new CacheFolder(cache), "SQLite 3", Checksum.of("program".getBytes(UTF_8)));
  }

  private History history() {
    return new LayoutReader(scripts, SQLITE.splitter(), Optional.empty()).read(List.of(scripts));
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(scripts.resolve(name), sql);
  }

  /** A host of SQLite files whose shadows the test replaces. */
  private record WatchedFiles(
      SqliteShadowHost files, BiFunction<DatabaseUrl, ConnectSettings, Shadow> shadows)
      implements ShadowHost {

    @Override
    public Dialect dialect() {
      return new Watched(shadows);
    }

    @Override
    public Optional<String> version() {
      return files.version();
    }

    @Override
    public DatabaseUrl create() {
      return files.create();
    }

    @Override
    public Optional<String> written(DatabaseUrl database) {
      return files.written(database);
    }

    @Override
    public DatabaseUrl copyOf(DatabaseUrl other) {
      return files.copyOf(other);
    }

    @Override
    public void discard(DatabaseUrl database) {
      files.discard(database);
    }

    @Override
    public Set<String> stubs() {
      return files.stubs();
    }

    @Override
    public void close() {
      files.close();
    }
  }

  /** The SQLite dialect with shadows that the test replaces. */
  private record Watched(BiFunction<DatabaseUrl, ConnectSettings, Shadow> shadows)
      implements Dialect {

    @Override
    public String name() {
      return SQLITE.name();
    }

    @Override
    public boolean speaks(DatabaseUrl url) {
      return SQLITE.speaks(url);
    }

    @Override
    public ScriptSplitter splitter() {
      return SQLITE.splitter();
    }

    @Override
    public List<String> ledgerOf(MigrationTool tool) {
      return SQLITE.ledgerOf(tool);
    }

    @Override
    public Target connect(DatabaseUrl url, ConnectSettings settings) {
      return SQLITE.connect(url, settings);
    }

    @Override
    public Shadow shadow(DatabaseUrl url, ConnectSettings settings) {
      return shadows.apply(url, settings);
    }
  }
}
