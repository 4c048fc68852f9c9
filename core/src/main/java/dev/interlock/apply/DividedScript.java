package dev.interlock.apply;

import dev.interlock.finding.Finding;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.history.Steps;
import dev.interlock.ledger.Division;
import dev.interlock.ledger.Division.Kind;
import dev.interlock.ledger.Division.Stretch;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A script divided into the steps of one run, with the numbers that identify its statements in the
 * journal.
 */
final class DividedScript {

  private static final Set<StatementKind> IN_NO_STEP =
      Set.of(StatementKind.BEGIN, StatementKind.COMMIT, StatementKind.SESSION);

  private final ScriptFile file;
  private final Steps steps;
  private final List<Stretch> earlier;
  private final int done;
  private @Nullable Division division;

  /**
   * @param before the journal entry of an earlier run; empty if no part is done
   */
  DividedScript(ScriptFile file, Steps steps, Optional<JournalEntry> before) {
    this.file = file;
    this.steps = steps;
    this.earlier = before.map(DividedScript::taken).orElseGet(List::of);
    this.done = before.map(JournalEntry::done).orElse(0);
  }

  private static List<Stretch> taken(JournalEntry entry) {
    return entry.division().stream()
        .flatMap(division -> division.stretches().stream())
        .filter(stretch -> stretch.first() < entry.done())
        .map(stretch ->
            new Stretch(
                stretch.first(), Math.min(stretch.last(), entry.done() - 1), stretch.kind()))
        .toList();
  }

  /**
   * Returns the statements that run outside a transaction although their text does not require it.
   * An interrupted run learned of them from the server.
   */
  static SortedSet<Integer> learned(ScriptFile file, JournalEntry entry) {
    if (entry.division().isEmpty()) {
      return entry.running().isPresent() ? firstAfter(file, entry.done()) : new TreeSet<>();
    }
    Division division = entry.division().get();
    return division.script().equals(file.statements()) ? division.alone() : new TreeSet<>();
  }

  /**
   * Returns the first statement that is not done. An Interlock that recorded no division ran the
   * statement in flight alone.
   */
  private static SortedSet<Integer> firstAfter(ScriptFile file, int done) {
    List<Statement> statements = file.script().statements();
    var first = new TreeSet<Integer>();
    for (int number = done; number < statements.size() && first.isEmpty(); number++) {
      if (!IN_NO_STEP.contains(statements.get(number).kind())) {
        first.add(number);
      }
    }
    return first;
  }

  /** Returns the number of statements that have taken effect after {@code step}. */
  int end(Step step) {
    return file.script().numberOf(last(step)) + 1;
  }

  private static Statement last(Step step) {
    return switch (step) {
      case Step.Transactional together -> together.statements().getLast();
      case Step.NonTransactional alone -> alone.statement();
      case Step.Batched batched -> batched.statement();
      case Step.Online online -> online.statement();
    };
  }

  /** Returns the steps that are left, without statements that are done. */
  List<Step> after(int done) {
    return steps.steps().stream()
        .filter(step -> end(step) > done)
        .map(step -> without(step, done))
        .toList();
  }

  /**
   * Removes statements that are done. Settings stay, because the statements after them need them.
   */
  private Step without(Step step, int done) {
    if (done == 0 || !(step instanceof Step.Transactional(var begin, var statements))) {
      return step;
    }
    return new Step.Transactional(
        begin,
        statements.stream()
            .filter(statement ->
                statement.kind() == StatementKind.SESSION
                    || file.script().numberOf(statement) >= done)
            .toList());
  }

  /** Returns the errors that prevent the steps. */
  List<Finding> errors() {
    return steps.errors();
  }

  /** Returns the division as the journal stores it; computed at the first call. */
  Division division() {
    Division known = division;
    if (known == null) {
      known = new Division(stretches(), file.statements());
      division = known;
    }
    return known;
  }

  private List<Stretch> stretches() {
    List<Stretch> stretches = taking();
    skipped().forEach(number -> stretches.add(new Stretch(number, number, Kind.SKIPPED)));
    stretches.sort(Comparator.comparingInt(Stretch::first));
    return stretches;
  }

  /** Returns the statements that do work, are not done, and are in none of the steps. */
  private SortedSet<Integer> skipped() {
    var skipped = new TreeSet<Integer>();
    List<Statement> statements = file.script().statements();
    for (int number = done; number < statements.size(); number++) {
      if (!IN_NO_STEP.contains(statements.get(number).kind())) {
        skipped.add(number);
      }
    }
    for (Step step : steps.steps()) {
      switch (step) {
        case Step.Transactional together ->
            together.statements().forEach(each -> skipped.remove(file.script().numberOf(each)));
        case Step.NonTransactional alone ->
            skipped.remove(file.script().numberOf(alone.statement()));
        case Step.Batched batched -> skipped.remove(file.script().numberOf(batched.statement()));
        case Step.Online online -> skipped.remove(file.script().numberOf(online.statement()));
      }
    }
    return skipped;
  }

  private List<Stretch> taking() {
    var stretches = new ArrayList<>(earlier);
    int taken = earlier.isEmpty() ? 0 : earlier.getLast().last() + 1;
    for (Step step : steps.steps()) {
      Stretch next = stretch(step);
      if (next.first() < taken) {
        continue;
      }
      Optional<Stretch> joined =
          stretches.isEmpty() ? Optional.empty() : joined(stretches.getLast(), next);
      joined.ifPresent(both -> stretches.removeLast());
      stretches.add(joined.orElse(next));
    }
    return stretches;
  }

  private Stretch stretch(Step step) {
    int last = end(step) - 1;
    return switch (step) {
      case Step.NonTransactional alone -> new Stretch(last, last, Kind.ALONE);
      case Step.Batched batched -> new Stretch(last, last, Kind.BATCHES);
      case Step.Online online -> new Stretch(last, last, Kind.ONLINE);
      case Step.Transactional(var begin, var statements) -> {
        int first =
            statements.stream()
                .filter(statement -> statement.kind() != StatementKind.SESSION)
                .findFirst()
                .map(file.script()::numberOf)
                .orElse(last);
        yield new Stretch(first, last, first == last ? Kind.EACH : Kind.TOGETHER);
      }
    };
  }

  /**
   * Joins two stretches whose statements each commit. Separate ones would make the journal row as
   * long as the file.
   */
  private static Optional<Stretch> joined(Stretch before, Stretch next) {
    boolean isEach = before.kind() == Kind.EACH && next.kind() == Kind.EACH;
    return isEach && before.last() + 1 == next.first()
        ? Optional.of(new Stretch(before.first(), next.last(), Kind.EACH))
        : Optional.empty();
  }
}
