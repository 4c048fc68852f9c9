package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.dialect.Shadow;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.replay.BranchMerge;
import dev.interlock.replay.BranchOrderCheck;
import dev.interlock.replay.Replay;
import dev.interlock.replay.ReplayDatabases;
import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlParser;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Whether branches commute. */
@Tag("C5")
class BranchOrderCheckTest {

  @TempDir private Path path;
  private ScriptFolder folder;

  @BeforeEach
  void open() {
    folder = new ScriptFolder(path).write("V1__a.sql", "CREATE TABLE a (id int, n int);");
  }

  @PostgresTest
  void isContentWithBranchesThatCommute(TestDatabase database) {
    branches("ALTER TABLE a ADD b int;", "ALTER TABLE a ADD c int; CREATE INDEX ON a (n);");
    folder.write("V4__merge.sql", "-- interlock: parents=V2,V3\n");
    assertThat(findings(database)).isEmpty();
  }

  @PostgresTest
  void saysWhatDiffersAndWhoMadeIt(TestDatabase database) {
    branches(
        "ALTER TABLE a ALTER n SET DEFAULT 1; CREATE TABLE b (id int);",
        "ALTER TABLE a ALTER n SET DEFAULT 2;");
    folder.write("V4__merge.sql", "-- interlock: parents=V2,V3\n");
    assertThat(findings(database))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(Code.BRANCHES_DIFFER);
          assertThat(finding.isError()).isTrue();
          assertThat(finding.message()).contains("`V2` and `V3` do not commute");
          assertThat(finding.place().orElseThrow()).hasToString("V4__merge.sql");
          assertThat(finding.notes())
              .containsExactly(
                  "from the schema with `V2` first to the one with `V3` first:",
                  "altered column a.n: default 2 -> 1 (by V2, V3)");
        });
  }

  @PostgresTest
  void saysWhichStatementFailsInTheOtherOrder(TestDatabase database) {
    branches("CREATE TABLE b (id int PRIMARY KEY);", "CREATE TABLE c (b int REFERENCES b);");
    assertThat(findings(database))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.message())
              .contains("with `V3` first, `V3` does not run: relation \"b\" does not exist");
          assertThat(finding.place().orElseThrow()).hasToString("V3__c.sql:2:1");
        });
  }

  @PostgresTest
  void triesEachPairOfThreeHeads(TestDatabase database) {
    branches("ALTER TABLE a ALTER n SET DEFAULT 1;", "CREATE TABLE c (id int);");
    folder.write("V4__d.sql", "-- interlock: parents=V1\nALTER TABLE a ALTER n SET DEFAULT 2;");
    assertThat(findings(database))
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.message()).contains("`V2`, `V3` and `V4` do not commute"));
  }

  @PostgresTest
  void goesOnFromOneMergeToTheNext(TestDatabase database) {
    branches("CREATE TABLE b (id int);", "CREATE TABLE c (id int);");
    folder.write("V4__merge.sql", "-- interlock: parents=V2,V3\n");
    folder.write("V5__b.sql", "-- interlock: parents=V4\nALTER TABLE b ADD n int DEFAULT 1;");
    folder.write(
        "V6__c.sql", "-- interlock: parents=V4\nALTER TABLE b ADD IF NOT EXISTS n int DEFAULT 2;");
    assertThat(BranchMerge.in(folder.history())).hasSize(2);
    assertThat(findings(database))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("with `V6` first"));
  }

  @PostgresTest
  void believesAnAuthorWhoSaysThatOneOrderIsMeant(TestDatabase database) {
    branches("ALTER TABLE a ALTER n SET DEFAULT 1;", "ALTER TABLE a ALTER n SET DEFAULT 2;");
    folder.write(
        "V4__merge.sql",
        "-- interlock: parents=V2,V3\n-- interlock: allow=CAT020 \"nobody has V3 alone\"\n");
    assertThat(findings(database)).isEmpty();
  }

  @PostgresTest
  void triesBranchesThatCannotShareATransaction(TestDatabase database) {
    branches(
        "CREATE INDEX CONCURRENTLY a_n ON a (n);",
        "SET search_path = other, public; CREATE SCHEMA IF NOT EXISTS other; CREATE TABLE b (id int);");
    assertThat(findings(database)).isEmpty();
    folder.write("V3__c.sql", "-- interlock: parents=V1\nDROP INDEX IF EXISTS a_n;");
    database.server().createDatabase("bare");
    try (var shadow = ScriptFolder.shadow(database.server().connectionUrl("bare"))) {
      var effects = Replay.of(folder.history(), shadow).orElseThrow().effects();
      assertThat(findings(database, effects))
          .singleElement()
          .satisfies(finding -> assertThat(finding.notes()).hasSize(2));
    } finally {
      database.server().dropDatabase("bare");
    }
  }

  private void branches(String one, String other) {
    folder.write("V2__b.sql", "-- interlock: parents=V1\n" + one);
    folder.write("V3__c.sql", "-- interlock: parents=V1\n" + other);
  }

  private List<Finding> findings(TestDatabase database) {
    return findings(database, folder.replay(database).effects());
  }

  private List<Finding> findings(TestDatabase database, List<MigrationEffect> effects) {
    var history = folder.history();
    try (var shadows = new Databases(database);
        var check = new BranchOrderCheck(shadows, effects)) {
      return BranchMerge.in(history).stream()
          .flatMap(branchMerge -> check.finding(branchMerge).stream())
          .toList();
    }
  }

  /** Databases beside the test's own, on the same server. */
  private record Databases(TestDatabase beside, Map<DatabaseUrl, String> names)
      implements ReplayDatabases, AutoCloseable {

    Databases(TestDatabase beside) {
      this(beside, new HashMap<>());
    }

    @Override
    public DatabaseUrl empty() {
      return create("template1");
    }

    @Override
    public DatabaseUrl copyOf(DatabaseUrl other) {
      return create(Objects.requireNonNull(names.get(other)));
    }

    private DatabaseUrl create(String template) {
      String name = "branch_" + System.nanoTime();
      beside.server().createDatabase(name, template);
      var url = DatabaseUrlParser.parse(beside.server().connectionUrl(name));
      names.put(url, name);
      return url;
    }

    @Override
    public Shadow open(DatabaseUrl database) {
      return ScriptFolder.shadow(database);
    }

    @Override
    public void discard(DatabaseUrl database) {
      beside.server().dropDatabase(Objects.requireNonNull(names.remove(database)));
    }

    @Override
    public void close() {
      List.copyOf(names.keySet()).forEach(this::discard);
    }
  }
}
