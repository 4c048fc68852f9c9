package dev.interlock.testkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.Golden;
import dev.interlock.testkit.fault.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/** One case in its own copy of the project, on its own database. */
final class CaseRun {

  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(3);

  private final AcceptanceCase subject;
  private final CaseDatabase database;
  private final Surroundings surroundings;
  private final StringBuilder transcript = new StringBuilder();

  CaseRun(AcceptanceCase subject, CaseDatabase database, Surroundings surroundings) {
    this.subject = subject;
    this.database = database;
    this.surroundings = surroundings;
  }

  /** Runs the commands and reports all deviations, not only the first. */
  void verify() throws IOException, SQLException {
    prepareDatabase();
    var before = subject.leavesDatabaseUnchanged() ? database.contents() : List.<String>of();
    var exits = new ArrayList<Integer>();
    for (var command : subject.commands()) {
      exits.add(run(command));
    }
    var softly = new SoftAssertions();
    softly.check(() -> verifyGolden(AcceptanceCase.EXPECTED, transcript.toString()));
    softly.check(() -> assertThat(exits).as("exit codes").isEqualTo(subject.exits()));
    softly.check(this::verifyDatabase);
    softly.check(() -> verifyUnchanged(before));
    softly.assertAll();
  }

  private void prepareDatabase() throws IOException, SQLException {
    var script = subject.text(AcceptanceCase.BEFORE);
    if (script.isPresent()) {
      try (var connection = database.connect();
          var statement = connection.createStatement()) {
        statement.executeUpdate(script.get());
      }
    }
  }

  private int run(String command) {
    var builder = new ProcessBuilder("sh", "-c", command);
    builder.directory(surroundings.project().toFile()).redirectInput(input());
    builder.environment().clear();
    builder.environment().putAll(surroundings.environment());
    try (var process = ChildProcess.start(builder)) {
      var exit = process.await(COMMAND_LIMIT);
      transcript.append("$ ").append(command).append('\n').append(process.output());
      if (exit != 0) {
        transcript.append("[exit ").append(exit).append("]\n");
      }
      return exit;
    }
  }

  private File input() {
    var given = subject.file(AcceptanceCase.STDIN).toFile();
    return given.exists() ? given : Path.of("/dev/null").toFile();
  }

  private void verifyDatabase() throws IOException, SQLException {
    var query = subject.text(AcceptanceCase.AFTER);
    if (query.isPresent()) {
      try (var connection = database.connect()) {
        verifyGolden(AcceptanceCase.AFTER_EXPECTED, ResultTable.of(connection, query.get()));
      }
    }
  }

  private void verifyUnchanged(List<String> before) throws SQLException {
    if (subject.leavesDatabaseUnchanged()) {
      assertThat(database.contents())
          .as("contents of the database, which this case must leave unchanged")
          .isEqualTo(before);
    }
  }

  private void verifyGolden(String file, String actual) {
    Golden.of(subject.file(file)).verify(surroundings.normaliser().normalise(actual));
  }
}
