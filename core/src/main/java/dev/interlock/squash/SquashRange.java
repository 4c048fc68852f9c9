package dev.interlock.squash;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.MeantVersion;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.script.ReplacedText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The migrations to squash: one entry, at the first, and one exit, at the last.
 *
 * @param migrations in apply order; at least two
 */
public record SquashRange(List<Migration> migrations) {

  public SquashRange {
    migrations = List.copyOf(migrations);
  }

  /**
   * Returns everything up to a version, from the first migration or from a given one on.
   *
   * @throws Failure.Refused if one migration cannot replace the range
   */
  public static SquashRange of(History history, Optional<Version> from, Version to) {
    Version last = existing(history, to);
    Set<Version> wanted = new TreeSet<>(history.ancestors(last));
    wanted.add(last);
    from.map(version -> existing(history, version))
        .ifPresent(first -> {
          if (!wanted.contains(first)) {
            throw refused("`%s` does not build on `%s`.".formatted(id(last), id(first)));
          }
          wanted.removeAll(history.ancestors(first));
        });
    var range =
        new SquashRange(
            history.migrations().stream()
                .filter(m -> wanted.contains(m.version().orElseThrow()))
                .toList());
    range.refuseUnlessClosed(history, wanted);
    range.refusePlaceholders();
    return range;
  }

  /** Refuses placeholders: the baseline would fix the values of one environment for all. */
  private void refusePlaceholders() {
    for (Migration migration : migrations) {
      List<ReplacedText.Replacement> placeholders =
          migration.up().hasPlaceholders() ? migration.script().source().replacements() : List.of();
      if (!placeholders.isEmpty()) {
        throw new Failure.Refused(
            Finding.error(
                    Code.CANNOT_SQUASH,
                    "`%s` has placeholders, such as `%s`, whose values a squash would make fixed."
                        .formatted(migration.id(), placeholders.getFirst().name()))
                .at(migration.up().place())
                .help("Squash a range without it."));
      }
    }
  }

  private void refuseUnlessClosed(History history, Set<Version> wanted) {
    if (migrations.size() < 2) {
      throw refused("there is only `%s` to squash.".formatted(migrations.getFirst().id()));
    }
    for (Migration migration : migrations.subList(1, migrations.size())) {
      if (!wanted.containsAll(migration.parents()) || migration.parents().isEmpty()) {
        throw refused(
            "`%s` builds on a migration outside the range, so the range has two beginnings."
                .formatted(migration.id()));
      }
    }
    for (Migration migration : migrations.subList(0, migrations.size() - 1)) {
      Set<Version> outside =
          history.children(migration.version().orElseThrow()).stream()
              .filter(child -> !wanted.contains(child))
              .collect(Collectors.toCollection(TreeSet::new));
      if (!outside.isEmpty()) {
        throw refused(
            "`%s` builds on `%s`, which the squash would replace."
                .formatted(id(outside.iterator().next()), migration.id()));
      }
    }
  }

  private static Version existing(History history, Version version) {
    return history
        .resolve(version)
        .orElseThrow(() ->
            new Failure.Refused(
                Finding.error(
                        Code.NO_SUCH_VERSION, "no file has version `%s`.".formatted(id(version)))
                    .help(MeantVersion.in(history).help(version))));
  }

  private static Failure.Refused refused(String why) {
    return new Failure.Refused(
        Finding.error(Code.CANNOT_SQUASH, why)
            .help("Name a range with one first and one last migration."));
  }

  private static String id(Version version) {
    return MigrationId.of(version).toString();
  }

  public Migration first() {
    return migrations.getFirst();
  }

  public Migration last() {
    return migrations.getLast();
  }

  /** Returns the versions in the order in which the directive lists them. */
  public List<Version> versions() {
    return migrations.stream().flatMap(m -> m.version().stream()).toList();
  }

  public Set<MigrationId> ids() {
    return migrations.stream().map(Migration::id).collect(Collectors.toSet());
  }
}
