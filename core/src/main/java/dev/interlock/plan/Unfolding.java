package dev.interlock.plan;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Squashes;
import dev.interlock.history.Version;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignRow;
import dev.interlock.ledger.Ledger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The history as one database has to walk it. Where it has some of the migrations that a baseline
 * squashes, and not the baseline, those come back from their kept files, and the baseline stands
 * behind them with nothing left to do. A database that has none of them, or the baseline, never
 * notices.
 */
public final class Unfolding {

  private final History history;
  private final Squashes squashes;
  private final Collection<Version> applied;
  private final Map<MigrationId, Migration> files = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private Unfolding(History history, Collection<Version> applied) {
    this.history = history;
    this.squashes = history.squashes();
    this.applied = applied;
  }

  /** For a database with this ledger. */
  public static History of(History history, Ledger ledger) {
    if (history.squashes().isEmpty()) {
      return history;
    }
    var applied = new TreeSet<Version>();
    ledger.applied().forEach(row -> add(row.id(), applied));
    for (ForeignLedger foreign : ledger.foreign()) {
      foreign.rows().forEach(row -> version(row).ifPresent(applied::add));
    }
    return of(history, applied);
  }

  private static void add(MigrationId id, Collection<Version> versions) {
    if (id instanceof MigrationId.Versioned(Version version)) {
      versions.add(version);
    }
  }

  private static Optional<Version> version(ForeignRow row) {
    if (row.state() != ForeignRow.State.APPLIED) {
      return Optional.empty();
    }
    return Version.isVersion(row.id())
        ? Optional.of(Version.parse(row.id()))
        : Version.isName(row.id()) ? Optional.of(Version.named(row.id())) : Optional.empty();
  }

  /** For a database that has these versions. */
  public static History of(History history, Collection<Version> applied) {
    return new Unfolding(history, applied).unfolded();
  }

  /** With every baseline unfolded, for a database of which nobody knows what it has. */
  public static History whole(History history) {
    return of(history, squashedVersions(history));
  }

  /** Whether what a baseline squashes is there by itself, so that nothing of it is left to do. */
  public static boolean isUnfolded(History history, MigrationId baseline) {
    return baseline instanceof MigrationId.Versioned(Version version)
        && history.squashes().members(version).stream()
            .anyMatch(member -> history.find(member).isPresent());
  }

  private static Set<Version> squashedVersions(History history) {
    var all = new TreeSet<Version>();
    for (Migration migration : history.migrations()) {
      migration.version().ifPresent(v -> all.addAll(history.squashes().allMembers(v)));
    }
    return all;
  }

  private History unfolded() {
    for (Migration migration : history.migrations()) {
      migration.version().filter(this::isPartly).ifPresent(this::unfold);
    }
    if (files.isEmpty() && findings.isEmpty()) {
      return history;
    }
    var all = new ArrayList<>(history.all());
    all.addAll(files.values());
    var problems = new ArrayList<>(history.problems());
    problems.addAll(findings);
    return history.withMigrations(all, problems);
  }

  /** Whether the database has come there by another way than the baseline's own. */
  private boolean isPartly(Version baseline) {
    return !applied.contains(baseline)
        && squashes.allMembers(baseline).stream().anyMatch(applied::contains);
  }

  private void unfold(Version baseline) {
    for (Version member : squashes.members(baseline)) {
      Optional<Migration> file = history.kept().find(member);
      file.ifPresent(migration -> files.put(migration.id(), migration));
      if (isPartly(member)) {
        unfold(member);
      }
      if (file.isEmpty() && !squashes.isCovered(member, applied)) {
        findings.add(gone(member));
      }
    }
  }

  private Finding gone(Version member) {
    Version baseline = squashes.into(member).orElseThrow();
    String id = MigrationId.of(member).toString();
    String by = MigrationId.of(baseline).toString();
    Finding finding =
        Finding.error(
                Code.SQUASHED_FILE_GONE,
                "`%s` was squashed into `%s`, and this database needs it by itself, but its file is gone."
                    .formatted(id, by))
            .note("the database has some of what `%s` squashes, and not all".formatted(by))
            .help(
                squashes
                    .release(member)
                    .map(release ->
                        "Upgrade this database with %s first, the last release that has `%s`, or restore its file."
                            .formatted(release, id))
                    .orElse(
                        "Restore its file, or upgrade this database first with the last release before `%s`."
                            .formatted(by)));
    return history
        .find(baseline)
        .map(migration -> finding.at(migration.up().place()))
        .orElse(finding);
  }
}
