package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.fault.ChildProcess;
import java.time.Duration;

/**
 * A command, a database that needs it, and the state that an undisturbed run leaves.
 *
 * @param template the database before the command; copied for each run
 * @param whole duration of an undisturbed run after it has connected
 * @param locked part of that during which the run holds the migration lock
 */
record Scenario(
    ChangingCommand command,
    MixedProject project,
    TestDatabase template,
    FinalState expected,
    Duration whole,
    Duration locked) {

  static final String CONNECTED = "database `";
  private static final Duration POLL = Duration.ofMillis(10);
  static final Duration LIMIT = Duration.ofSeconds(90);

  /** Runs the command once, undisturbed. */
  static Scenario prepare(ChangingCommand command, MixedProject project, TestDatabase template) {
    try (var copy = copy(template, "undisturbed");
        var observer = Session.open(copy);
        var process = project.program(copy.url()).start(command.words())) {
      process.awaitLine(CONNECTED, LIMIT);
      long connected = System.nanoTime();
      awaitLock(process, observer);
      long locked = System.nanoTime();
      var ended = Program.ended(process);
      long end = System.nanoTime();
      assertThat(ended.exit()).as("%s %s%n%s", command, project, ended.output()).isZero();
      return new Scenario(
          command,
          project,
          template,
          FinalState.of(copy),
          Duration.ofNanos(end - connected),
          Duration.ofNanos(end - locked));
    }
  }

  /** Whether a run holds the lock; false if a clean drops it during the query. */
  static boolean holdsLock(Session observer) {
    try {
      return observer.holds(Activity.HOLDS_LOCK);
    } catch (AssertionError e) {
      return false;
    }
  }

  /** Waits until a run holds the lock, or has ended. */
  static void awaitLock(ChildProcess process, Session observer) {
    while (process.isAlive() && !holdsLock(observer)) {
      Pause.of(POLL);
    }
  }

  /** Copies the template; the caller closes the copy. */
  TestDatabase copy(String suffix) {
    return copy(template, suffix);
  }

  static TestDatabase copy(TestDatabase template, String suffix) {
    var name = template.name() + "_" + suffix;
    template.server().createDatabase(name, template.name());
    return new TestDatabase(name, template.server());
  }

  @Override
  public String toString() {
    return command + ", " + project;
  }
}
