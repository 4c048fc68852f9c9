package dev.interlock.junit;

import dev.interlock.drift.Location;
import dev.interlock.drift.LocationFindings;
import dev.interlock.drift.Position;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.Version;
import dev.interlock.plan.Goal;
import dev.interlock.postgresql.connect.JdbcUrl;
import dev.interlock.rollback.AcceptedLoss;
import dev.interlock.url.PostgresqlUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.opentest4j.AssertionFailedError;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database of one test, which is dropped after it. Its methods migrate it as a deploy would,
 * and throw {@link DatabaseFailure} with the same text where a deploy would refuse or fail. For one
 * thread; connections may be used by others.
 */
public final class MigratedDatabase implements AutoCloseable {

  private final TestProject project;
  private final TestServer server;
  private final PostgresqlUrl url;
  private boolean isDropped;

  MigratedDatabase(TestProject project, TestServer server, PostgresqlUrl url) {
    this.project = project;
    this.server = server;
    this.url = url;
  }

  /** Returns the URL with user and password, in libpq's format. */
  public String url() {
    return url.uri().reveal();
  }

  /** Returns the URL with user and password, as PostgreSQL's JDBC driver reads it. */
  public String jdbcUrl() {
    return JdbcUrl.of(url).reveal();
  }

  /** Returns a data source without a pool. */
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl());
    return source;
  }

  /** Opens a connection; the caller closes it. */
  public Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  /**
   * Migrates forward to a version.
   *
   * @param version as file names have it, such as {@code 7}; also {@code +1}
   */
  public void upTo(String version) {
    upgrade(goal(version));
  }

  /** Migrates forward to the head. */
  public void toHead() {
    upgrade(new Goal.Head());
  }

  private void upgrade(Goal goal) {
    project.with(url, interlock -> interlock.upgrade(goal));
  }

  /**
   * Undoes migrations by their undo scripts, newest first, with the rows that this loses.
   *
   * @param version the version that remains, {@code base}, or {@code -1} for the last migration
   */
  public void downTo(String version) {
    Goal goal = goal(version);
    project.with(url, interlock -> interlock.downgrade(goal, AcceptedLoss.ANY));
  }

  /**
   * Tries every migration from the current position to the head on the rows that are in the
   * database: up, down by its undo script, and up again. The undo script must restore schema and
   * rows, and the second run must make the same schema as the first. Migrations with {@code
   * rollback=unsupported} run up only.
   *
   * @return the versions of the migrations whose undo scripts were tried, in order
   * @throws AssertionFailedError with the differences
   * @throws IllegalStateException if the database is at the head already
   */
  public List<String> upDownUp() {
    return new UpDownUp(project, url, dataSource()).run();
  }

  /**
   * Runs SQL, one statement or several, in one transaction unless it has its own.
   *
   * @throws SQLException with PostgreSQL's words
   */
  public void load(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a file of SQL in the same way; the path is relative to the project folder. */
  public void load(Path file) throws IOException, SQLException {
    load(Files.readString(project.configured().folder().resolve(file)));
  }

  /** Returns the position that the ledger records, such as {@code V7} or {@code base}. */
  public String position() {
    return project.with(
        url, interlock -> Position.claimed(interlock.recorded().comparison()).toString());
  }

  /**
   * Asserts that everything is applied, and that the schema has what the migrations make, as they
   * make it. Objects that no migration makes count as in a deploy ({@code other-objects}).
   *
   * @throws AssertionFailedError with the differences
   */
  public void assertIsHead() {
    project.with(
        url,
        interlock -> {
          Location location = interlock.locate();
          if (!(location instanceof Location.AtHead)) {
            throw notAt(names(interlock.history().heads()), location);
          }
          return location;
        });
  }

  /**
   * Asserts the same for a version and the migrations up to it.
   *
   * @param version as file names have it, such as {@code 7}, or {@code base}
   * @throws AssertionFailedError with the differences
   */
  public void assertIsAt(String version) {
    Goal goal = goal(version);
    project.with(
        url,
        interlock -> {
          Location location = interlock.locate();
          String expected = name(goal, interlock.history());
          if (!position(location).equals(Optional.of(expected))) {
            throw notAt(expected, location);
          }
          return location;
        });
  }

  private static String name(Goal goal, History history) {
    return switch (goal.in(history)) {
      case Goal.To(Version version) -> names(List.of(version));
      case Goal.Base base -> "base";
      case Goal.Head head -> names(history.heads());
      case Goal.Heads heads -> names(history.heads());
      case Goal.Relative relative ->
          throw new IllegalArgumentException("a position is a version, `head` or `base`");
    };
  }

  private static String names(List<Version> versions) {
    return new Position(new TreeSet<>(), versions).toString();
  }

  /** The position, if schema and ledger agree about it. */
  private static Optional<String> position(Location location) {
    return switch (location) {
      case Location.AtHead(Position position) -> Optional.of(position.toString());
      case Location.Behind behind -> Optional.of(behind.position().toString());
      default -> Optional.empty();
    };
  }

  private static AssertionFailedError notAt(String expected, Location location) {
    String actual = position(location).orElse("another schema");
    return new AssertionFailedError(
        "the database is not at %s.%s".formatted(expected, why(location)), expected, actual);
  }

  private static String why(Location location) {
    if (location instanceof Location.Behind behind) {
      return " It is at %s; not applied: %s."
          .formatted(
              behind.position(),
              behind.pending().stream().map(Migration::path).collect(Collectors.joining(", ")));
    }
    Optional<Finding> finding = LocationFindings.of(location);
    return finding.isPresent() ? DatabaseFailure.text(finding.stream().toList()) : "";
  }

  static Goal goal(String version) {
    try {
      return Goal.parse(version);
    } catch (IllegalArgumentException e) {
      throw new DatabaseFailure(String.valueOf(e.getMessage()));
    }
  }

  /** Drops the database and ends its sessions; the extension does it after the test. */
  @Override
  public synchronized void close() {
    if (!isDropped) {
      isDropped = true;
      server.drop(url);
    }
  }

  /** Returns the URL without its password. */
  @Override
  public String toString() {
    return url.redacted();
  }
}
