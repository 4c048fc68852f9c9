package dev.interlock;

import dev.interlock.apply.Decision;
import dev.interlock.apply.Intent;
import dev.interlock.drift.PositionProof;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.plan.AppliedVersions;
import dev.interlock.plan.Goal;
import dev.interlock.plan.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The intent to record exactly the given migrations as applied, and none as half done.
 *
 * @param history contains them
 * @param unproven an operator's reason, if the schema need not prove it
 */
record Stamping(
    Planning planning, History history, List<Migration> wanted, Optional<String> unproven)
    implements Intent {

  static Stamping at(Planning planning, Goal goal, Optional<String> unproven) {
    History history = Stamp.reaching(planning.files(), goal);
    return new Stamping(planning, history, Stamp.wanted(history, goal), unproven);
  }

  @Override
  public String command() {
    return "stamp";
  }

  @Override
  public Decision decide(Ledger ledger) {
    if (unproven.isEmpty()) {
      new PositionProof(planning.schema()).require(history, wanted, ledger);
    }
    var writes =
        new ArrayList<LedgerWrite>(
            Stamp.onWord(unproven).writes(wanted, ledger.applied(), planning.run()));
    ledger.journal().stream()
        .map(JournalEntry::id)
        .filter(id -> id instanceof MigrationId.Versioned || planning.files().find(id).isEmpty())
        .map(LedgerWrite.Settle::new)
        .forEach(writes::add);
    writes.addAll(planning.recordingHeads(new AppliedVersions(history, versions()), ledger));
    return Decision.toWrite(writes);
  }

  private Set<Version> versions() {
    return wanted.stream().flatMap(each -> each.version().stream()).collect(Collectors.toSet());
  }
}
