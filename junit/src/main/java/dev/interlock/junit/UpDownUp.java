package dev.interlock.junit;

import dev.interlock.Interlock;
import dev.interlock.history.Migration;
import dev.interlock.history.Version;
import dev.interlock.plan.Goal;
import dev.interlock.rollback.AcceptedLoss;
import dev.interlock.url.PostgresqlUrl;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.opentest4j.AssertionFailedError;

/** Runs pending migrations up, down and up, one after the other. */
record UpDownUp(TestProject project, PostgresqlUrl url, DataSource source) {

  List<String> run() {
    return project.with(url, this::run);
  }

  private List<String> run(Interlock interlock) {
    List<Migration> pending = interlock.recorded().comparison().toRun();
    if (pending.isEmpty()) {
      throw new IllegalStateException(
          "the database is at the head, so there is nothing to try. Start lower, for example with @InterlockDatabase(version = \"base\").");
    }
    var tried = new ArrayList<String>();
    for (Migration migration : pending) {
      Version version = migration.version().orElseThrow();
      if (migration.directives().rollbackUnsupported().isPresent()) {
        interlock.upgrade(new Goal.To(version));
      } else {
        attempt(interlock, migration, version);
        tried.add(version.toString());
      }
    }
    interlock.upgrade(new Goal.Heads());
    return List.copyOf(tried);
  }

  private void attempt(Interlock interlock, Migration migration, Version version) {
    Snapshot before = snapshot(interlock);
    interlock.upgrade(new Goal.To(version));
    Snapshot after = snapshot(interlock);
    interlock.downgrade(new Goal.Relative(-1), AcceptedLoss.ANY);
    require(
        before.differences(snapshot(interlock)),
        "the undo script of `%s` does not restore what was there before.".formatted(migration.id()),
        "Correct the undo script, or write %s into the migration if the way back is not meant."
            .formatted(migration.directive("rollback=unsupported \"reason\"")));
    interlock.upgrade(new Goal.To(version));
    require(
        after.schemaDifferences(snapshot(interlock)),
        "`%s` makes another schema when it runs again after its undo script."
            .formatted(migration.id()),
        "Let the undo script drop everything that the migration creates.");
  }

  private static void require(List<String> differences, String message, String help) {
    if (!differences.isEmpty()) {
      throw new AssertionFailedError(
          "%s%n   = %s%nhelp: %s".formatted(message, String.join("\n   = ", differences), help));
    }
  }

  private Snapshot snapshot(Interlock interlock) {
    try {
      return Snapshot.of(interlock, source);
    } catch (SQLException e) {
      throw new IllegalStateException("the rows of the test database cannot be read", e);
    }
  }
}
