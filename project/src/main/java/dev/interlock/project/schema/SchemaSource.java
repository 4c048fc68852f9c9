package dev.interlock.project.schema;

import dev.interlock.apply.Settings;
import dev.interlock.plan.Goal;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlParser;
import java.nio.file.Path;

/** The source of a schema. */
public sealed interface SchemaSource {

  /**
   * A database, which is only read.
   *
   * @param settings settings of the connection
   */
  record Database(DatabaseUrl url, Settings settings) implements SchemaSource {

    /** A database that is read with the default settings. */
    public static Database at(String url) {
      return new Database(DatabaseUrlParser.parse(url), Settings.defaults());
    }
  }

  /** The migrations of the project up to a version, replayed on an empty database. */
  record Migrations(Goal goal) implements SchemaSource {

    /** All migrations of the project. */
    public static Migrations all() {
      return new Migrations(new Goal.Heads());
    }
  }

  /**
   * SQL files, run on an empty database in the order of their names; or migrations, of which only
   * the up scripts run, in their own order.
   */
  record Declared(Path path) implements SchemaSource {}

  /** A file that {@link SnapshotFile} wrote. */
  record Saved(Path file) implements SchemaSource {}
}
