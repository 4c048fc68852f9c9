package dev.interlock.junit;

import dev.interlock.plan.Goal;
import dev.interlock.url.PostgresqlUrl;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servers and templates of a test run, each made at the first request. Files are taken to stay
 * as they are during the run. Thread-safe; a template in the making blocks only those who need it.
 */
final class TestServers implements AutoCloseable {

  private final Map<Optional<String>, Once<TestServer>> servers = new ConcurrentHashMap<>();
  private final Map<DatabaseRequest, Once<Template>> templates = new ConcurrentHashMap<>();

  /** A migrated database that is only copied. */
  private record Template(TestServer server, TestProject project, PostgresqlUrl url) {}

  /**
   * Creates a database.
   *
   * @throws DatabaseFailure if it cannot be created or migrated
   */
  MigratedDatabase create(DatabaseRequest request) {
    Template template =
        templates.computeIfAbsent(request, key -> new Once<>(() -> template(key))).get();
    return new MigratedDatabase(
        template.project(), template.server(), template.server().copyOf(template.url()));
  }

  private Template template(DatabaseRequest request) {
    var project = TestProject.read(request.project(), request.migrations());
    TestServer server =
        servers
            .computeIfAbsent(
                request.url(),
                url -> new Once<>(() -> url.map(TestServer::at).orElseGet(TestServer::start)))
            .get();
    Goal goal = MigratedDatabase.goal(request.version());
    PostgresqlUrl url = server.create();
    if (!(goal instanceof Goal.Base)) {
      project.with(url, interlock -> interlock.upgrade(goal));
    }
    return new Template(server, project, url);
  }

  @Override
  public void close() {
    servers.values().stream().map(Once::made).flatMap(Optional::stream).forEach(TestServer::close);
  }
}
