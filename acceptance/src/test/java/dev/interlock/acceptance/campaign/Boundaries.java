package dev.interlock.acceptance.campaign;

import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/**
 * Counts, on the server, the steps of a run on a database: every definition and every write is a
 * boundary, and the run can be paused at one of them. See {@code boundaries.sql}.
 */
final class Boundaries implements AutoCloseable {

  private final Session session;

  private Boundaries(Session session) {
    this.session = session;
  }

  /** Prepares an empty database. */
  static Boundaries in(TestDatabase database) {
    var session = Session.open(database);
    session.execute(script());
    return new Boundaries(session);
  }

  /** The number of boundaries passed so far. */
  int passed() {
    return Integer.parseInt(session.value("SELECT last_value FROM boundary.passed"));
  }

  /** Pauses the session that reaches that boundary, counted from 1. */
  void stopAt(int boundary, Duration pause) {
    session.execute(
        "INSERT INTO boundary.stop VALUES (%d, %s)".formatted(boundary, pause.toMillis() / 1e3));
  }

  /** Waits until a session reaches that boundary; returns false at the time limit. */
  boolean reaches(int boundary, Duration limit) {
    return session.comesTrue(
        "SELECT last_value >= %d FROM boundary.passed".formatted(boundary), limit);
  }

  /** Removes the counting objects, so that only the objects of migrations remain. */
  @Override
  public void close() {
    session.execute("SET client_min_messages = error; DROP SCHEMA boundary CASCADE");
    session.close();
  }

  private static String script() {
    try (var stream = Boundaries.class.getResourceAsStream("boundaries.sql")) {
      var bytes = Objects.requireNonNull(stream, "boundaries.sql").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
