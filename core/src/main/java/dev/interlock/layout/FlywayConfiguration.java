package dev.interlock.layout;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.Commits;
import dev.interlock.history.Printable;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Flyway's configuration file beside a script: {@code V1__words.sql.conf}, with {@code
 * executeInTransaction}, {@code encoding}, {@code placeholderReplacement} and {@code shouldExecute}
 * (SqlScriptMetadata.java). Options that decide whether the script runs are refused.
 *
 * @param commits {@code EACH} if the file disables the transaction
 * @param replaces whether placeholders are replaced; empty if not set
 * @param problems options that are not supported
 */
record FlywayConfiguration(Commits commits, Optional<Boolean> replaces, List<Finding> problems) {

  private static final String ENDING = ".conf";

  FlywayConfiguration {
    problems = List.copyOf(problems);
  }

  /** Whether a file is a script's configuration, by its name. */
  static boolean isOne(String name) {
    return name.endsWith(".sql" + ENDING);
  }

  /** Returns the path of a script's configuration file, which may not exist. */
  static Path of(Path script) {
    return script.resolveSibling(script.getFileName() + ENDING);
  }

  /**
   * Reads a configuration file.
   *
   * @param shown its path as the user would write it
   */
  static FlywayConfiguration read(Path file, String shown) {
    var said = new Properties();
    try {
      said.load(new StringReader(new String(FileBytes.read(file), StandardCharsets.UTF_8)));
    } catch (IOException | IllegalArgumentException e) {
      return new FlywayConfiguration(
          Commits.TOGETHER,
          Optional.empty(),
          List.of(FileBytes.unreadable(shown, FileBytes.reason(e))));
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
        problems.add(refusal(shown, key, said.getProperty(key)));
      } else if (key.equals("executeInTransaction") && value.equals("false")) {
        commits = Commits.EACH;
      } else if (key.equals("placeholderReplacement")) {
        replaces = Optional.of(value.equals("true"));
      }
    }
    return new FlywayConfiguration(commits, replaces, problems);
  }

  private static Finding refusal(String shown, String key, String value) {
    return Finding.error(
            Code.SCRIPT_CONFIGURATION,
            "`%s=%s` in `%s` cannot be honoured, so the script would not run as Flyway runs it."
                .formatted(Printable.of(key), Printable.of(value), shown))
        .at(Place.file(shown))
        .note(
            "understood are `executeInTransaction`, `placeholderReplacement`, `encoding=UTF-8` and"
                + " `shouldExecute=true`")
        .help("Remove the line, or leave this folder to Flyway.");
  }
}
