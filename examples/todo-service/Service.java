import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A to-do service in one file: {@code java -cp 'lib/*' Service.java}. */
final class Service {

  private static final String SIGN_UP =
      """
      INSERT INTO "user" ("email", "name")
      SELECT body ->> 'email', body ->> 'name' FROM (SELECT ?::jsonb) AS request (body)
      RETURNING jsonb_build_object('id', "id", 'email', "email")
      """;

  private final DataSource database;

  Service(DataSource database) {
    this.database = database;
  }

  public static void main(String[] none) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    var service = new Service(database(System.getenv("DATABASE_URL")));
    var server = HttpServer.create(new InetSocketAddress(port), 0);
    server.createContext("/health", exchange -> answer(exchange, "GET", service::health));
    server.createContext("/api/auth/signup", exchange -> answer(exchange, "POST", service::signUp));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    System.out.println("todo-service listens on port " + port);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(1)));
  }

  /** Platforms write URLs as libpq does: {@code postgresql://user:password@host:port/name}. */
  private static DataSource database(String url) {
    var uri = URI.create(url);
    var login = uri.getUserInfo().split(":", 2);
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {uri.getHost()});
    source.setPortNumbers(new int[] {uri.getPort() < 0 ? 5432 : uri.getPort()});
    source.setDatabaseName(uri.getPath().substring(1));
    source.setUser(login[0]);
    source.setPassword(login.length > 1 ? login[1] : null);
    return source;
  }

  /** Healthy means that the tables exist, not only that the process runs. */
  private Answer health(String nothing) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM \"user\"")) {
      query.executeQuery();
      return new Answer(
          200, "{\"status\":\"healthy\",\"timestamp\":\"%s\"}".formatted(Instant.now()));
    }
  }

  private Answer signUp(String request) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(SIGN_UP)) {
      insert.setString(1, request);
      ResultSet user = insert.executeQuery();
      user.next();
      return new Answer(201, user.getString(1));
    }
  }

  private static void answer(HttpExchange exchange, String method, Endpoint endpoint)
      throws IOException {
    try (exchange) {
      var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var answer =
          exchange.getRequestMethod().equals(method)
              ? answerOf(endpoint, request)
              : new Answer(405, error("use " + method));
      var body = answer.json().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Answer answerOf(Endpoint endpoint, String request) {
    try {
      return endpoint.answer(request);
    } catch (SQLException e) {
      return switch (String.valueOf(e.getSQLState())) {
        case "23505" -> new Answer(409, error("this address has signed up already"));
        case "22P02", "23502", "23514" -> new Answer(400, error("email and name are needed"));
        default -> new Answer(503, error("the database cannot be used"));
      };
    }
  }

  private static String error(String what) {
    return "{\"error\":\"%s\"}".formatted(what);
  }

  /** A status and a JSON document. */
  private record Answer(int status, String json) {}

  /** From a request's body to an answer. */
  private interface Endpoint {
    Answer answer(String request) throws SQLException;
  }
}
