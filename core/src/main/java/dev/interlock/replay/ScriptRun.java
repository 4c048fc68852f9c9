package dev.interlock.replay;

import dev.interlock.dialect.Shadow;
import dev.interlock.history.Migration;
import dev.interlock.script.Statement;
import java.util.List;

/** Scripts that nobody watches: what is known already, or of which only the end matters. */
record ScriptRun(Shadow shadow) implements ScriptWalk.Visitor {

  /** A migration that the server refuses. */
  static final class Obstacle extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Migration migration;
    private final Stuck stuck;

    Obstacle(Migration migration, Stuck stuck) {
      super(stuck);
      this.migration = migration;
      this.stuck = stuck;
    }

    Migration migration() {
      return migration;
    }

    Stuck stuck() {
      return stuck;
    }
  }

  /** Runs the up scripts of migrations, one after the other. */
  static void all(Shadow shadow, List<Migration> migrations) throws Obstacle {
    for (Migration migration : migrations) {
      try {
        ScriptWalk.over(migration.up(), shadow, new ScriptRun(shadow));
      } catch (Stuck stuck) {
        throw new Obstacle(migration, stuck);
      }
    }
  }

  @Override
  public void run(Statement statement, boolean transactional) throws Stuck {
    Unwatched.run(shadow, statement);
  }

  @Override
  public void provided(Statement statement) {}

  @Override
  public void committed() {}

  @Override
  public void rolledBack() {}
}
