package dev.interlock.cli.demo;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

/** The demo, step by step; a step throws {@link NotAsTold} unless it goes as described. */
final class Story {

  private static final int SIGTERM = 15;
  private static final int ENDED_BY_SIGNAL = 128;
  private static final int REFUSED = 1;

  private static final String MISTAKE = "db/migrations/V6__contact.sql";

  private static final String MISTAKEN =
      """
      ALTER TABLE tasks ADD COLUMN due date;
      ALTER TABLE users ADD COLUMN phone text;
      """;

  private final Workshop workshop;
  private final Page page;
  private final HttpClient client;

  Story(Workshop workshop, Page page, HttpClient client) {
    this.workshop = workshop;
    this.page = page;
    this.client = client;
  }

  void tell() {
    project();
    stop(firstDeploy());
    status();
    var current = secondDeploy();
    brokenDeploy(current);
    current.terminate();
    whatNext();
  }

  private void project() {
    page.step("The project");
    page.say(
        """
        A to-do service in one Java file, and its migrations in db/migrations: a copy of
        examples/todo-service in %s.
        """
            .formatted(workshop.project().folder()));
    interlock("history");
    page.say(
        """
        A throw-away PostgreSQL %s runs for it, and DATABASE_URL names it, as on a
        platform: %s
        """
            .formatted(workshop.databaseVersion(), workshop.databaseUrl()));
  }

  private Service firstDeploy() {
    page.step("The first deploy");
    page.say("`interlock run --` precedes the service's start command.");
    var service = deploy();
    page.proven("GET /health answers 200", service.awaitHealthy());
    page.proven("POST /api/auth/signup answers 201", signUp(service));
    page.say(
        "Process %d was Interlock while it migrated, and is the service now."
            .formatted(service.pid()));
    return service;
  }

  private static String signUp(Service service) {
    return service
        .signUp("{\"email\": \"ada@example.com\", \"name\": \"Ada\"}")
        .orElseThrow(() -> new NotAsTold("The service refused a new user."));
  }

  private void stop(Service service) {
    page.step("A platform stops a service by SIGTERM");
    page.command("kill -TERM " + service.pid());
    int exit = service.terminate();
    NotAsTold.unless(exit == ENDED_BY_SIGNAL + SIGTERM, "SIGTERM did not end the service.");
    page.proven("the service got the signal itself and ended, exit code " + exit);
  }

  private void status() {
    page.step("Where the database is");
    interlock("status");
  }

  private Service secondDeploy() {
    page.step("The second deploy has nothing to migrate");
    page.say("A restart, one more replica, a release without a migration: one line says so.");
    var service = deploy();
    page.proven("GET /health answers 200", service.awaitHealthy());
    return service;
  }

  private void brokenDeploy(Service current) {
    page.step("A migration that cannot work");
    page.say("The next version brings one with a mistake: the table is called \"user\".");
    page.file(MISTAKE, MISTAKEN);
    workshop.project().write(MISTAKE, MISTAKEN);
    var next = deploy();
    int exit = next.awaitEnd();
    NotAsTold.unless(exit == REFUSED, "The broken deploy ended with " + exit + ".");
    NotAsTold.unless(next.health().isEmpty(), "The new version was started all the same.");
    page.gap();
    page.proven("exit code 1: the new version was not started");
    NotAsTold.unless(!workshop.hasColumn("tasks", "due"), "The refused migration left a column.");
    page.proven("the statement before the mistake did not run either: `tasks` has no column `due`");
    NotAsTold.unless(current.health().isPresent(), "The old version is not healthy any more.");
    page.proven("the old version did not notice: GET /health answers 200");
  }

  private Service deploy() {
    page.command(Service.COMMAND_LINE);
    return Service.start(workshop, client);
  }

  private void interlock(String command) {
    page.command("interlock " + command);
    var process = workshop.start(Map.of(), List.of(command));
    try {
      NotAsTold.unless(process.waitFor() == 0, "`interlock " + command + "` failed.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during the demo", e);
    }
  }

  private void whatNext() {
    page.heading(
        "Everything went as described, and the files and the database are removed. Where to go from here:");
    page.say(
        """
          interlock new "add tasks"    write the first migration of your own project
          interlock plan               see the SQL that a deploy would run
          interlock run -- COMMAND     migrate, then start; or say why not
        """);
    page.say("README.md, docs/platforms.md and examples/platforms have the rest.");
  }
}
