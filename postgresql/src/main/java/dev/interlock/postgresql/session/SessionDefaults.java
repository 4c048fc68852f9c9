package dev.interlock.postgresql.session;

import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.postgresql.core.BaseConnection;

/**
 * The settings that {@code ALTER ROLE … SET} and {@code ALTER DATABASE … SET} give to new sessions
 * (manual, ALTER ROLE). An open session does not take them, not even by {@code RESET ALL}; they are
 * therefore queried, and set for one transaction at a time.
 */
public final class SessionDefaults {

  /**
   * One row for each setting with which this role would begin in this database and which it may
   * set. The more specific rule wins (postinit.c, process_settings).
   */
  private static final String RULES =
      """
      SELECT DISTINCT ON (lower(name)) name, value FROM (
        SELECT split_part(entry, '=', 1) AS name, substr(entry, strpos(entry, '=') + 1) AS value,
          setrole <> 0 AS of_role, setdatabase <> 0 AS of_database
        FROM pg_catalog.pg_db_role_setting, unnest(setconfig) AS entry
        WHERE setdatabase IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()))
          AND setrole IN (0, (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = session_user))
      ) AS rules
      WHERE coalesce((SELECT context = 'user' OR (context = 'superuser' AND current_setting('is_superuser') = 'on')
        FROM pg_catalog.pg_settings s WHERE s.name = rules.name), true)
      ORDER BY lower(name), of_role DESC, of_database DESC\
      """;

  /** Gives the settings to the session at once, as if it had just begun. */
  public static final String APPLY =
      "SELECT pg_catalog.set_config(name, value, false) FROM (%s) AS rule".formatted(RULES);

  private static final Pattern MAY_CHANGE =
      Pattern.compile("\\balter\\s+(role|user|database)\\b", Pattern.CASE_INSENSITIVE);

  private Map<String, String> changed = Map.of();

  /** Returns the settings of new sessions; empty until a script may have changed them. */
  Map<String, String> changed() {
    return changed;
  }

  /**
   * Queries the settings again after a script that mentions roles or databases, even in a string.
   */
  void look(BaseConnection connection, String script) {
    if (!MAY_CHANGE.matcher(script).find()) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(RULES)) {
      var now = new LinkedHashMap<String, String>();
      while (rows.next()) {
        now.put(rows.getString(1), rows.getString(2));
      }
      changed = now;
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }
}
