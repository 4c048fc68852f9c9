package dev.interlock.plan.baseline;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.foreign.ForeignVersions;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Squashes;
import dev.interlock.history.Version;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.Ledger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Expands a history for one database. If the database has some of the migrations that a baseline
 * squashes, but not the baseline, these migrations return from their kept files, and the baseline
 * follows them with nothing left to run. A baseline that took the place of the last of them gives
 * its place back. For a database that has none of them, or has the baseline, the history does not
 * change.
 */
public final class BaselineExpansion {

  private final History history;
  private final Squashes squashes;
  private final Collection<Version> applied;
  private final Collection<Version> begun;
  private final Map<MigrationId, Migration> files = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private BaselineExpansion(
      History history, Collection<Version> applied, Collection<Version> begun) {
    this.begun = begun;
    this.history = history;
    this.squashes = history.squashes();
    this.applied = applied;
  }

  /** Expands the history for a database with this ledger. */
  public static History of(History history, Ledger ledger) {
    if (history.squashes().isEmpty()) {
      return history;
    }
    var applied = new HashSet<Version>();
    ledger.applied().forEach(row -> row.version().ifPresent(applied::add));
    for (ForeignLedger foreign : ledger.foreign()) {
      if (foreign instanceof ForeignLedger.Read read) {
        applied.addAll(ForeignVersions.applied(history, read));
      }
    }
    var begun = new HashSet<Version>();
    for (JournalEntry entry : ledger.journal()) {
      if (entry.id() instanceof MigrationId.Versioned(Version version)) {
        begun.add(version);
      }
    }
    return new BaselineExpansion(history, applied, begun).expanded();
  }

  /** Expands the history for a database that has these versions. */
  public static History of(History history, Collection<Version> applied) {
    return new BaselineExpansion(history, applied, List.of()).expanded();
  }

  /** Expands every baseline, for a database whose applied versions are unknown. */
  public static History whole(History history) {
    return of(history, history.squashes().squashedBy(history.migrations()));
  }

  /**
   * Whether the history has the members of a baseline as separate migrations, so that the baseline
   * itself has nothing left to run.
   */
  public static boolean isExpanded(History history, MigrationId baseline) {
    return baseline instanceof MigrationId.Versioned(Version version)
        && isExpanded(history, version);
  }

  private static boolean isExpanded(History history, Version baseline) {
    return history.squashes().members(baseline).stream()
        .anyMatch(member -> history.find(member).isPresent());
  }

  /**
   * Returns baselines that are not expanded but count as applied because all their members are
   * applied. The files of the members are not needed then.
   *
   * @param applied the versions that the database has
   */
  public static Set<Version> reached(History history, Collection<Version> applied) {
    return history.migrations().stream()
        .flatMap(migration -> migration.version().stream())
        .filter(version -> isReached(history, version, applied))
        .collect(Collectors.toSet());
  }

  private static boolean isReached(History history, Version baseline, Collection<Version> applied) {
    return !history.squashes().members(baseline).isEmpty()
        && !isExpanded(history, baseline)
        && history.squashes().isCovered(baseline, applied);
  }

  /**
   * Returns the versions that define the position of a database, ascending: those that it has, and
   * the {@linkplain #reached reached} baselines. A squashed version without a file counts only if
   * neither its baseline nor another member of that baseline counts; of several such versions only
   * the last counts.
   *
   * @param applied the versions that the database has
   */
  public static NavigableSet<Version> counted(History history, Set<Version> applied) {
    var counted = new TreeSet<>(applied);
    Set<Version> reached = reached(history, applied);
    for (Migration migration : history.migrations()) {
      migration
          .version()
          .ifPresent(version -> {
            boolean isApplied = applied.contains(version) || reached.contains(version);
            counted.removeAll(uncounted(history, version, isApplied, applied));
          });
    }
    counted.addAll(reached);
    return counted;
  }

  private static List<Version> uncounted(
      History history, Version baseline, boolean isApplied, Set<Version> applied) {
    Set<Version> members = history.squashes().allMembers(baseline);
    members.retainAll(applied);
    List<Version> gone = members.stream().filter(v -> history.find(v).isEmpty()).toList();
    boolean isSaidByOthers = isApplied || gone.size() < members.size();
    return isSaidByOthers || gone.isEmpty() ? gone : gone.subList(0, gone.size() - 1);
  }

  /**
   * Returns findings about missing files that prevent a comparison of a schema with an expanded
   * history. Applied migrations are included: the replay needs their files too.
   */
  public static List<Finding> gaps(History expanded) {
    List<Finding> needed =
        expanded.problems().stream()
            .filter(finding -> finding.code() == Code.SQUASHED_FILE_GONE)
            .toList();
    var findings = new ArrayList<Finding>();
    for (Migration migration : expanded.migrations()) {
      migration
          .version()
          .filter(baseline -> isExpanded(expanded, baseline))
          .ifPresent(baseline -> {
            List<Version> gone =
                expanded.squashes().members(baseline).stream()
                    .filter(member -> expanded.find(member).isEmpty())
                    .filter(member -> !isExpanded(expanded, member))
                    .toList();
            BaselineFindings.gone(expanded, gone).ifPresent(findings::add);
          });
    }
    return findings.isEmpty() ? needed : List.copyOf(findings);
  }

  private History expanded() {
    for (Migration migration : history.migrations()) {
      migration.version().filter(this::isNeeded).ifPresent(this::expand);
    }
    if (files.isEmpty() && findings.isEmpty()) {
      return history;
    }
    var all = new ArrayList<>(history.all());
    all.removeIf(migration -> files.containsKey(migration.id()));
    all.addAll(files.values());
    var problems = new ArrayList<>(history.problems());
    problems.addAll(findings);
    return history.withMigrations(all, problems);
  }

  /**
   * Whether the baseline must be expanded: the database has applied or begun some of its members
   * without the baseline. If all members are applied and some files are gone, the files are not
   * needed.
   */
  private boolean isNeeded(Version baseline) {
    boolean isPartly =
        !applied.contains(baseline)
            && squashes.allMembers(baseline).stream()
                .anyMatch(member -> applied.contains(member) || begun.contains(member));
    return isPartly && !(squashes.isCovered(baseline, applied) && isLackingFiles(baseline));
  }

  private boolean isLackingFiles(Version baseline) {
    return squashes.members(baseline).stream()
        .anyMatch(member ->
            history.kept().find(member).isEmpty() || (isNeeded(member) && isLackingFiles(member)));
  }

  private void expand(Version baseline) {
    var gone = new ArrayList<Version>();
    for (Version member : squashes.members(baseline)) {
      Optional<Migration> file = history.kept().find(member);
      file.ifPresent(this::add);
      if (isNeeded(member)) {
        expand(member);
      }
      if (file.isEmpty() && !squashes.isCovered(member, applied)) {
        gone.add(member);
      }
    }
    if (squashes.isInPlace(baseline)) {
      history.kept().find(baseline).ifPresentOrElse(this::add, () -> gone.add(baseline));
    }
    BaselineFindings.gone(history, gone).ifPresent(findings::add);
  }

  private void add(Migration file) {
    files.put(file.id(), file);
  }
}
