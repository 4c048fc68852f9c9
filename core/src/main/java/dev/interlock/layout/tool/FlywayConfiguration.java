package dev.interlock.layout.tool;

import dev.interlock.finding.Code;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.Commits;
import dev.interlock.history.Printable;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Flyway's configuration file beside a script: {@code V1__words.sql.conf}, with {@code
 * executeInTransaction}, {@code encoding}, {@code placeholderReplacement} and {@code shouldExecute}
 * (SqlScriptMetadata.java). Options that decide whether the script runs are refused.
 */
final class FlywayConfiguration {

  static final String ENDING = ".conf";

  private FlywayConfiguration() {}

  /** Whether a file is a script's configuration, by its name. */
  static boolean isOne(String name) {
    return name.endsWith(".sql" + ENDING);
  }

  static ScriptOptions read(ScriptOptions.Companion file) {
    var said = new Properties();
    try {
      said.load(new StringReader(file.text()));
    } catch (IOException | IllegalArgumentException e) {
      return new ScriptOptions(
          Commits.TOGETHER, Optional.empty(), List.of(unreadable(file.shown(), e)));
    }
    var problems = new ArrayList<Finding>();
    var commits = Commits.TOGETHER;
    Optional<Boolean> replaces = Optional.empty();
    for (String key : said.stringPropertyNames().stream().sorted().toList()) {
      String value = said.getProperty(key).strip().toLowerCase(Locale.ROOT);
      boolean isHonoured =
          switch (key) {
            case "executeInTransaction", "placeholderReplacement" ->
                value.equals("true") || value.equals("false");
            case "encoding" -> value.equals("utf-8") || value.equals("utf8");
            case "shouldExecute" -> value.equals("true");
            default -> false;
          };
      if (!isHonoured) {
        problems.add(refusal(file.shown(), key, said.getProperty(key)));
      } else if (key.equals("executeInTransaction") && value.equals("false")) {
        commits = Commits.EACH;
      } else if (key.equals("placeholderReplacement")) {
        replaces = Optional.of(value.equals("true"));
      }
    }
    return new ScriptOptions(commits, replaces, problems);
  }

  private static Finding unreadable(String shown, Exception e) {
    return Finding.error(
            Code.UNREADABLE_FILE,
            "`%s` cannot be read: %s.".formatted(shown, Printable.of(FileReason.of(e))))
        .at(Place.file(shown))
        .help("Correct the file.");
  }

  private static Finding refusal(String shown, String key, String value) {
    return Finding.error(
            Code.SCRIPT_CONFIGURATION,
            "`%s=%s` in `%s` cannot be honoured, so the script would not run as Flyway runs it."
                .formatted(Printable.of(key), Printable.of(value), shown))
        .at(Place.file(shown))
        .note(
            "supported are `executeInTransaction`, `placeholderReplacement`, `encoding=UTF-8` and"
                + " `shouldExecute=true`")
        .help("Remove the line, or leave this folder to Flyway.");
  }
}
