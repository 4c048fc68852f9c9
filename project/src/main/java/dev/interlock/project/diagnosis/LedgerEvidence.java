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
    return denial()
        .map(cause ->
            Evidence.of(
                notes,
                cause,
                "Compare the files and the database URL of the failed program with those of this project."))
        .orElseGet(() -> Evidence.notes(notes));
  }

  private void noteFiles(History history) {
    switch (error.cause()) {
      case REVISION_MISSING, FILE_GONE ->
          error
              .subject()
              .filter(version -> file(version, history).isEmpty())
              .ifPresent(
                  version -> notes.add("this project has no `%s` either".formatted(version)));
      case SEVERAL_HEADS -> notes.add(heads(history));
      default -> {}
    }
  }

  /** Returns why the error does not fit the project, if it does not. */
  private Optional<String> denial() {
    return switch (error.cause()) {
      case REVISION_MISSING, FILE_GONE ->
          state
              .history()
              .flatMap(history -> error.subject().flatMap(version -> file(version, history)))
              .map(file ->
                  "this project has the migration in `%s`: the failed program has other or older files."
                      .formatted(file.path()));
      case SEVERAL_HEADS ->
          state
              .history()
              .filter(history -> history.heads().size() == 1)
              .map(history ->
                  "the migrations of this project have one head: the failed program has other files.");
      case PENDING ->
          state
              .comparison()
              .filter(HistoryComparison::isAtHead)
              .map(known ->
                  "the database has run all migrations of this project: the error is older, or from another database.");
      default -> Optional.empty();
    };
  }

  private static Optional<Migration> file(String version, History history) {
    return history.migrations().stream().filter(migration -> isOf(migration, version)).findFirst();
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
    return (paths.size() == 1 ? "the head is " : "the heads are ") + String.join(", ", paths);
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
