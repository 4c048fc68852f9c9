package dev.interlock.replay;

import dev.interlock.catalog.Change;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings about branches that do not commute. */
final class BranchFindings {

  private static final String ONE_ORDER =
      "Let one branch build on the other, so that there is one order: name the last migration of"
          + " the one in `-- interlock: parents=…` of the first migration of the other.";

  private BranchFindings() {}

  static Optional<Finding> differ(
      BranchMerge branchMerge, List<Change> changes, List<MigrationEffect> effects) {
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    Finding finding =
        Finding.error(
                Code.BRANCHES_DIFFER,
                "the branches %s do not commute: the schema depends on which runs first."
                    .formatted(branchMerge.words()))
            .at(branchMerge.merge().orElseGet(() -> branchMerge.tips().getLast()).up().place())
            .note(
                "from the schema with `%s` first to the one with `%s` first:"
                    .formatted(
                        branchMerge.tips().getFirst().id(), branchMerge.tips().getLast().id()));
    List<String> lines =
        changes.stream().map(change -> change + makers(branchMerge, change, effects)).toList();
    return Optional.of(ReplayFindings.listed(finding, lines).help(ONE_ORDER));
  }

  /** Names the migrations of the branches that touch the object. */
  private static String makers(
      BranchMerge branchMerge, Change change, List<MigrationEffect> effects) {
    Set<Migration> branches = Set.copyOf(branchMerge.forward());
    String makers =
        effects.stream()
            .filter(effect -> branches.stream().anyMatch(one -> one.id().equals(effect.id())))
            .filter(effect -> touches(effect, change))
            .map(effect -> effect.id().toString())
            .collect(Collectors.joining(", "));
    return makers.isEmpty() ? "" : " (by " + makers + ")";
  }

  private static boolean touches(MigrationEffect effect, Change change) {
    return effect.parts().stream()
        .flatMap(part -> part.changes().stream())
        .anyMatch(other -> other.id().equals(change.id()));
  }

  static Finding doesNotRun(BranchMerge branchMerge, Migration first, ScriptRun.Obstacle obstacle) {
    return rejected(
            Finding.error(
                Code.BRANCHES_DIFFER,
                "the branches %s do not commute: with `%s` first, `%s` does not run: %s."
                    .formatted(
                        branchMerge.words(),
                        first.id(),
                        obstacle.migration().id(),
                        said(obstacle))),
            obstacle)
        .help(ONE_ORDER);
  }

  static Finding baseDoesNotRun(BranchMerge branchMerge, ScriptRun.Obstacle obstacle) {
    return rejected(
        Finding.warning(
            Code.BRANCHES_NOT_TRIED,
            "the branches %s were not tried in both orders: below them `%s` does not run: %s."
                .formatted(branchMerge.words(), obstacle.migration().id(), said(obstacle))),
        obstacle);
  }

  private static String said(ScriptRun.Obstacle obstacle) {
    return obstacle.rejected().failure().said().wordsAndState();
  }

  private static Finding rejected(Finding finding, ScriptRun.Obstacle obstacle) {
    return finding.at(obstacle.rejected().placeIn(obstacle.migration().script()));
  }
}
