package dev.interlock.cli.demo;

import dev.interlock.cli.demo.CaseStory.Part;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Plays a README on a copy of its project, and lets its last command write a report; throws {@link
 * NotAsTold} at the first difference.
 */
final class CasePlayer {

  private final Workshop workshop;
  private final Page page;
  private final PrintStream out;
  private final Path report;

  /**
   * @param report the file of the report, in a folder that exists
   */
  CasePlayer(Workshop workshop, Page page, PrintStream out, Path report) {
    this.workshop = workshop;
    this.page = page;
    this.out = out;
    this.report = report;
  }

  void play(CaseStory story) {
    List<Part> parts = story.parts();
    int last =
        IntStream.range(0, parts.size())
            .filter(i -> parts.get(i) instanceof Part.Command)
            .max()
            .orElseThrow();
    for (int i = 0; i < parts.size(); i++) {
      play(parts.get(i), i == last ? workshop.reportingTo(report) : Map.of());
    }
    NotAsTold.unless(Files.exists(report), "The last command wrote no report.");
  }

  private void play(Part part, Map<String, String> variables) {
    switch (part) {
      case Part.Title(var words) -> page.step(words);
      case Part.Heading(var words) -> page.heading(words);
      case Part.Paragraph(var text) -> page.say(text);
      case Part.Sql sql -> run(sql);
      case Part.Command command -> run(command, variables);
    }
  }

  private void run(Part.Sql sql) {
    page.file("SQL, by hand", sql.text());
    var error = errorOf(sql.text());
    NotAsTold.unless(
        sql.error().isEmpty() ? error.isEmpty() : error.startsWith(sql.error()),
        "The statements ended with `%s`.".formatted(error.isEmpty() ? "success" : error));
  }

  /** Runs the statements; returns the server's message, empty if they succeeded. */
  private String errorOf(String sql) {
    try (var connection = workshop.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
      return "";
    } catch (SQLException e) {
      return String.valueOf(e.getMessage()).replaceFirst("^ERROR: ", "");
    }
  }

  private void run(Part.Command command, Map<String, String> variables) {
    page.command(command.line());
    var process = workshop.shell(command.line(), variables);
    var output = new ArrayList<String>();
    process
        .inputReader()
        .lines()
        .forEach(line -> {
          out.println(line);
          output.add(line);
        });
    page.written();
    int exit = exitOf(process);
    NotAsTold.unless(
        exit == command.exit(),
        "The command ended with %d, not %d.".formatted(exit, command.exit()));
    var missing = command.missingIn(output);
    NotAsTold.unless(missing.isEmpty(), "The output lacks `%s`.".formatted(missing.orElse("")));
  }

  private static int exitOf(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during the demo", e);
    }
  }
}
