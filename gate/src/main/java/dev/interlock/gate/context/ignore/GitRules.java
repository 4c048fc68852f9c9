package dev.interlock.gate.context.ignore;

import java.util.List;
import java.util.Optional;

/**
 * Rules of {@code .gitignore}: the last rule that matches decides, but nothing in an excluded
 * folder can be included again ({@code gitignore(5)}).
 */
record GitRules(List<IgnoreRule> rules) implements IgnoreRules {

  GitRules {
    rules = List.copyOf(rules);
  }

  @Override
  public Optional<IgnoreRule> exclusion(String path) {
    return exclusion(path, false);
  }

  @Override
  public boolean excludesAllOf(String folder) {
    return exclusion(folder, true).isPresent();
  }

  private Optional<IgnoreRule> exclusion(String path, boolean isFolder) {
    for (String prefix : Prefixes.of(path)) {
      boolean isPrefixFolder = isFolder || prefix.length() < path.length();
      Optional<IgnoreRule> last =
          rules.reversed().stream()
              .filter(rule -> isPrefixFolder || !rule.foldersOnly())
              .filter(rule -> rule.matches(prefix))
              .findFirst();
      if (last.isPresent() && !last.get().isException()) {
        return last;
      }
    }
    return Optional.empty();
  }
}
