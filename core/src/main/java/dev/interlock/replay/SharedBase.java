package dev.interlock.replay;

import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.history.Migration;
import dev.interlock.history.Step;
import dev.interlock.history.Steps;
import dev.interlock.script.StatementKind;
import dev.interlock.url.DatabaseUrl;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A database with the common base of branches; it grows from merge to merge. */
final class SharedBase implements AutoCloseable {

  private final ReplayDatabases databases;
  private final DatabaseUrl database;
  private final Set<Migration> migrations = new HashSet<>();
  private @Nullable Shadow open;

  /** Creates an empty database. */
  SharedBase(ReplayDatabases databases) {
    this.databases = databases;
    this.database = databases.empty();
  }

  /** Whether the database contains only migrations of this merge's base. */
  boolean fits(BranchMerge branchMerge) {
    return new HashSet<>(branchMerge.base()).containsAll(migrations);
  }

  /** Runs the migrations of the base that have not run yet. */
  void grow(List<Migration> base) throws ScriptRun.Obstacle {
    for (Migration migration : base) {
      if (!migrations.contains(migration)) {
        ScriptRun.all(shadow(), List.of(migration));
        migrations.add(migration);
      }
    }
  }

  /**
   * Runs migrations in one transaction that is rolled back.
   *
   * @return empty if they do not fit in one transaction, or if the schema could not be read
   */
  Optional<SchemaResult> with(List<Migration> order) {
    if (!fitInTransaction(order)) {
      return Optional.empty();
    }
    Shadow shadow = shadow();
    shadow.begin(Optional.empty());
    try {
      for (Migration migration : order) {
        Unwatched.run(shadow, migration.script().statements());
      }
      return Optional.of(new SchemaResult.Made(shadow.catalog()));
    } catch (StatementRejected rejected) {
      return Optional.of(
          new SchemaResult.Rejected(rejected.statement(), rejected.failure().said()));
    } catch (StepFailure failure) {
      return Optional.empty();
    } finally {
      shadow.rollBack();
      shadow.forgetSession();
    }
  }

  /**
   * Whether the migrations fit in one transaction. Session settings of a migration would reach the
   * next one there, so only the last may change any.
   */
  private static boolean fitInTransaction(List<Migration> order) {
    return order.stream().allMatch(SharedBase::fitsInTransaction)
        && order.stream()
            .limit(Math.max(0, order.size() - 1))
            .noneMatch(SharedBase::changesSession);
  }

  private static boolean fitsInTransaction(Migration migration) {
    Steps steps = migration.up().steps(Set.of()).withoutBatches();
    return steps.isTransactional()
        && steps.steps().stream()
            .allMatch(step ->
                step instanceof Step.Transactional(var begin, var statements) && begin.isEmpty());
  }

  private static boolean changesSession(Migration migration) {
    return migration.script().statements().stream()
        .anyMatch(statement -> statement.kind() == StatementKind.SESSION);
  }

  /** Returns a copy of the database, for one order. */
  DatabaseUrl copy() {
    leave();
    return databases.copyOf(database);
  }

  private Shadow shadow() {
    Shadow known = open;
    if (known == null) {
      known = databases.open(database);
      known.disableIncremental();
      open = known;
    }
    return known;
  }

  private void leave() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  @Override
  public void close() {
    leave();
    databases.discard(database);
  }
}
