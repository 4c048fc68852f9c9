package dev.interlock.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The squashed versions and their baselines, as the baselines' files declare them. A squashed
 * version is always found, also through a squash of squashes.
 */
public final class Squashes {

  private final Map<Version, List<Version>> members = new LinkedHashMap<>();
  private final Map<Version, Version> into = new LinkedHashMap<>();
  private final Map<Version, String> releases = new HashMap<>();
  private final Set<Version> inPlace = new HashSet<>();

  private Squashes() {}

  /** Collects the squashes that files declare. */
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
    List<Version> others = squash.versions().stream().filter(v -> !v.equals(baseline)).toList();
    if (others.size() < squash.versions().size()) {
      inPlace.add(baseline);
    }
    members.put(baseline, others);
    others.forEach(version -> into.put(version, file));
    squash.release().ifPresent(release -> squash.versions().forEach(v -> releases.put(v, release)));
  }

  public boolean isEmpty() {
    return members.isEmpty();
  }

  /** Returns the baseline that replaces the version. */
  public Optional<Version> into(Version version) {
    return Optional.ofNullable(into.get(version));
  }

  /** Returns the baseline that replaces the migration. */
  public Optional<Version> into(MigrationId id) {
    return id instanceof MigrationId.Versioned(Version version) ? into(version) : Optional.empty();
  }

  /**
   * Whether a baseline took the place of the last migration that it replaces, and its version. So a
   * database may have the version from the old migration.
   */
  public boolean isInPlace(Version baseline) {
    return inPlace.contains(baseline);
  }

  /** Returns the squashed version that a user means by {@code wanted}. */
  public Optional<Version> resolve(Version wanted) {
    return wanted.among(into.keySet());
  }

  /** Returns the last release that has the version's own file, if the baseline names it. */
  public Optional<String> release(Version version) {
    return Optional.ofNullable(releases.get(version));
  }

  /**
   * Returns the versions that a baseline squashes, in apply order; empty for a version that is not
   * a baseline.
   */
  public List<Version> members(Version baseline) {
    return members.getOrDefault(baseline, List.of());
  }

  /** Returns {@link #members}, including the members of those that are baselines themselves. */
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

  /**
   * Returns the versions that the baselines among these migrations squash, directly or indirectly.
   */
  public Set<Version> squashedBy(Collection<Migration> migrations) {
    var all = new LinkedHashSet<Version>();
    for (Migration migration : migrations) {
      migration.version().ifPresent(version -> all.addAll(allMembers(version)));
    }
    return all;
  }

  /** Whether a version is applied, or all versions that it squashes are. */
  public boolean isCovered(Version version, Collection<Version> applied) {
    List<Version> parts = members(version);
    return applied.contains(version)
        || (!parts.isEmpty() && parts.stream().allMatch(part -> isCovered(part, applied)));
  }

  /**
   * Returns the migrations that a baseline squashes although their own files are among these, which
   * would run them twice.
   */
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
