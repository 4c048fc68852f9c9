package dev.interlock.cli.command;

import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.platform.Stage;
import dev.interlock.plan.Goal;
import dev.interlock.project.schema.SchemaSource;
import dev.interlock.url.DatabaseUrlParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the words that name a schema. */
final class SchemaWords {

  /** The sources as the help names them. */
  static final String ALL = "database, URL, history[@VERSION], FILE or FOLDER";

  private SchemaWords() {}

  /**
   * Parses the words. The configured database is looked for after all of them are understood,
   * because that may start a server.
   *
   * @throws Failure.Misconfigured if one of them names a source that does not exist
   */
  static List<SchemaSource> parse(List<String> words, Project project) {
    return words.stream().map(word -> parse(word, project)).toList().stream()
        .map(source -> source.orElseGet(() -> database(project)))
        .toList();
  }

  /** The configured database. */
  static SchemaSource database(Project project) {
    return new SchemaSource.Database(Endpoint.of(project).url(), project.settings(Stage.HOOK));
  }

  /** Returns empty for the configured database. */
  private static Optional<SchemaSource> parse(String word, Project project) {
    return word.equals("database") ? Optional.empty() : Optional.of(other(word, project));
  }

  private static SchemaSource other(String word, Project project) {
    if (word.equals("history") || word.startsWith("history@")) {
      return new SchemaSource.Migrations(goal(word));
    }
    if (Pattern.matches("[A-Za-z][A-Za-z0-9+.-]+:.*", word)) {
      return new SchemaSource.Database(DatabaseUrlParser.parse(word), project.settings(Stage.HOOK));
    }
    Path path = project.folder().resolve(word);
    if (Files.isDirectory(path) || (word.endsWith(".sql") && Files.exists(path))) {
      return new SchemaSource.Declared(path);
    }
    if (Files.isRegularFile(path)) {
      return new SchemaSource.Saved(path);
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
        Finding.error(
                Code.USAGE, "`%s` is not a database, history, file or folder.".formatted(word))
            .help(
                "Write `database` for the configured one, a URL, `history` or `history@V3`, a file"
                    + " that `interlock inspect --output` wrote, or a folder of SQL files."));
  }
}
