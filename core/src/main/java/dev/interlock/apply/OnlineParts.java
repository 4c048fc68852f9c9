package dev.interlock.apply;

import dev.interlock.history.SafeStep;
import dev.interlock.history.Step;
import dev.interlock.ledger.OnlineProgress;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a statement that runs online, as steps of their own. Their statements have the
 * number of the statement that they replace.
 *
 * @param offset the offset of that statement in the script
 */
record OnlineParts(OnlineProgress from, int offset) {

  static OnlineParts of(Step.Online step, Optional<OnlineProgress> before) {
    return new OnlineParts(
        before.orElseGet(() -> OnlineProgress.begin(step.sequence())), step.statement().offset());
  }

  int size() {
    return from.sequence().steps().size();
  }

  Step get(int number) {
    SafeStep safe = from.sequence().steps().get(number);
    List<Statement> statements = safe.statements().stream().map(this::statement).toList();
    return safe.alone()
        ? new Step.NonTransactional(statements.getFirst())
        : new Step.Transactional(Optional.empty(), statements);
  }

  private Statement statement(String sql) {
    return Statement.of(sql, offset, StatementKind.ORDINARY);
  }

  /**
   * Removes the effect of parts, the last one first.
   *
   * @param left the number of parts that stay, because nothing removes the last of them
   */
  record Undo(Step.Transactional step, int left) {}

  /** Returns what removes the first {@code done} parts; empty if nothing can be removed. */
  Optional<Undo> undo(int done) {
    var statements = new ArrayList<Statement>();
    int left = done;
    while (left > 0 && from.sequence().steps().get(left - 1).undo().isPresent()) {
      left--;
      from.sequence().steps().get(left).undo().map(this::statement).ifPresent(statements::add);
    }
    return statements.isEmpty()
        ? Optional.empty()
        : Optional.of(new Undo(new Step.Transactional(Optional.empty(), statements), left));
  }
}
