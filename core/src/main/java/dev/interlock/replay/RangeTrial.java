package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.history.Migration;
import dev.interlock.url.DatabaseUrl;
import java.util.List;
import java.util.Optional;

/** Tries migrations on top of others, each on a copy of the database with these. For one thread. */
public final class RangeTrial implements AutoCloseable {

  private final TrialDatabases databases;
  private final List<Migration> base;
  private final Trunk trunk;

  /**
   * @param base what runs before, in apply order; runs once
   */
  public RangeTrial(TrialDatabases databases, List<Migration> base) {
    this.databases = databases;
    this.base = List.copyOf(base);
    this.trunk = new Trunk(databases);
  }

  /** The schema with that migration on top; empty if it does not run. */
  public Optional<Catalog> schema(Migration migration) {
    try {
      trunk.grow(base);
    } catch (ScriptRun.Obstacle obstacle) {
      return Optional.empty();
    }
    DatabaseUrl copy = trunk.copy();
    try (Shadow shadow = databases.open(copy)) {
      ScriptRun.all(shadow, List.of(migration));
      return Optional.of(shadow.catalog());
    } catch (ScriptRun.Obstacle | StepFailure failure) {
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
