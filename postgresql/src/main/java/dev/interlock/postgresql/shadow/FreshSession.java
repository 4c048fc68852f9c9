package dev.interlock.postgresql.shadow;

import dev.interlock.postgresql.catalog.LookupSession;
import dev.interlock.postgresql.session.SessionDefaults;
import dev.interlock.postgresql.wire.RoundTrip;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Tuple;

/**
 * Resets a session to a new one. It runs the parts of DISCARD ALL (PostgreSQL manual, DISCARD)
 * except for the plans and Interlock's own prepared statements, and applies the settings that
 * scripts have given to new sessions.
 */
record FreshSession(BaseConnection session) {

  private static final List<String> FORGET =
      List.of(
          "CLOSE ALL",
          "SET SESSION AUTHORIZATION DEFAULT",
          "RESET ALL",
          "UNLISTEN *",
          "SELECT pg_catalog.pg_advisory_unlock_all()",
          "DISCARD TEMP",
          "DISCARD SEQUENCES",
          SessionDefaults.APPLY,
          """
          SELECT pg_catalog.quote_ident(name) FROM pg_catalog.pg_prepared_statements
          WHERE from_sql AND NOT pg_catalog.starts_with(name, '%s')\
          """
              .formatted(LookupSession.PREFIX));

  void forget() throws SQLException {
    for (Tuple prepared : RoundTrip.run(session, FORGET).getLast()) {
      String name = new String(prepared.get(0), StandardCharsets.UTF_8);
      RoundTrip.run(session, List.of("DEALLOCATE " + name));
    }
  }
}
