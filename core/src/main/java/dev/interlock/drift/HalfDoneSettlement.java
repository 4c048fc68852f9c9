package dev.interlock.drift;

import dev.interlock.effect.ObservedStatement;
import dev.interlock.effect.RowWriting;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.ScriptFile;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.plan.HalfDone;
import dev.interlock.plan.HalfDoneFindings;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Removes half-done migrations from the journal if the schema shows each of them completely or not
 * at all, and if no statement changed anything that a schema does not show.
 */
public record HalfDoneSettlement(States states) {

  /**
   * Returns the ledger writes.
   *
   * @throws Failure.Refused if rows were changed, or are still to be changed
   */
  public List<LedgerWrite> at(Position position, List<HalfDone> all) {
    var writes = new ArrayList<LedgerWrite>();
    var findings = new ArrayList<Finding>();
    for (HalfDone half : all) {
      if (half.isRepeatable() && half.file().isPresent()) {
        continue; // a position does not include it; the next upgrade finishes it
      }
      boolean isThere = position.migrations().contains(half.id());
      if (isSeen(half, isThere)) {
        writes.add(new LedgerWrite.Settle(half.id()));
      } else {
        findings.add(HalfDoneFindings.unseen(half));
      }
    }
    if (!findings.isEmpty()) {
      throw new Failure.Refused(findings);
    }
    return List.copyOf(writes);
  }

  /**
   * Whether the schema shows everything that matters. For a migration that appears complete this
   * concerns the statements it left out, otherwise the statements it ran.
   */
  private boolean isSeen(HalfDone half, boolean isThere) {
    boolean hasBatches = half.entry().batch().isPresent();
    int done = half.entry().done() + (hasBatches ? 1 : 0);
    boolean isThrough = isThere == (half.entry().direction() == Direction.UP);
    if (!isThrough && done == 0) {
      return true;
    }
    return half.file().isPresent()
        && !half.isEdited()
        && !changesRows(half, half.file().get(), n -> isThrough ? n >= done : n < done);
  }

  private boolean changesRows(HalfDone half, ScriptFile file, IntPredicate which) {
    Script script = file.script();
    List<Statement> statements = script.statements();
    if (half.entry().direction() == Direction.DOWN) {
      return IntStream.range(0, statements.size())
          .filter(which)
          .anyMatch(number -> RowWriting.mayBeIn(script, statements.get(number)));
    }
    List<ObservedStatement> observed =
        ObservedStatement.of(file, states.effect(half.id()).parts()).orElse(List.of());
    return observed.isEmpty()
        || observed.stream()
            .filter(each -> which.test(each.number()))
            .anyMatch(
                each -> RowWriting.isIn(script, statements.get(each.number()), each.effect()));
  }
}
