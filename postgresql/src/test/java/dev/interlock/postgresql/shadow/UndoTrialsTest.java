package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.replay.UndoTrial;
import dev.interlock.replay.UndoTrials;
import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Undo scripts, each directly after its migration. */
class UndoTrialsTest {

  @TempDir private Path path;
  private ScriptFolder folder;

  @BeforeEach
  void open() {
    folder = new ScriptFolder(path);
    folder.write("V1__task.sql", "CREATE TABLE task (id int PRIMARY KEY, title text);");
  }

  @PostgresTest
  void provesAScriptAndNamesItsTablesAndColumns(TestDatabase database) {
    folder.write("U1__task.sql", "DROP TABLE task;");
    folder.write("V2__due.sql", "ALTER TABLE task ADD due date; CREATE VIEW v AS TABLE task;");
    folder.write("U2__due.sql", "DROP VIEW v; ALTER TABLE task DROP due;");
    folder.write("V3__later.sql", "CREATE INDEX task_title ON task (title);");
    folder.write("U3__later.sql", "DROP INDEX task_title;");

    assertThat(trials(database))
        .allMatch(trial -> trial.defect().isEmpty())
        .extracting(UndoTrialsTest::words)
        .containsExactly("V1 [table task]", "V2 [column task.due]", "V3 []");
  }

  /** The schema is restored, and the values are lost all the same. */
  @PostgresTest
  void namesAColumnThatTheScriptDropsAndAddsAgain(TestDatabase database) {
    folder.write("V2__title.sql", "ALTER TABLE task ALTER title TYPE varchar(80);");
    folder.write("U2__title.sql", "ALTER TABLE task DROP title; ALTER TABLE task ADD title text;");

    assertThat(trials(database))
        .singleElement()
        .satisfies(trial -> {
          assertThat(trial.defect()).isEmpty();
          assertThat(words(trial)).isEqualTo("V2 [column task.title]");
        });
  }

  @PostgresTest
  void namesNothingThatOnlyTheScriptItselfMade(TestDatabase database) {
    folder.write("V2__due.sql", "ALTER TABLE task ADD due date;");
    folder.write(
        "U2__due.sql",
        "CREATE TABLE saved AS TABLE task; ALTER TABLE task DROP due; DROP TABLE saved;");

    assertThat(trials(database))
        .extracting(UndoTrialsTest::words)
        .containsExactly("V2 [column task.due]");
  }

  @PostgresTest
  void aWrongScriptHidesNothingAboutTheNextOne(TestDatabase database) {
    folder.write("V2__a.sql", "ALTER TABLE task ADD a int, ADD b int;");
    folder.write("U2__a.sql", "ALTER TABLE task DROP a;");
    folder.write("V3__c.sql", "ALTER TABLE task ADD c int;");
    folder.write("U3__c.sql", "ALTER TABLE task DROP nothing;");
    folder.write("V4__d.sql", "CREATE INDEX CONCURRENTLY d ON task (title);");
    folder.write("U4__d.sql", "DROP INDEX CONCURRENTLY d;");
    folder.write("V5__e.sql", "ALTER TABLE task ADD e int;");
    folder.write("U5__e.sql", "ALTER TABLE task DROP e;");

    List<UndoTrial> trials = trials(database);

    assertThat(trials)
        .extracting(UndoTrialsTest::words)
        .containsExactly("V2 [column task.a]", "V3 []", "V4 []", "V5 [column task.e]");
    assertThat(trials)
        .extracting(trial -> trial.defect().map(Finding::message).orElse("proven"))
        .satisfiesExactly(
            first -> assertThat(first).contains("`V2` does not restore the schema"),
            second -> assertThat(second).contains("`V3` does not run", "nothing"),
            third -> assertThat(third).contains("`V4` was not tried"),
            fourth -> assertThat(fourth).isEqualTo("proven"));
  }

  @PostgresTest
  void triesOnlyWhatWasAskedFor(TestDatabase database) {
    folder.write("U1__task.sql", "DROP TABLE task;");
    folder.write("V2__due.sql", "ALTER TABLE task ADD due date;");
    folder.write("U2__due.sql", "ALTER TABLE task DROP due;");
    History history = folder.history();
    MigrationId last = history.migrations().getLast().id();

    assertThat(trials(database, history, Set.of(last)))
        .extracting(UndoTrialsTest::words)
        .containsExactly("V2 [column task.due]");
  }

  @PostgresTest
  void refusesAMigrationThatDoesNotRun(TestDatabase database) {
    folder.write("V2__wrong.sql", "ALTER TABLE users ADD due date;");

    assertThatThrownBy(() -> trials(database))
        .isInstanceOf(Failure.Refused.class)
        .hasMessageContaining("`V2` fails");
  }

  private static String words(UndoTrial trial) {
    return trial.id() + " " + trial.dropped();
  }

  private List<UndoTrial> trials(TestDatabase database) {
    History history = folder.history();
    return trials(
        database,
        history,
        history.migrations().stream().map(Migration::id).collect(Collectors.toSet()));
  }

  private static List<UndoTrial> trials(
      TestDatabase database, History history, Set<MigrationId> tried) {
    try (var shadow = ScriptFolder.shadow(database.url())) {
      return UndoTrials.of(history, tried, shadow);
    }
  }
}
