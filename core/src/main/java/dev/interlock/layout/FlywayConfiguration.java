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
 * What the file beside a script of Flyway's says of it: {@code V1__words.sql.conf}, with {@code
 * executeInTransaction}, {@code encoding}, {@code placeholderReplacement} and {@code shouldExecute}
 * (SqlScriptMetadata.java). What would decide whether the script runs is refused.
 *
 * @param commits each statement by itself where it says that there is no transaction
 * @param replaces whether placeholders are replaced; empty where it does not say
 * @param problems what cannot be honoured
 */
record FlywayConfiguration(Commits commits, Optional<Boolean> replaces, List<Finding> problems) {

  private static final String ENDING = ".conf";

  FlywayConfiguration {
    problems = List.copyOf(problems);
  }

  /** Whether a file is one, by its name. */
  static boolean isOne(String name) {
    return name.endsWith(".sql" + ENDING);
  }

  /** Where the one of a script would be. */
  static Path of(Path script) {
    return script.resolveSibling(script.getFileName() + ENDING);
  }

  /**
   * Reads one.
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
