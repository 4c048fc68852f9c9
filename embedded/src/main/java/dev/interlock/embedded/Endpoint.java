package dev.interlock.embedded;

import dev.interlock.system.UnixSocketFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The address of a server, and the connections to it.
 *
 * @param socketFolder preferred if present
 * @param port the port on 127.0.0.1, or only part of the socket's name
 */
record Endpoint(@Nullable Path socketFolder, int port) {

  static final String SUPERUSER = "postgres";

  /** The one database that every embedded server has from the start. */
  static final String FIRST_DATABASE = "template1";

  /** PostgreSQL's default, which only names the socket of a server that has no TCP port. */
  static final int SOCKET_ONLY = 5432;

  static Path socket(Path folder, int port) {
    return folder.resolve(".s.PGSQL." + port);
  }

  Connection connect(String database) throws SQLException {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(SUPERUSER);
    source.setSslMode("disable");
    source.setGssEncMode("disable");
    if (socketFolder != null) {
      source.setSocketFactory(UnixSocketFactory.class.getName());
      source.setSocketFactoryArg(socket(socketFolder, port).toString());
    }
    return source.getConnection();
  }

  /** Returns a URL in libpq's format (PostgreSQL manual, section "Connection URIs"). */
  String url(String database) {
    return "postgresql://" + SUPERUSER + "@127.0.0.1:" + port + "/" + encoded(database);
  }

  private static String encoded(String database) {
    return URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
