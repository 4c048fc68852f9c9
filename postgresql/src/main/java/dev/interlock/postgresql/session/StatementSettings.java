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
 * The settings for statements: {@code SET LOCAL} inside a transaction; outside a transaction, for
 * the session, and only if no pooler could lend the session to another client.
 *
 * @param serverMajor such as 18
 * @param searchPath as {@code SET search_path} takes it, if the URL has one
 * @param defaults the settings of new sessions, if they may have changed since this session began
 */
record StatementSettings(int serverMajor, Optional<String> searchPath, SessionDefaults defaults) {

  /** Since PostgreSQL 14 the server can detect a lost client while a statement runs. */
  private static final int CLIENT_CHECK_SINCE = 14;

  private static final Duration CLIENT_CHECK = Duration.ofSeconds(1);

  /** A query that changes nothing must not delay a deploy for longer. */
  private static final Duration QUESTION = Duration.ofSeconds(30);

  /** A question to rows does not queue for long behind a statement that locks its table. */
  private static final Duration LOCK_OF_ROWS = Duration.ofSeconds(5);

  /** A frozen client must not hold locks or a snapshot longer than this between two statements. */
  private static final Duration IDLE = Duration.ofSeconds(20);

  /** A program may compute for a while between two statements. */
  private static final Duration PROGRAM_IDLE = Duration.ofMinutes(5);

  /** Returns the select list that makes every setting for one transaction. */
  String ofTransaction(StepSettings step, PGConnection connection) {
    return calls(ofTransaction(step), true, connection);
  }

  /**
   * Returns the select list for a transaction of a program, whose session keeps the search path
   * that the program has chosen.
   */
  String ofProgram(StepSettings step, PGConnection connection) {
    var settings = ofTransaction(step);
    settings.remove("search_path");
    settings.put("idle_in_transaction_session_timeout", millis(PROGRAM_IDLE));
    return calls(settings, true, connection);
  }

  /**
   * Returns the settings for one transaction, in the words in which the server lists each value.
   */
  Map<String, String> ofTransaction(StepSettings step) {
    var settings = everywhere();
    settings.put("lock_timeout", millis(step.lockTimeout().value()));
    settings.put("idle_in_transaction_session_timeout", millis(IDLE));
    if (step.durability() == StepSettings.Durability.DEFERRED) {
      settings.put("synchronous_commit", "off");
    }
    return settings;
  }

  /** Returns the statement that makes the settings for a query in a transaction of its own. */
  String ofQuestion(PGConnection connection) {
    var settings = everywhere();
    settings.put("statement_timeout", millis(QUESTION));
    settings.put("idle_in_transaction_session_timeout", millis(IDLE));
    return "SELECT " + calls(settings, true, connection);
  }

  /** Returns the statement that makes the settings for a question to the rows. */
  String ofRows(Duration timeout, PGConnection connection) {
    var settings = everywhere();
    settings.put("statement_timeout", millis(timeout));
    settings.put("lock_timeout", millis(LOCK_OF_ROWS));
    settings.put("idle_in_transaction_session_timeout", millis(IDLE));
    return "SELECT " + calls(settings, true, connection);
  }

  /** Returns the statement that makes the settings for a statement outside transactions. */
  String ofSession(PGConnection connection) {
    return "SELECT " + calls(everywhere(), false, connection);
  }

  /** Returns the settings for every statement that changes something. */
  Map<String, String> ofEverything() {
    return everywhere();
  }

  /**
   * Removes the statement timeout: a role's own is for its requests, while the deadline bounds
   * migrations.
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

  /** Writes milliseconds, the unit in which {@code pg_settings} lists every timeout. */
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
