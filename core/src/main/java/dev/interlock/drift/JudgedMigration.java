package dev.interlock.drift;

import dev.interlock.plan.Work;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One migration of a plan, of which the schema may show some statements.
 *
 * @param parts its statements that are not certainly done
 */
record JudgedMigration(List<Part> parts, StatementComparison comparison, Mends mends) {

  /** Statements that must not run on what is there. */
  List<Part> conflicts() {
    return with(part -> comparison.verdict(part).isConflict() && !mends.has(part));
  }

  /** Whether something that it should have made is not there. */
  boolean isMissingSomething() {
    return !with(part -> comparison.verdict(part) == Verdict.ABSENT || mends.has(part)).isEmpty();
  }

  /**
   * What is left to do.
   *
   * @param data asked only where it decides
   * @param amongAdopted whether its neighbours were found there, so that one that shows nothing may
   *     have run as well
   */
  Work work(Supplier<DataState> data, boolean amongAdopted) {
    List<Part> present = with(part -> comparison.verdict(part) == Verdict.PRESENT);
    List<Part> silent = with(part -> comparison.verdict(part) == Verdict.SILENT);
    boolean mayHaveRun =
        !present.isEmpty()
            || parts.stream().anyMatch(mends::has)
            || parts.stream().anyMatch(part -> part.changesData() && comparison.isAmbiguous(part))
            || (amongAdopted && silent.size() == parts.size());
    if (!mayHaveRun) {
      return new Work.All();
    }
    if (with(Part::changesData).isEmpty()) {
      return without(present);
    }
    return switch (data.get()) {
      case DONE -> without(with(part -> present.contains(part) || part.changesData()));
      case NOT_DONE, UNKNOWN -> without(present);
    };
  }

  /**
   * What is left of one in which a run stopped, or that follows it: the journal knows what ran, so
   * that a statement which shows nothing did not.
   *
   * @param inFlight the statement that may have been running, which its run judges by itself
   * @param isIncomplete whether only what is missing was to run
   */
  Work goingOn(OptionalInt inFlight, boolean isIncomplete) {
    List<Part> there =
        with(part ->
            (inFlight.isEmpty() || part.statement() != inFlight.getAsInt())
                && !mends.has(part)
                && (isIncomplete
                    ? comparison.verdict(part) != Verdict.ABSENT
                    : comparison.verdict(part) == Verdict.PRESENT));
    return rest(there);
  }

  /** What is left of one that has run: only what is missing, and nothing that does not show. */
  Work missing() {
    List<Part> there = with(part -> comparison.verdict(part) != Verdict.ABSENT && !mends.has(part));
    boolean isGone =
        parts.stream().noneMatch(mends::has)
            && there.stream().allMatch(part -> comparison.verdict(part) == Verdict.SILENT);
    return isGone ? new Work.All() : without(there);
  }

  private Work without(List<Part> done) {
    return !done.isEmpty() && done.size() == parts.size() ? new Work.Nothing() : rest(done);
  }

  private Work rest(List<Part> done) {
    var instead = new TreeMap<Integer, List<String>>();
    for (Part part : with(mends::has)) {
      mends.statements(part).ifPresent(sql -> instead.put(part.statement(), sql));
    }
    if (done.isEmpty() && instead.isEmpty()) {
      return new Work.All();
    }
    var statements = new TreeSet<Integer>();
    done.forEach(part -> statements.add(part.statement()));
    return new Work.Rest(statements, instead);
  }

  private List<Part> with(Predicate<Part> condition) {
    return parts.stream().filter(condition).toList();
  }
}
