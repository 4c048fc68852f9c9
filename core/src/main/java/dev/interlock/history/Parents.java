package dev.interlock.history;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Resolves the parents of versioned migrations: those named by the file, or the version before it.
 */
final class Parents {

  private final NavigableMap<Version, Migration> byVersion = new TreeMap<>();
  private final Squashes squashes;
  private final List<Finding> problems;

  private Parents(Squashes squashes, List<Finding> problems) {
    this.squashes = squashes;
    this.problems = problems;
  }

  /** Returns the migrations with parents that all exist, ascending by version. */
  static List<Migration> resolved(
      Collection<Migration> migrations, Squashes squashes, List<Finding> problems) {
    var parents = new Parents(squashes, problems);
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
          entry
              .getValue()
              .withParents(
                  squashed(entry.getKey())
                      .or(() -> named.map(p -> known(entry.getKey(), p)))
                      .orElse(inherited)));
      before = Optional.of(entry.getKey());
    }
    return resolved;
  }

  /**
   * Returns the parents of a baseline whose squashed files are still present: the last of those
   * files.
   */
  private Optional<List<Version>> squashed(Version baseline) {
    return squashes.members(baseline).reversed().stream()
        .filter(byVersion::containsKey)
        .findFirst()
        .map(List::of);
  }

  private List<Version> known(Version child, Directives.Parents named) {
    var found = new ArrayList<Version>();
    for (var parent : named.versions()) {
      parent
          .among(byVersion.keySet())
          .map(file -> outside(child, file))
          .or(() -> squashes.resolve(parent).flatMap(squashes::into))
          .ifPresentOrElse(found::add, () -> problems.add(unknown(child, parent, named)));
    }
    return found;
  }

  /**
   * Returns the baseline as the parent for a migration that builds on a squashed one and was not
   * squashed with it.
   */
  private Version outside(Version child, Version parent) {
    return squashes
        .into(parent)
        .filter(byVersion::containsKey)
        .filter(baseline -> !baseline.equals(child))
        .filter(baseline -> !squashes.allMembers(baseline).contains(child))
        .orElse(parent);
  }

  private Finding unknown(Version child, Version parent, Directives.Parents named) {
    return Finding.error(
            Code.UNKNOWN_PARENT,
            "`%s` builds on `%s`, which no file has.".formatted(id(child), id(parent)))
        .at(named.place())
        .help(
            MeantVersion.among(byVersion.keySet())
                .near(parent)
                .map(near ->
                    "Add the file of `%s`, or name another parent such as `%s`."
                        .formatted(id(parent), near))
                .orElse("Add the file of `%s`, or name another parent.".formatted(id(parent))));
  }

  private static String id(Version version) {
    return MigrationId.of(version).toString();
  }
}
