package dev.interlock.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.Interlock;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.Version;
import dev.interlock.layout.BaselineFile;
import dev.interlock.layout.LayoutReader;
import dev.interlock.layout.tool.Flyway;
import dev.interlock.layout.tool.NewMigrationFile;
import dev.interlock.ledger.RunId;
import dev.interlock.plan.Goal;
import dev.interlock.replay.Replay;
import dev.interlock.squash.Squash;
import dev.interlock.squash.SquashRange;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories, squashed at a random version, and databases at every old version. */
@Tag("D1")
@ExtendWith(PostgresExtension.class)
class SquashTest {

  private static final int COUNT = 6;
  private static final PostgresDialect DIALECT = new PostgresDialect();

  private final PostgresServers servers;
  private int drafts;

  @TempDir private Path folder;

  SquashTest(PostgresServers servers) {
    this.servers = servers;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyOldVersionComesToTheSameSchema(long seed) {
    var random = new Random(seed);
    List<String> scripts = new RandomScripts(random).some(COUNT);
    for (int i = 0; i < COUNT; i++) {
      write("old/migrations/V%d__x.sql".formatted(i + 1), scripts.get(i));
    }
    History old = read("old/migrations");
    Replay.Outcome before = replay(old);
    assertThat(before.findings()).isEmpty();
    int last = 2 + random.nextInt(COUNT - 1);

    Squash.Proven proven = squash(old, before, last, scripts);

    History young = read("new/migrations");
    assertThat(replay(young).effects())
        .as("what would be sealed")
        .startsWith(proven.effect())
        .endsWith(before.effects().subList(last, COUNT).toArray(MigrationEffect[]::new));
    for (int at = 0; at <= COUNT; at++) {
      assertThat(upgraded(old, young, at))
          .as("from V%d, squashed at V%d", at, last)
          .isEqualTo(before.schema());
    }
  }

  /**
   * Ten tables do not outlive the range, and eight of them are needed on the way. Halving the
   * candidates takes 18 proofs here; the server's message names one missing table at each proof.
   */
  @Test
  void needsOneProofForEachStatementThatHasToStay() {
    write("old/migrations/V1__a.sql", lines(10, "CREATE TABLE old%1$d (id int);"));
    write("old/migrations/V2__b.sql", lines(8, "CREATE TABLE t%1$d AS TABLE old%1$d;"));
    write("old/migrations/V3__c.sql", lines(10, "DROP TABLE old%1$d;"));
    History old = read("old/migrations");
    Replay.Outcome before = replay(old);
    var range = SquashRange.of(old, Optional.empty(), Version.parse("3"));
    var file = new BaselineFile(new Flyway(), old, range.migrations(), Optional.empty());
    var proofs = new AtomicInteger();

    Squash.Proven proven =
        Squash.of(
            old,
            before,
            range,
            sql -> draft(file, sql),
            history -> {
              proofs.incrementAndGet();
              return replay(history);
            });

    assertThat(proven.leftOut()).isEqualTo(4);
    assertThat(proofs).as("the whole range, eight failures, the result").hasValueLessThan(11);
  }

  private static String lines(int count, String format) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(format::formatted)
        .collect(Collectors.joining("\n"));
  }

  private Squash.Proven squash(History old, Replay.Outcome before, int last, List<String> scripts) {
    var range = SquashRange.of(old, Optional.empty(), Version.parse(Integer.toString(last)));
    var file = new BaselineFile(new Flyway(), old, range.migrations(), Optional.empty());
    Squash.Proven proven = Squash.of(old, before, range, sql -> draft(file, sql), this::replay);
    NewMigrationFile baseline = file.with(proven.sql(), InstantSource.system()).orElseThrow();
    write("new/migrations/" + baseline.name(), baseline.content());
    for (int i = 0; i < COUNT; i++) {
      String place = i < last ? "new/squashed" : "new/migrations";
      write("%s/V%d__x.sql".formatted(place, i + 1), scripts.get(i));
    }
    return proven;
  }

  private Migration draft(BaselineFile file, String sql) {
    drafts++;
    NewMigrationFile written = file.with(sql, InstantSource.system()).orElseThrow();
    write("draft%d/%s".formatted(drafts, written.name()), written.content());
    return read("draft" + drafts).migrations().getFirst();
  }

  private Catalog upgraded(History old, History young, int at) {
    try (TestDatabase database = servers.database()) {
      if (at > 0) {
        run(database, old, new Goal.To(Version.parse(Integer.toString(at))));
      }
      run(database, young, new Goal.Head());
      return run(database, young, new Goal.Head());
    }
  }

  private static Catalog run(TestDatabase database, History history, Goal goal) {
    try (var interlock =
        Interlock.at(DIALECT, DatabaseUrlParser.parse(database.url())).open(() -> history)) {
      interlock.upgrade(goal);
      return interlock.catalog(CatalogScope.usual());
    }
  }

  private Replay.Outcome replay(History history) {
    var settings =
        new ConnectSettings(
            RunId.random(RandomGenerator.getDefault()),
            Duration.ofSeconds(10),
            Optional.empty(),
            why -> {});
    try (TestDatabase database = servers.database();
        var shadow = DIALECT.shadow(DatabaseUrlParser.parse(database.url()), settings)) {
      return Replay.of(history, shadow).orElseThrow();
    }
  }

  private History read(String name) {
    return new LayoutReader(folder, DIALECT.splitter(), Optional.of(new Flyway()))
        .read(List.of(folder.resolve(name)));
  }

  private void write(String name, String sql) {
    try {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      Files.writeString(path, sql);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
