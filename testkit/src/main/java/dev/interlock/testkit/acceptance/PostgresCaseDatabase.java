package dev.interlock.testkit.acceptance;

import dev.interlock.testkit.PgBouncer;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database on the shared server, with its own pooler in front if the case asks for one. */
record PostgresCaseDatabase(TestDatabase database, Optional<PgBouncer> pooler)
    implements CaseDatabase {

  private static final int POOL_SIZE = 10;

  static PostgresCaseDatabase create(PostgresServers servers, Needs needs) {
    var database =
        needs.version().isPresent()
            ? servers.database(needs.version().getAsInt())
            : servers.database();
    try {
      var pooler =
          needs
              .pooler()
              .map(
                  mode -> PgBouncer.start(database.address(), new PgBouncer.Pool(mode, POOL_SIZE)));
      return new PostgresCaseDatabase(database, pooler);
    } catch (Throwable noPooler) {
      database.close();
      throw noPooler;
    }
  }

  @Override
  public String name() {
    return database.name();
  }

  @Override
  public Map<String, String> environment() {
    var variables = new HashMap<String, String>();
    variables.put("DATABASE_URL", database.url());
    pooler.ifPresent(bouncer -> {
      variables.put("DATABASE_URL", bouncer.url(database.name()));
      variables.put("DIRECT_URL", database.url());
    });
    return variables;
  }

  @Override
  public Connection connect() throws SQLException {
    return database.connect();
  }

  @Override
  public List<String> contents() throws SQLException {
    try (var connection = connect()) {
      return Contents.ofPostgres(connection);
    }
  }

  @Override
  public void close() {
    pooler.ifPresent(PgBouncer::close);
    database.close();
  }
}
