package dev.interlock;

import dev.interlock.dialect.Server;
import dev.interlock.drift.Location;
import dev.interlock.finding.Finding;
import dev.interlock.plan.MigrationStatus;
import java.util.List;
import java.util.Optional;

/**
 * State of a database and its history at one moment.
 *
 * @param migrations files and ledger, compared
 * @param schema position of the database by its schema
 */
public record Status(Server server, MigrationStatus migrations, Schema schema) {

  /** Returns the position of the database by its schema; empty if it was not compared. */
  public Optional<Location> location() {
    return schema instanceof Schema.Located(Location location)
        ? Optional.of(location)
        : Optional.empty();
  }

  /** Result of comparing the schema with the history. */
  public sealed interface Schema {

    /** The position of the database. */
    record Located(Location location) implements Schema {}

    /**
     * No position, because the effects of the migrations are unknown or the schema cannot be read.
     *
     * @param why the reasons
     */
    record NotCompared(List<Finding> why) implements Schema {
      public NotCompared {
        why = List.copyOf(why);
      }
    }
  }
}
