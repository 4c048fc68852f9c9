package dev.interlock.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which versions were folded into which baselines, by the word of the baselines' files. A version
 * that was squashed once can be found for ever, also through a squash of squashes.
 */
public final class Squashes {

  private final Map<Version, List<Version>> members = new LinkedHashMap<>();
  private final Map<Version, Version> into = new LinkedHashMap<>();
  private final Map<Version, String> releases = new HashMap<>();

  private Squashes() {}

  /** Of all files that say what they squash. */
  public static Squashes of(Collection<Migration> migrations) {
    var squashes = new Squashes();
    for (Migration migration : migrations) {
      migration
          .version()
          .ifPresent(
              version -> migration.squashes().forEach(squash -> squashes.add(version, squash)));
    }
    return squashes;
  }

  private void add(Version file, Directives.Squash squash) {
    Version baseline = squash.as().orElse(file);
    members.put(baseline, squash.versions());
    squash.versions().forEach(version -> into.put(version, file));
    squash.release().ifPresent(release -> squash.versions().forEach(v -> releases.put(v, release)));
  }

  public boolean isEmpty() {
    return members.isEmpty();
  }

  /** The file whose baseline took the version. */
  public Optional<Version> into(Version version) {
    return Optional.ofNullable(into.get(version));
  }

  /** The file whose baseline took the migration. */
  public Optional<Version> into(MigrationId id) {
    return id instanceof MigrationId.Versioned(Version version) ? into(version) : Optional.empty();
  }

  /** The squashed version that somebody means who writes {@code wanted}. */
  public Optional<Version> resolve(Version wanted) {
    return wanted.among(into.keySet());
  }

  /** The last release that has the version's own file, where somebody wrote that down. */
  public Optional<String> release(Version version) {
    return Optional.ofNullable(releases.get(version));
  }

  /** What a baseline squashes, in apply order; empty for one that is none. */
  public List<Version> members(Version baseline) {
    return members.getOrDefault(baseline, List.of());
  }

  /** {@link #members} with the members of those that are baselines themselves. */
  public Set<Version> allMembers(Version baseline) {
    var all = new LinkedHashSet<Version>();
    collect(baseline, all);
    return all;
  }

  private void collect(Version baseline, Set<Version> all) {
    for (Version member : members(baseline)) {
      if (all.add(member)) {
        collect(member, all);
      }
    }
  }

  /** The versions that the baselines among these migrations squash, directly or not. */
  public Set<Version> squashedBy(Collection<Migration> migrations) {
    var all = new LinkedHashSet<Version>();
    for (Migration migration : migrations) {
      migration.version().ifPresent(version -> all.addAll(allMembers(version)));
    }
    return all;
  }

  /** Whether a version is applied, or all that it squashes is. */
  public boolean isCovered(Version version, Collection<Version> applied) {
    List<Version> parts = members(version);
    return applied.contains(version)
        || (!parts.isEmpty() && parts.stream().allMatch(part -> isCovered(part, applied)));
  }

  /** Versions of these files that a baseline among them has taken, and must not have twice. */
  public List<Migration> twice(Collection<Migration> migrations) {
    var twice = new ArrayList<Migration>();
    for (Migration migration : migrations) {
      if (migration.version().filter(into::containsKey).isPresent()) {
        twice.add(migration);
      }
    }
    return List.copyOf(twice);
  }
}
