package dev.interlock.gate.context.ignore;

import java.util.List;
import java.util.Optional;

/**
 * Rules of {@code .dockerignore}: the last rule that matches a path or one of its parents decides.
 * BuildKit asks for every parent first and remembers which rules matched it; a rule that could not
 * have changed the result of a parent does not count as matched there. This class does the same.
 */
record DockerRules(List<IgnoreRule> rules) implements IgnoreRules {

  DockerRules {
    rules = List.copyOf(rules);
  }

  @Override
  public Optional<IgnoreRule> exclusion(String path) {
    var matched = new boolean[rules.size()];
    Optional<IgnoreRule> decided = Optional.empty();
    for (String prefix : Prefixes.of(path)) {
      decided = decide(prefix, matched);
    }
    return decided;
  }

  @Override
  public boolean excludesAllOf(String folder) {
    return exclusion(folder).isPresent()
        && rules.stream()
            .filter(IgnoreRule::isException)
            .noneMatch(rule -> mayIncludeIn(rule, folder));
  }

  /** Whether an exception has wildcards, or names a path in the folder. */
  private static boolean mayIncludeIn(IgnoreRule exception, String folder) {
    String written = exception.text().substring(exception.text().indexOf('!') + 1);
    String path = GoPath.clean("/" + written.strip()).substring(1);
    return path.chars().anyMatch(character -> "*?[\\".indexOf(character) >= 0)
        || path.startsWith(folder + "/");
  }

  /**
   * Decides about one path.
   *
   * @param matched which rules matched the parent; afterwards, which matched the path
   */
  private Optional<IgnoreRule> decide(String path, boolean[] matched) {
    Optional<IgnoreRule> excluding = Optional.empty();
    for (int i = 0; i < matched.length; i++) {
      IgnoreRule rule = rules.get(i);
      boolean changesResult = rule.isException() == excluding.isPresent();
      matched[i] = matched[i] || (changesResult && rule.matches(path));
      if (matched[i]) {
        excluding = rule.isException() ? Optional.empty() : Optional.of(rule);
      }
    }
    return excluding;
  }
}
