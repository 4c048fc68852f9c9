package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Every command on every project, each prepared at the first request. Thread-safe. */
final class Scenarios implements AutoCloseable {

  /**
   * Created in advance: roles belong to the server, and two databases would create it at the same
   * time.
   */
  private static final String ROLE = "CREATE ROLE interlock_campaign";

  private static final List<ChangingCommand> COMMANDS = List.of(ChangingCommand.values());

  private record Key(ChangingCommand command, MixedProject project) {}

  private final PostgresServers servers;
  private final List<MixedProject> projects;
  private final Map<MixedProject, TestDatabase> heads = new ConcurrentHashMap<>();
  private final Map<Key, Scenario> prepared = new ConcurrentHashMap<>();

  Scenarios(PostgresServers servers, List<MixedProject> projects) {
    this.servers = servers;
    this.projects = projects;
    try (var database = servers.database();
        var session = Session.open(database)) {
      session.execute(ROLE);
    }
  }

  Scenario choose(RandomGenerator random) {
    var key =
        new Key(
            COMMANDS.get(random.nextInt(COMMANDS.size())),
            projects.get(random.nextInt(projects.size())));
    return prepared.computeIfAbsent(key, this::prepare);
  }

  private Scenario prepare(Key key) {
    return Scenario.prepare(key.command(), key.project(), template(key));
  }

  private TestDatabase template(Key key) {
    if (key.command().beginsEmpty()) {
      return servers.database();
    }
    var head = heads.computeIfAbsent(key.project(), this::head);
    var template = Scenario.copy(head, key.command().name().toLowerCase(Locale.ROOT));
    try (var session = Session.open(template)) {
      session.execute(key.command().damage());
    }
    return template;
  }

  /** Creates a database at the head. */
  private TestDatabase head(MixedProject project) {
    var head = servers.database();
    var ended = project.program(head.url()).run("upgrade");
    assertThat(ended.exit()).as(ended.output()).isZero();
    return head;
  }

  @Override
  public void close() {
    prepared.values().forEach(scenario -> scenario.template().close());
    heads.values().forEach(TestDatabase::close);
  }
}
