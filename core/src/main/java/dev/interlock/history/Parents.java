package dev.interlock.history;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Gives every versioned migration its parents: those it names, or the version before it. */
final class Parents {

  private final NavigableMap<Version, Migration> byVersion = new TreeMap<>();
  private final List<Finding> problems;

  private Parents(List<Finding> problems) {
    this.problems = problems;
  }

  /** The same migrations with parents that all exist, ascending by version. */
  static List<Migration> resolved(Collection<Migration> migrations, List<Finding> problems) {
    var parents = new Parents(problems);
    migrations.forEach(m -> m.version().ifPresent(v -> parents.byVersion.put(v, m)));
    return parents.resolve();
  }

  private List<Migration> resolve() {
    var resolved = new ArrayList<Migration>();
    Optional<Version> before = Optional.empty();
    for (var entry : byVersion.entrySet()) {
      var inherited = before.map(List::of).orElse(List.of());
      var named = entry.getValue().directives().parents();
      resolved.add(
          entry.getValue().withParents(named.map(p -> known(entry.getKey(), p)).orElse(inherited)));
      before = Optional.of(entry.getKey());
    }
    return resolved;
  }

  private List<Version> known(Version child, Directives.Parents named) {
    named.versions().stream()
        .filter(parent -> !byVersion.containsKey(parent))
        .forEach(parent -> problems.add(unknown(child, parent, named)));
    return named.versions().stream().filter(byVersion::containsKey).toList();
  }

  private Finding unknown(Version child, Version parent, Directives.Parents named) {
    var versions = byVersion.keySet().stream().map(v -> "V" + v).toList();
    return Finding.error(
            Code.UNKNOWN_PARENT,
            "`V%s` builds on `V%s`, which no file has.".formatted(child, parent))
        .at(named.place())
        .help(
            Nearest.to("V" + parent, versions)
                .map(near ->
                    "Add the file of `V%s`, or name another parent such as `%s`."
                        .formatted(parent, near))
                .orElse("Add the file of `V%s`, or name another parent.".formatted(parent)));
  }
}
