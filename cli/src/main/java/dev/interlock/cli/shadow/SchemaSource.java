package dev.interlock.cli.shadow;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.plan.Goal;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The source of a schema, as a word of the command line names it. */
public sealed interface SchemaSource {

  /** The sources as the help names them. */
  String WORDS = "database, URL, history[@VERSION], FILE or FOLDER";

  /** The configured database. */
  record Configured() implements SchemaSource {}

  /** Another database. */
  record Live(DatabaseUrl url) implements SchemaSource {}

  /** The migrations of the project, replayed on an empty database. */
  record Replayed(Goal goal) implements SchemaSource {}

  /**
   * SQL files, run on an empty database in the order of their names; or migrations, of which only
   * the up scripts run, in their own order.
   */
  record Declared(Path path) implements SchemaSource {}

  /** A file written by {@code inspect}. */
  record Saved(Path file) implements SchemaSource {}

  /**
   * Parses a word.
   *
   * @param folder folder that paths are relative to
   * @throws Failure.Misconfigured if it names a source that does not exist
   */
  static SchemaSource parse(String word, Path folder) {
    if (word.equals("database")) {
      return new Configured();
    }
    if (word.equals("history") || word.startsWith("history@")) {
      return new Replayed(goal(word));
    }
    if (Pattern.matches("[A-Za-z][A-Za-z0-9+.-]+:.*", word)) {
      return new Live(DatabaseUrlParser.parse(word));
    }
    Path path = folder.resolve(word);
    if (Files.isDirectory(path) || (word.endsWith(".sql") && Files.exists(path))) {
      return new Declared(path);
    }
    if (Files.isRegularFile(path)) {
      return new Saved(path);
    }
    throw nothing(word);
  }

  private static Goal goal(String word) {
    String version = word.substring(Math.min("history@".length(), word.length()));
    try {
      Goal goal = version.isEmpty() ? new Goal.Heads() : Goal.parse(version);
      if (!(goal instanceof Goal.Relative)) {
        return goal;
      }
    } catch (IllegalArgumentException e) {
      // Reported below.
    }
    throw new Failure.Misconfigured(
        Finding.error(Code.USAGE, "`%s` names no version.".formatted(word))
            .help("Write a version after the `@`, such as `history@V3`."));
  }

  private static Failure nothing(String word) {
    return new Failure.Misconfigured(
        Finding.error(Code.USAGE, "`%s` is not a database, history, file or folder.".formatted(word))
            .help(
                "Write `database` for the configured one, a URL, `history` or `history@V3`, a file"
                    + " that `interlock inspect --output` wrote, or a folder of SQL files."));
  }
}
