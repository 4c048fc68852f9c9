package dev.interlock.replay;

import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.history.Migration;
import dev.interlock.url.DatabaseUrl;
import java.util.List;
import java.util.Optional;

/**
 * Tries migrations on top of others: in a transaction that is rolled back where the migration fits
 * in one, or else on a copy of the database. For one thread.
 */
public final class RangeTrial implements AutoCloseable {

  private final TrialDatabases databases;
  private final List<Migration> base;
  private final Trunk trunk;

  /**
   * @param base the migrations that run first, in apply order; they run once
   */
  public RangeTrial(TrialDatabases databases, List<Migration> base) {
    this.databases = databases;
    this.base = List.copyOf(base);
    this.trunk = new Trunk(databases);
  }

  /**
   * Runs one migration on top of the base.
   *
   * @return empty if the base does not run or the schema cannot be read
   */
  public Optional<TrialResult> run(Migration migration) {
    try {
      trunk.grow(base);
    } catch (ScriptRun.Obstacle obstacle) {
      return Optional.empty();
    }
    return trunk.with(List.of(migration)).or(() -> onCopy(migration));
  }

  private Optional<TrialResult> onCopy(Migration migration) {
    DatabaseUrl copy = trunk.copy();
    try (Shadow shadow = databases.open(copy)) {
      ScriptRun.all(shadow, List.of(migration));
      return Optional.of(new TrialResult.Made(shadow.catalog()));
    } catch (ScriptRun.Obstacle obstacle) {
      Stuck stuck = obstacle.stuck();
      return Optional.of(new TrialResult.Rejected(stuck.statement(), stuck.failure().said()));
    } catch (StepFailure failure) {
      return Optional.empty();
    } finally {
      databases.discard(copy);
    }
  }

  @Override
  public void close() {
    trunk.close();
  }
}
