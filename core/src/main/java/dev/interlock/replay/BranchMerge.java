package dev.interlock.replay;

import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A point at which branches of a history meet: a merge migration, or the heads, which no migration
 * merges yet.
 *
 * @param merge the migration that joins the branches; empty if they are the heads
 * @param base the migrations that all branches build on, in apply order
 * @param branches for each branch its last migration and what this builds on apart from the base,
 *     in apply order; at least two, none of them empty
 */
public record BranchMerge(
    Optional<Migration> merge, List<Migration> base, List<List<Migration>> branches) {

  public BranchMerge {
    base = List.copyOf(base);
    branches = branches.stream().map(List::copyOf).toList();
  }

  /** Returns every merge of a history, in apply order, the heads last. */
  public static List<BranchMerge> in(History history) {
    var branchMerges = new ArrayList<BranchMerge>();
    history.migrations().stream()
        .filter(Migration::isMerge)
        .forEach(
            merge -> of(history, Optional.of(merge), merge.parents()).ifPresent(branchMerges::add));
    ofHeads(history).ifPresent(branchMerges::add);
    return branchMerges;
  }

  /** Returns the merge that would join the heads of a history; empty if there is only one head. */
  public static Optional<BranchMerge> ofHeads(History history) {
    return of(history, Optional.empty(), history.heads());
  }

  private static Optional<BranchMerge> of(
      History history, Optional<Migration> merge, List<Version> parents) {
    Set<Version> tips = new TreeSet<>(parents);
    tips.removeAll(history.ancestors(parents));
    if (tips.size() < 2) {
      return Optional.empty();
    }
    List<Set<Version>> reaches = tips.stream().map(tip -> versions(history.upTo(tip))).toList();
    Set<Version> common = new TreeSet<>(reaches.getFirst());
    reaches.forEach(common::retainAll);
    return Optional.of(
        new BranchMerge(
            merge,
            only(history, common),
            reaches.stream().map(reach -> only(history, without(reach, common))).toList()));
  }

  private static Set<Version> versions(List<Migration> migrations) {
    return migrations.stream()
        .flatMap(migration -> migration.version().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Version> without(Set<Version> all, Set<Version> some) {
    var rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static List<Migration> only(History history, Set<Version> versions) {
    return history.migrations().stream()
        .filter(migration -> migration.version().filter(versions::contains).isPresent())
        .toList();
  }

  /**
   * Returns the migrations branch by branch. Migrations that several branches share run with the
   * first.
   */
  List<Migration> forward() {
    return inOrder(branches);
  }

  /**
   * Returns the migrations in the reverse order of branches, so that any two branches change
   * places.
   */
  List<Migration> backward() {
    return inOrder(branches.reversed());
  }

  private static List<Migration> inOrder(List<List<Migration>> branches) {
    var order = new LinkedHashSet<Migration>();
    branches.forEach(order::addAll);
    return List.copyOf(order);
  }

  /** Returns every migration that the check runs, and the merge itself. */
  public List<Migration> involved() {
    var involved = new ArrayList<>(base);
    involved.addAll(forward());
    merge.ifPresent(involved::add);
    return List.copyOf(involved);
  }

  /** Returns the last migration of each branch. */
  public List<Migration> tips() {
    return branches.stream().map(List::getLast).toList();
  }

  /** Returns the names of the branches, such as {@code `V2` and `V3`}. */
  public String words() {
    List<String> names =
        tips().stream()
            .map(Migration::id)
            .map(MigrationId::toString)
            .map("`%s`"::formatted)
            .toList();
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
