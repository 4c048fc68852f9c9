package dev.interlock.gate.context.ignore;

import java.util.List;
import java.util.Optional;

/** Rules of {@code .slugignore}: whatever matches is deleted with everything in it. */
record SlugRules(List<IgnoreRule> rules) implements IgnoreRules {

  SlugRules {
    rules = List.copyOf(rules);
  }

  @Override
  public Optional<IgnoreRule> exclusion(String path) {
    List<String> prefixes = Prefixes.of(path);
    return rules.stream().filter(rule -> prefixes.stream().anyMatch(rule::matches)).findFirst();
  }

  @Override
  public boolean excludesAllOf(String folder) {
    return exclusion(folder).isPresent();
  }
}
