package dev.interlock.acceptance.campaign;

import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/**
 * Counts, on the server's side, what a run does to a database: every definition and every write is
 * a boundary, and at one of them the run can be made to stand still. See {@code boundaries.sql}.
 */
final class Boundaries implements AutoCloseable {

  private final Session session;

  private Boundaries(Session session) {
    this.session = session;
  }

  /** Prepares a database that is still empty. */
  static Boundaries in(TestDatabase database) {
    var session = Session.open(database);
    session.execute(script());
    return new Boundaries(session);
  }

  /** How many have been passed. */
  int passed() {
    return Integer.parseInt(session.value("SELECT last_value FROM boundary.passed"));
  }

  /** Makes whoever comes to that boundary, counted from 1, stand still there for a while. */
  void stopAt(int boundary, Duration pause) {
    session.execute(
        "INSERT INTO boundary.stop VALUES (%d, %s)".formatted(boundary, pause.toMillis() / 1e3));
  }

  /** Waits until somebody has come to that boundary; false if that takes too long. */
  boolean reaches(int boundary, Duration limit) {
    return session.comesTrue(
        "SELECT last_value >= %d FROM boundary.passed".formatted(boundary), limit);
  }

  /** Takes away all that counts, so that only what migrations made is left. */
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
