package dev.interlock.project.diagnosis;

import dev.interlock.gate.diagnosis.Diagnosis;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.MigrationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts about an error of a migration tool: what files and ledger record. For one use. */
final class LedgerEvidence {

  /** More migrations than these are counted. */
  private static final int MOST = 5;

  private final ProjectState state;
  private final Diagnosis error;
  private final List<String> notes = new ArrayList<>();

  LedgerEvidence(ProjectState state, Diagnosis error) {
    this.state = state;
    this.error = error;
  }

  Evidence find() {
    state.history().ifPresent(this::noteFiles);
    state.status().ifPresent(this::noteLedger);
    state.comparison().ifPresent(this::noteDifferences);
    return Evidence.notes(notes);
  }

  private void noteFiles(History history) {
    switch (error.cause()) {
      case REVISION_MISSING, FILE_GONE ->
          error.subject().ifPresent(version -> noteFile(version, history));
      case SEVERAL_HEADS -> notes.add(heads(history));
      default -> {}
    }
  }

  private void noteFile(String version, History history) {
    Optional<Migration> file =
        history.migrations().stream().filter(migration -> isOf(migration, version)).findFirst();
    notes.add(
        file.map(migration -> "this project has `%s`: %s".formatted(version, migration.path()))
            .orElseGet(() ->
                "none of the %d migrations of this project is `%s`"
                    .formatted(history.all().size(), version)));
  }

  private static boolean isOf(Migration migration, String version) {
    return migration
        .version()
        .filter(own -> own.written().equals(version) || own.toString().equals(version))
        .isPresent();
  }

  private static String heads(History history) {
    List<String> paths =
        history.heads().stream()
            .flatMap(head -> history.find(head).stream())
            .map(head -> "`%s` (%s)".formatted(head.id(), head.path()))
            .toList();
    return paths.size() == 1
        ? "the migrations of this project have one head, %s: the error is from other files"
            .formatted(paths.getFirst())
        : "the heads are " + String.join(", ", paths);
  }

  private void noteLedger(MigrationStatus status) {
    status.halfDone().forEach(half -> notes.add("`%s` is %s".formatted(half.id(), half.state())));
    status.adoption().findings().forEach(finding -> notes.add(finding.message()));
  }

  private void noteDifferences(HistoryComparison known) {
    List<String> unknown =
        Stream.concat(known.missing().stream(), known.ahead().stream())
            .map(AppliedMigration::id)
            .map(Object::toString)
            .toList();
    note("the ledger records as applied and no file has", unknown);
    note(
        "edited since they were applied",
        ids(known.edited().stream().map(HistoryComparison.Match::migration)));
    note("not applied to this database", ids(known.pending().stream()));
    note("of these older than an applied one", ids(known.lateArrivals().stream()));
    if (known.isAtHead()) {
      notes.add("this database has all migrations of these files");
    }
  }

  private void note(String what, List<String> ids) {
    if (!ids.isEmpty()) {
      String more = ids.size() > MOST ? " and %d more".formatted(ids.size() - MOST) : "";
      notes.add(what + ": " + ids.stream().limit(MOST).collect(Collectors.joining(", ")) + more);
    }
  }

  private static List<String> ids(Stream<Migration> migrations) {
    return migrations.map(migration -> migration.id().toString()).toList();
  }
}
