package dev.interlock.replay;

import dev.interlock.dialect.Shadow;
import dev.interlock.history.Migration;
import dev.interlock.script.Statement;
import java.util.List;

/**
 * Runs scripts unobserved: those that are known already, and those of which only the final schema
 * is needed.
 */
record ScriptRun(Shadow shadow) implements ScriptWalk.Visitor {

  /** A migration that the server rejected. */
  static final class Obstacle extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Migration migration;
    private final StatementRejected rejected;

    Obstacle(Migration migration, StatementRejected rejected) {
      super(rejected);
      this.migration = migration;
      this.rejected = rejected;
    }

    Migration migration() {
      return migration;
    }

    StatementRejected rejected() {
      return rejected;
    }
  }

  /** Runs the up scripts of migrations, one after the other. */
  static void all(Shadow shadow, List<Migration> migrations) throws Obstacle {
    for (Migration migration : migrations) {
      try {
        ScriptWalk.over(migration.up(), shadow, new ScriptRun(shadow));
      } catch (StatementRejected rejected) {
        throw new Obstacle(migration, rejected);
      }
    }
  }

  @Override
  public void run(Statement statement, boolean transactional) throws StatementRejected {
    Unwatched.run(shadow, statement);
  }

  @Override
  public void provided(Statement statement) {}

  @Override
  public void committed() {}

  @Override
  public void rolledBack() {}
}
