package dev.interlock.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The database that annotations ask for, nothing left open.
 *
 * @param url the server; empty for the embedded PostgreSQL
 * @param project the project folder, absolute
 * @param migrations folders instead of the configured ones; empty for those
 * @param version the position, as {@code Goal.parse} reads it
 */
record DatabaseRequest(
    Optional<String> url, Path project, List<String> migrations, String version) {

  private static final String EMBEDDED = "embedded";

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]+)(?::([^}]*))?\\}");

  DatabaseRequest {
    migrations = List.copyOf(migrations);
  }

  /**
   * Combines annotations.
   *
   * @param annotations the innermost first
   * @param variables the value of a variable or property; null if it is not set
   * @throws DatabaseFailure if a variable is not set
   */
  static DatabaseRequest of(
      List<InterlockDatabase> annotations, Function<String, Optional<String>> variables) {
    String url = first(annotations, InterlockDatabase::url, EMBEDDED);
    String resolved = REFERENCE.matcher(url).replaceAll(found -> value(found, variables));
    return new DatabaseRequest(
        Optional.of(resolved).filter(text -> !text.equals(EMBEDDED)),
        Path.of(first(annotations, InterlockDatabase::project, "")).toAbsolutePath().normalize(),
        annotations.stream()
            .map(each -> List.of(each.migrations()))
            .filter(folders -> !folders.isEmpty())
            .findFirst()
            .orElse(List.of()),
        first(annotations, InterlockDatabase::version, "head"));
  }

  private static String first(
      List<InterlockDatabase> annotations,
      Function<InterlockDatabase, String> attribute,
      String fallback) {
    return Stream.concat(annotations.stream().map(attribute), Stream.of(fallback))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(fallback);
  }

  private static String value(MatchResult reference, Function<String, Optional<String>> variables) {
    String name = reference.group(1);
    return variables
        .apply(name)
        .filter(text -> !text.isBlank())
        .or(() -> Optional.ofNullable(reference.group(2)))
        .map(Matcher::quoteReplacement)
        .orElseThrow(() ->
            new DatabaseFailure(
                "`url` of @InterlockDatabase names `%s`, which is not set.\nhelp: Set the variable or the system property `%s`, or write `${%s:embedded}` to use the embedded PostgreSQL without it."
                    .formatted(name, name, name)));
  }
}
