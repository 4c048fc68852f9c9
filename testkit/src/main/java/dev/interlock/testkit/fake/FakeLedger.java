package dev.interlock.testkit.fake;

import dev.interlock.history.MigrationId;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.LockState;
import dev.interlock.ledger.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of Interlock's ledger. */
final class FakeLedger {

  private final List<AppliedMigration> applied = new ArrayList<>();
  private final Map<MigrationId, JournalEntry> journal = new LinkedHashMap<>();
  private final List<String> ended = new ArrayList<>();
  private Optional<Proof> proof = Optional.empty();
  private boolean guarded;
  private boolean lastDeployFailed;

  Ledger read(LockState lock) {
    return new Ledger(
        true,
        guarded,
        applied,
        List.copyOf(journal.values()),
        lock,
        List.of(),
        Optional.empty(),
        proof,
        lastDeployFailed);
  }

  void write(List<LedgerWrite> writes, Duration now) {
    writes.forEach(write -> write(write, now));
  }

  private void write(LedgerWrite write, Duration now) {
    switch (write) {
      case LedgerWrite.Apply apply -> applied.add(row(apply, now));
      case LedgerWrite.Retire(var id, var reason) -> applied.removeIf(row -> row.id().equals(id));
      case LedgerWrite.Progress(var entry) -> journal.put(entry.id(), entry);
      case LedgerWrite.Settle(var id) -> journal.remove(id);
      case LedgerWrite.Guard(var production) -> guarded = production;
      case LedgerWrite.Proven(var proven) -> proof = Optional.of(proven);
      case LedgerWrite.Ended end -> {
        ended.add(words(end));
        lastDeployFailed = end.isDeploy() ? end.outcome().isFailure() : lastDeployFailed;
      }
      case LedgerWrite.MirrorForeignRow row -> throw new UnsupportedOperationException();
      case LedgerWrite.CreateForeignLedger create -> throw new UnsupportedOperationException();
      case LedgerWrite.BeginForeignLedger begin -> throw new UnsupportedOperationException();
      case LedgerWrite.MoveForeignHeads move -> throw new UnsupportedOperationException();
    }
  }

  private static AppliedMigration row(LedgerWrite.Apply apply, Duration now) {
    return new AppliedMigration(
        apply.id(),
        apply.description(),
        apply.raw(),
        apply.statements(),
        apply.kind(),
        Instant.EPOCH.plus(now),
        "fake",
        Duration.ZERO);
  }

  List<String> rows() {
    return applied.stream().map(row -> row.id() + " " + row.kind().word()).toList();
  }

  List<String> journal() {
    return journal.values().stream().map(FakeLedger::words).toList();
  }

  List<String> ended() {
    return List.copyOf(ended);
  }

  static String words(List<LedgerWrite> writes) {
    return writes.stream().map(FakeLedger::words).collect(Collectors.joining(", "));
  }

  private static String words(LedgerWrite write) {
    return switch (write) {
      case LedgerWrite.Apply apply -> apply.id() + " " + apply.kind().word();
      case LedgerWrite.Retire(var id, var reason) -> id + " " + reason.word();
      case LedgerWrite.Progress(var entry) -> words(entry);
      case LedgerWrite.Settle(var id) -> id + " settled";
      case LedgerWrite.Guard guard -> "guard";
      case LedgerWrite.Proven proven -> "proven";
      case LedgerWrite.Ended end -> (end.outcome().word() + " " + end.details()).strip();
      case LedgerWrite.MirrorForeignRow row -> "mirror " + row.id();
      case LedgerWrite.CreateForeignLedger create -> "create " + create.tool().name();
      case LedgerWrite.BeginForeignLedger begin -> "begin " + begin.table().tool().name();
      case LedgerWrite.MoveForeignHeads move -> "heads " + move.added();
    };
  }

  private static String words(JournalEntry entry) {
    String progress = entry.id() + " " + entry.done() + " done";
    String next = entry.running().isPresent() ? ", next in flight" : "";
    String settings = entry.session().isNew() ? "" : ", " + entry.session().words();
    String batches =
        entry.batch().map(rows -> ", %d rows of the next".formatted(rows.rows())).orElse("");
    return progress + next + settings + batches;
  }
}
