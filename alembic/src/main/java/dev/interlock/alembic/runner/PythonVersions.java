package dev.interlock.alembic.runner;

import java.util.Map;

/**
 * The versions of what runs the revisions.
 *
 * @param drivers the installed drivers for PostgreSQL, by their names
 */
public record PythonVersions(
    String python, String alembic, String sqlalchemy, Map<String, String> drivers) {

  public PythonVersions {
    drivers = Map.copyOf(drivers);
  }
}
