package dev.interlock.plan;

import java.util.List;

/**
 * Migrations to run, in order.
 *
 * @param migrations empty if there is nothing to do
 */
public record Plan(List<PlannedMigration> migrations) {

  /** An empty plan. */
  public static final Plan NOTHING = new Plan(List.of());

  public Plan {
    migrations = List.copyOf(migrations);
  }

  public boolean isEmpty() {
    return migrations.isEmpty();
  }
}
