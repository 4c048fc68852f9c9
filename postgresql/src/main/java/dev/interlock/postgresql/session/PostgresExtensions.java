package dev.interlock.postgresql.session;

import dev.interlock.dialect.ExtensionRequest;
import dev.interlock.dialect.ExtensionState;
import dev.interlock.dialect.Extensions;
import dev.interlock.dialect.HostingProvider;
import dev.interlock.postgresql.script.ExtensionStatement;
import dev.interlock.postgresql.wire.ServerErrors;
import dev.interlock.script.Statement;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The extensions of a server (PostgreSQL manual, CREATE EXTENSION, and 54.3). */
record PostgresExtensions(Connection connection) implements Extensions {

  /**
   * A superuser may create every extension. Another role may create those that do not require a
   * superuser, and the trusted ones if it has CREATE on the database.
   */
  private static final String QUERY =
      """
      SELECT n.name, e.extversion, v.versions, current_user, current_database(),
        (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = current_user)
          OR coalesce(v.free, false)
          OR coalesce(v.trusted, false) AND has_database_privilege(current_database(), 'CREATE'),
        coalesce(v.trusted, false),
        (SELECT min(r.rolname) FROM pg_roles r WHERE r.rolname = ANY (?)),
        to_regnamespace('_heroku') IS NOT NULL, v.needs
      FROM unnest(?) n (name)
      LEFT JOIN pg_extension e ON e.extname = n.name
      CROSS JOIN LATERAL (
        SELECT array_agg(a.version ORDER BY a.version) AS versions, bool_or(a.trusted) AS trusted,
          bool_or(NOT a.superuser) AS free,
          (SELECT array_agg(DISTINCT r.name)
            FROM pg_available_extension_versions b, unnest(b.requires) r (name)
            WHERE b.name = n.name) AS needs
        FROM pg_available_extension_versions a WHERE a.name = n.name) v
      ORDER BY n.name\
      """;

  @Override
  public Optional<ExtensionRequest> requestedBy(Statement statement) {
    return ExtensionStatement.parse(statement.text());
  }

  @Override
  public List<ExtensionState> states(Set<String> names) {
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setArray(1, connection.createArrayOf("text", HostingProvider.roles().toArray()));
      statement.setArray(2, connection.createArrayOf("text", names.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        var states = new ArrayList<ExtensionState>();
        while (row.next()) {
          states.add(state(row));
        }
        return states;
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private static ExtensionState state(ResultSet row) throws SQLException {
    return new ExtensionState(
        String.valueOf(row.getString(1)),
        Optional.ofNullable(row.getString(2)),
        texts(row.getArray(3)),
        Set.copyOf(texts(row.getArray(10))),
        new ExtensionState.Role(
            String.valueOf(row.getString(4)),
            String.valueOf(row.getString(5)),
            row.getBoolean(6),
            row.getBoolean(7)),
        row.getBoolean(9) ? HostingProvider.HEROKU : HostingProvider.ofRole(row.getString(8)));
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
