package dev.interlock.postgresql.session;

import dev.interlock.ledger.SessionState;
import dev.interlock.postgresql.wire.Literals;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * The settings that a session's statements have changed, read from the session and restored in a
 * later transaction or session.
 *
 * <p>A state is written as a JSON array of pairs {@code [name, value]}, in the order in which they
 * can be set: the role is last, because it may lack the right to set the others. Reading the
 * session finds changes that no statement's text shows, such as {@code set_config} in a function.
 *
 * @param name the session's {@code application_name}, by which other runs find it
 * @param user the session's initial user
 * @param role the session's initial role, usually {@code none}
 */
record SessionStates(PGConnection connection, String name, String user, String role) {

  /**
   * Does the same as {@link #renewal}, but only until the transaction ends; the session then has
   * its previous settings again.
   */
  static final List<String> RENEW_LOCALLY =
      List.of(
          "SET LOCAL session_authorization TO DEFAULT",
          "SET LOCAL role TO DEFAULT",
          """
          SELECT pg_catalog.set_config(s.name, coalesce(s.reset_val, ''), true)
          FROM pg_catalog.pg_settings s
          WHERE s.source = 'session' AND s.context IN ('user', 'superuser')
            AND s.setting IS DISTINCT FROM s.reset_val
            AND s.name NOT IN ('application_name',
              'transaction_isolation', 'transaction_read_only', 'transaction_deferrable')\
          """);

  /**
   * Leaves out the session's name, which identifies the run, and the modes of the transaction,
   * which end with it. The server lists a name with a dot only if an extension declares it; other
   * such names are searched for in the statements and functions.
   */
  private static final String CHANGED =
      """
      SELECT coalesce(
        pg_catalog.json_agg(pg_catalog.json_build_array(c.name, c.value) ORDER BY c.rank, c.name)::text, '')
      FROM (
        SELECT 0 AS rank, s.name, s.setting AS value FROM pg_catalog.pg_settings s
        WHERE s.source = 'session' AND s.context IN ('user', 'superuser')
          AND s.setting IS DISTINCT FROM s.reset_val AND s.name NOT IN ('application_name',
            'transaction_isolation', 'transaction_read_only', 'transaction_deferrable')
          AND (s.name, s.setting) NOT IN (VALUES %1$s)
        UNION
        SELECT 0, n.name, pg_catalog.current_setting(n.name, true)
        FROM (SELECT pg_catalog.unnest(%2$s::text[]) AS name
          UNION SELECT (pg_catalog.regexp_matches(p.prosrc, '%5$s', 'gi'))[1] FROM pg_catalog.pg_proc p
            WHERE p.oid >= 16384 AND p.prosrc ~* 'set_config') AS n
        WHERE pg_catalog.current_setting(n.name, true) <> '' AND n.name NOT LIKE 'interlock.%%'
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_settings s WHERE s.name = lower(n.name))
        UNION ALL
        SELECT 1, 'session_authorization', session_user::text WHERE session_user <> %3$s
        UNION ALL
        SELECT 2, 'role', pg_catalog.current_setting('role')
        WHERE session_user <> %3$s OR pg_catalog.current_setting('role') <> %4$s
      ) AS c\
      """;

  /** Settings that affect how long a statement takes, but not what it makes. */
  static final Set<String> ONLY_TIME_AND_MEMORY =
      Set.of(
          "client_min_messages",
          "idle_in_transaction_session_timeout",
          "lock_timeout",
          "maintenance_work_mem",
          "max_parallel_maintenance_workers",
          "statement_timeout",
          "transaction_timeout",
          "work_mem");

  /** A regular expression of the server; group 1 is the name. */
  private static final String SET_BY_FUNCTION =
      "set_config\\s*\\(\\s*''([[:alpha:]_][[:alnum:]_$]*\\.[[:alnum:]_$.]+)''";

  /** Group 1 is the name in a statement, group 2 the name in a call. */
  private static final Pattern DOTTED =
      Pattern.compile(
          "\\b(?:set|reset)\\s+(?:session\\s+|local\\s+)?(\"?[a-z_][\\w$]*\"?\\.\"?[\\w$\".]+)"
              + "|set_config\"?\\s*\\(\\s*'([a-z_][\\w$]*\\.[\\w$.]+)'",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME = Pattern.compile("\\[\"([^\"]+)\", ");

  private static final Pattern ISOLATION =
      Pattern.compile("\\[\"default_transaction_isolation\", \"([a-z ]+)\"\\]");

  private static final String READ_ONLY = "[\"default_transaction_read_only\", \"on\"]";

  /**
   * Returns the statements that restore the initial state of a session. {@code RESET ALL} keeps the
   * role and the user (PostgreSQL manual, RESET), and removes the name from a session that a pooler
   * has opened.
   */
  List<String> renewal() {
    return List.of(
        "RESET SESSION AUTHORIZATION",
        "RESET ROLE",
        "RESET ALL",
        "SET application_name TO " + new Literals(connection).text(name));
  }

  /**
   * Returns a query for the state of the session.
   *
   * @param ours Interlock's own settings, which are in force and not part of the state
   * @param before the state before the statements
   * @param statements the statements that ran since
   */
  String query(Map<String, String> ours, SessionState before, List<String> statements) {
    var literals = new Literals(connection);
    String own =
        ours.entrySet().stream()
            .map(setting ->
                "(%s, %s)"
                    .formatted(literals.text(setting.getKey()), literals.text(setting.getValue())))
            .collect(Collectors.joining(", "));
    String dotted =
        dotted(before, statements).stream()
            .map(literals::text)
            .collect(Collectors.joining(", ", "ARRAY[", "]"));
    return CHANGED.formatted(
        own.isEmpty() ? "('', '')" : own,
        dotted,
        literals.text(user),
        literals.text(role),
        SET_BY_FUNCTION);
  }

  private static Set<String> dotted(SessionState before, List<String> statements) {
    var names = new TreeSet<>(names(before));
    names.removeIf(name -> !name.contains("."));
    for (String statement : statements) {
      Matcher found = DOTTED.matcher(statement);
      while (found.find()) {
        String name = found.group(1) == null ? found.group(2) : found.group(1);
        names.add(name.replace("\"", ""));
      }
    }
    return names;
  }

  /** Returns the names of the settings that differ from a new session's. */
  static Set<String> names(SessionState state) {
    return NAME.matcher(state.words())
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the statement that restores a state; a rollback undoes it. */
  String restoring(SessionState state) {
    return """
    SELECT pg_catalog.set_config(pair ->> 0, pair ->> 1, false)
    FROM pg_catalog.json_array_elements(%s) AS pair\
    """
        .formatted(new Literals(connection).text(state.words()));
  }

  /**
   * Returns the statement that sets the isolation level, which a transaction fixes at its
   * beginning.
   */
  static List<String> isolating(SessionState state) {
    return ISOLATION
        .matcher(state.words())
        .results()
        .map(found -> "SET LOCAL transaction_isolation = '%s'".formatted(found.group(1)))
        .toList();
  }

  static boolean isReadOnly(SessionState state) {
    return state.words().contains(READ_ONLY);
  }
}
