package dev.interlock.replay;

import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.history.Migration;
import dev.interlock.url.DatabaseUrl;
import java.util.List;
import java.util.Optional;

/**
 * Runs migrations on top of others: in a transaction that is rolled back if the migration fits in
 * one, else on a copy of the database. For one thread.
 */
public final class RangeReplay implements AutoCloseable {

  private final ReplayDatabases databases;
  private final List<Migration> base;
  private final SharedBase sharedBase;

  /**
   * @param base the migrations that run first, in apply order; they run once
   */
  public RangeReplay(ReplayDatabases databases, List<Migration> base) {
    this.databases = databases;
    this.base = List.copyOf(base);
    this.sharedBase = new SharedBase(databases);
  }

  /**
   * Runs one migration on top of the base.
   *
   * @return empty if the base does not run or the schema cannot be read
   */
  public Optional<SchemaResult> run(Migration migration) {
    try {
      sharedBase.grow(base);
    } catch (ScriptRun.Obstacle obstacle) {
      return Optional.empty();
    }
    return sharedBase.with(List.of(migration)).or(() -> onCopy(migration));
  }

  private Optional<SchemaResult> onCopy(Migration migration) {
    DatabaseUrl copy = sharedBase.copy();
    try (Shadow shadow = databases.open(copy)) {
      ScriptRun.all(shadow, List.of(migration));
      return Optional.of(new SchemaResult.Made(shadow.catalog()));
    } catch (ScriptRun.Obstacle obstacle) {
      StatementRejected rejected = obstacle.rejected();
      return Optional.of(
          new SchemaResult.Rejected(rejected.statement(), rejected.failure().said()));
    } catch (StepFailure failure) {
      return Optional.empty();
    } finally {
      databases.discard(copy);
    }
  }

  @Override
  public void close() {
    sharedBase.close();
  }
}
