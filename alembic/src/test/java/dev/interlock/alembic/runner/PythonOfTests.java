package dev.interlock.alembic.runner;

import dev.interlock.testkit.PythonEnvironment;

/** A virtual environment of the tests, and the driver that a project of it uses. */
public enum PythonOfTests {
  OLDEST(PythonEnvironment.OLDEST, "psycopg2"),
  NEWEST(PythonEnvironment.NEWEST, "psycopg"),
  NEWEST_ASYNC(PythonEnvironment.NEWEST, "asyncpg");

  private final PythonEnvironment environment;
  private final String driver;

  PythonOfTests(PythonEnvironment environment, String driver) {
    this.environment = environment;
    this.driver = driver;
  }

  String driver() {
    return driver;
  }

  /** Returns the Python, and makes its environment first if this is the first call. */
  public Python python() {
    return new Python(environment.python(), "in the tests");
  }
}
