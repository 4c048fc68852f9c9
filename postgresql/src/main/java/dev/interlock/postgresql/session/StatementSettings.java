package dev.interlock.postgresql.session;

import dev.interlock.dialect.StepSettings;
import dev.interlock.postgresql.wire.Literals;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * The settings our statements run under: {@code SET LOCAL} inside a transaction; outside of one,
 * and only where no pooler could hand the session to somebody else, for the session.
 *
 * @param serverMajor such as 18
 * @param searchPath as {@code SET search_path} takes it, where the URL names one
 * @param defaults what new sessions have begun with since ours began
 */
record StatementSettings(int serverMajor, Optional<String> searchPath, SessionDefaults defaults) {

  /** PostgreSQL 14 learned to notice a client that is gone while a statement runs. */
  private static final int CLIENT_CHECK_SINCE = 14;

  private static final Duration CLIENT_CHECK = Duration.ofSeconds(1);

  /** A query that only looks must not hold up a deploy for longer. */
  private static final Duration QUESTION = Duration.ofSeconds(30);

  /** A frozen client must not hold locks or a snapshot longer than this between two statements. */
  private static final Duration IDLE = Duration.ofSeconds(20);

  /** The select list that sets everything for one transaction. */
  String ofTransaction(StepSettings step, PGConnection connection) {
    return calls(ofTransaction(step), true, connection);
  }

  /** What is set for one transaction; the server lists each value in the same words. */
  Map<String, String> ofTransaction(StepSettings step) {
    var settings = everywhere();
    settings.put("lock_timeout", millis(step.lockTimeout()));
    settings.put("idle_in_transaction_session_timeout", millis(IDLE));
    if (step.durability() == StepSettings.Durability.DEFERRED) {
      settings.put("synchronous_commit", "off");
    }
    return settings;
  }

  /** The statement that sets what a query in a transaction of its own needs. */
  String ofQuestion(PGConnection connection) {
    var settings = everywhere();
    settings.put("statement_timeout", millis(QUESTION));
    settings.put("idle_in_transaction_session_timeout", millis(IDLE));
    return "SELECT " + calls(settings, true, connection);
  }

  /** The statement that sets what a statement outside transactions needs. */
  String ofSession(PGConnection connection) {
    return "SELECT " + calls(everywhere(), false, connection);
  }

  /** What holds for every statement that changes something. */
  Map<String, String> ofEverything() {
    return everywhere();
  }

  /**
   * A role's own statement_timeout is for its requests, not for migrations, which the deadline
   * bounds.
   */
  private Map<String, String> everywhere() {
    var settings = new LinkedHashMap<>(defaults.changed());
    settings.put("statement_timeout", "0");
    if (serverMajor >= CLIENT_CHECK_SINCE) {
      settings.put("client_connection_check_interval", millis(CLIENT_CHECK));
    }
    searchPath.ifPresent(path -> settings.put("search_path", path));
    return settings;
  }

  /** As {@code pg_settings} lists it: milliseconds are the unit of every timeout. */
  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }

  private static String calls(
      Map<String, String> settings, boolean local, PGConnection connection) {
    var literals = new Literals(connection);
    return settings.entrySet().stream()
        .map(setting ->
            "pg_catalog.set_config(%s, %s, %s)"
                .formatted(
                    literals.text(setting.getKey()), literals.text(setting.getValue()), local))
        .collect(Collectors.joining(", "));
  }
}
