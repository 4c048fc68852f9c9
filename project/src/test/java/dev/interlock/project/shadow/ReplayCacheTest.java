package dev.interlock.project.shadow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.Dialect;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.embedded.CacheFolder;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.Checksum;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.layout.LayoutReader;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.replay.BranchMerge;
import dev.interlock.replay.Replay.Outcome;
import dev.interlock.replay.Replay.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCacheTest {

  private static final Dialect DIALECT = new PostgresDialect();
  private static final Checksum PROGRAM = Checksum.of("program".getBytes(UTF_8));

  @TempDir private Path scripts;
  @TempDir private Path cache;

  @BeforeEach
  void write() throws IOException {
    write("V1__a.sql", "CREATE TABLE a (id int);");
    write("U1__a.sql", "DROP TABLE a;");
    write("V2__b.sql", "CREATE TABLE b (id int);");
    write("V3__c.sql", "CREATE TABLE c (id int);");
  }

  @Test
  void knowsWhatWasKept() {
    assertThat(open("18.6").known(history()).seen()).isEmpty();
    keep();
    assertThat(open("18.6").known(history()).seen()).isEqualTo(outcome().seen());
  }

  @Test
  void knowsOnlyWhatLiesBeforeAChangedFile() throws IOException {
    keep();
    write("V2__b.sql", "CREATE TABLE b (id bigint);");
    assertThat(open("18.6").known(history()).seen()).hasSize(1);
    write("U1__a.sql", "DROP TABLE a CASCADE;");
    assertThat(open("18.6").known(history()).seen()).isEmpty();
  }

  @Test
  void knowsNothingOfAnotherServerOrProgram() {
    keep();
    assertThat(open("18.7").known(history()).seen()).isEmpty();
    var other = ReplayCache.of(new CacheFolder(cache), "18.6", Checksum.of(new byte[0]));
    assertThat(other.known(history()).seen()).isEmpty();
    assertThat(ReplayCache.none().known(history()).seen()).isEmpty();
  }

  @Test
  void doesNotBelieveAPoisonedOrTruncatedEntry() throws IOException {
    keep();
    for (Path entry : entries()) {
      Files.writeString(entry, Files.readString(entry).replace("\"locks\"", "\"lucks\"") + " ");
    }
    assertThat(open("18.6").known(history()).seen()).isEmpty();
    keep();
    for (Path entry : entries()) {
      String whole = Files.readString(entry);
      Files.writeString(entry, whole.substring(0, whole.length() / 2));
    }
    assertThat(open("18.6").known(history()).seen()).isEmpty();
    keep();
    assertThat(open("18.6").known(history()).seen()).hasSize(3);
  }

  @Test
  void triesBranchesOnceAndAgainWhenTheirFilesChange() throws IOException {
    write("V3__c.sql", "-- interlock: parents=V1\nCREATE TABLE c (id int);");
    var finding = List.of(Finding.error(Code.BRANCHES_DIFFER, "they do not commute."));
    assertThat(branches(finding)).isEqualTo(finding);
    assertThat(branches(List.of())).isEqualTo(finding);
    write("V2__b.sql", "CREATE TABLE b (id bigint);");
    assertThat(branches(List.of())).isEmpty();
  }

  private List<Finding> branches(List<Finding> check) {
    var heads = BranchMerge.ofHeads(history()).orElseThrow();
    return open("18.6").branches(heads, history(), () -> check);
  }

  private void keep() {
    open("18.6").keep(history(), new Replayed(outcome(), "PostgreSQL 18", List.of()), List.of());
  }

  private ReplayCache open(String version) {
    return ReplayCache.of(new CacheFolder(cache), version, PROGRAM);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("replay"))) {
      return files.toList();
    }
  }

  private Outcome outcome() {
    return new Outcome(
        history().all().stream().map(ReplayCacheTest::seen).toList(),
        Optional.empty(),
        false,
        Catalog.empty());
  }

  private static Seen seen(Migration migration) {
    var nothing = Catalog.empty().fingerprint();
    return new Seen(
        new MigrationEffect(
            migration.id(),
            migration.raw(),
            migration.statements(),
            nothing,
            nothing,
            List.of(),
            List.of()),
        List.of(Finding.error(Code.NOT_AGAIN, "`%s`.".formatted(migration.id()))));
  }

  private History history() {
    return new LayoutReader(scripts, DIALECT.splitter(), Optional.empty()).read(List.of(scripts));
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(scripts.resolve(name), sql);
  }
}
