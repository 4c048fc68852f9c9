package dev.interlock.plan;

import java.util.List;

/**
 * What to run, in order.
 *
 * @param migrations empty where nothing is to do
 */
public record Plan(List<PlannedMigration> migrations) {

  /** Nothing to do. */
  public static final Plan NOTHING = new Plan(List.of());

  public Plan {
    migrations = List.copyOf(migrations);
  }

  public boolean isEmpty() {
    return migrations.isEmpty();
  }
}
