package dev.interlock.postgresql.connect;

import dev.interlock.dialect.Server;
import dev.interlock.dialect.Server.Pooling;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.ForeignLedgerSettings;
import dev.interlock.postgresql.ledger.ForeignTables;
import dev.interlock.postgresql.session.PostgresTarget.SessionFacts;
import dev.interlock.postgresql.session.PostgresTarget.Sessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/** Queries, in one round trip, the facts of a server and whether it can be migrated. */
final class SessionProbe {

  static final int OLDEST = 13;

  /**
   * The ledger is in the schema where the search path finds it, or in its own schema, {@link
   * dev.interlock.ledger.LedgerTable#OWN_SCHEMA}; otherwise it will be in the default schema. Its
   * own schema is looked up in the catalog, because {@code to_regclass} fails without USAGE.
   */
  private static final String FACTS =
      """
      SELECT current_database(), current_setting('server_version'), pg_backend_pid(),
        current_setting('transaction_read_only') = 'on',
        coalesce(
          (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE c.oid = to_regclass('interlock_lock')),
          (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'interlock' AND c.relname = 'interlock_lock'),
          current_schema(), 'public'),
        session_user, current_setting('role'), current_schema()
      """;

  private final BaseConnection connection;
  private final Optional<String> ledgerSchema;
  private final Optional<String> searchPath;
  private final ForeignLedgerSettings foreign;

  /**
   * Creates a probe for one session.
   *
   * @param ledgerSchema the configured schema
   * @param searchPath the URL's search path; its first schema holds the ledger if none is
   *     configured
   * @param foreign the places of other tools' ledgers
   */
  SessionProbe(
      BaseConnection connection,
      Optional<String> ledgerSchema,
      Optional<String> searchPath,
      ForeignLedgerSettings foreign) {
    this.connection = connection;
    this.ledgerSchema = ledgerSchema;
    this.searchPath = searchPath;
    this.foreign = foreign;
  }

  /**
   * Queries the facts.
   *
   * @param sessions opens another session for the probe of a pooler
   */
  SessionFacts facts(Sessions sessions) throws SQLException {
    int major = connection.getQueryExecutor().getServerVersionNum() / 10_000;
    if (major < OLDEST) {
      throw unsupported(connection.getQueryExecutor().getServerVersion());
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(FACTS)) {
      row.next();
      boolean direct = row.getInt(3) == connection.getBackendPID();
      Pooling pooling = direct ? Pooling.DIRECT : new PoolerProbe(connection, sessions).probe();
      var server = new Server("PostgreSQL", shortened(row.getString(2)), row.getString(1), pooling);
      @Nullable String current = row.getString(8);
      String schema = ledgerSchema.or(this::firstOfPath).orElse(row.getString(5));
      return new SessionFacts(
          server,
          major,
          schema,
          searchPath,
          new ForeignTables(firstOfPath().or(() -> Optional.ofNullable(current)), foreign),
          row.getString(6),
          row.getString(7),
          row.getBoolean(4));
    }
  }

  private Optional<String> firstOfPath() {
    return searchPath.map(SessionProbe::first);
  }

  static String first(String searchPath) {
    return searchPath.split(",", 2)[0].strip().replace("\"", "");
  }

  /** Shortens {@code 15.18 (Debian 15.18-0+deb12u1)} to {@code 15.18}. */
  private static String shortened(@Nullable String version) {
    return version == null ? "" : version.split(" ", 2)[0];
  }

  static Failure unsupported(String version) {
    return new Failure.Unavailable(
        Finding.error(
                Code.UNSUPPORTED_SERVER,
                "the server is PostgreSQL %s, but the oldest supported version is %d."
                    .formatted(version, OLDEST))
            .help("Upgrade the server."));
  }
}
