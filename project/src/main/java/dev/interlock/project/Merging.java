package dev.interlock.project;

import dev.interlock.alembic.run.AlembicPrograms;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.History;
import dev.interlock.history.Version;
import dev.interlock.layout.NewMigrations;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.project.files.MigrationFolder;
import dev.interlock.project.files.NewRevisions;
import dev.interlock.project.shadow.HistoryReplay;
import dev.interlock.project.shadow.Replayed;
import dev.interlock.replay.BranchMerge;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Joins several heads into one. */
record Merging(MigrationFiles files) {

  MergeResult run() {
    var folder = new MigrationFolder(files);
    History history = folder.history();
    Optional<AlembicPrograms> alembic = files.programs();
    Optional<Path> written =
        alembic.isPresent()
            ? revision(alembic.get(), history)
            : NewMigrations.merge(files.tool(), history, InstantSource.system())
                .map(file -> folder.write(List.of(file)).getFirst());
    Optional<BranchMerge> heads = BranchMerge.ofHeads(history);
    return new MergeResult(
        written, heads, heads.map(branches -> tried(history, branches)).orElse(List.of()));
  }

  /** Lets Alembic write the merge. */
  private Optional<Path> revision(AlembicPrograms alembic, History history) {
    List<Version> heads = history.heads();
    return heads.size() < 2
        ? Optional.empty()
        : new NewRevisions(files, alembic)
                .write(
                    "merge "
                        + heads.stream().map(Version::written).collect(Collectors.joining(", ")),
                    heads)
                .stream()
                .findFirst();
  }

  /**
   * Tries the branches in both orders. All findings are warnings, because the merge is written even
   * so: it only records that the heads belong together.
   */
  private List<Finding> tried(History history, BranchMerge heads) {
    try (var replay = HistoryReplay.of(files)) {
      Replayed replayed = replay.replay(history);
      return replayed
          .outcome()
          .obstacle()
          .map(obstacle -> List.of(notTried(heads, obstacle)))
          .orElseGet(() -> replay.branches(List.of(heads), history, replayed))
          .stream()
          .map(finding -> finding.as(Severity.WARNING))
          .toList();
    } catch (Failure failure) {
      return List.of(notTried(heads, failure.findings().getFirst()));
    }
  }

  private static Finding notTried(BranchMerge heads, Finding why) {
    Finding finding =
        Finding.warning(
                Code.BRANCHES_NOT_TRIED,
                "the branches %s were not tried in both orders.".formatted(heads.words()))
            .note(why.message())
            .help("Run `interlock check` when this is corrected.");
    return why.place().map(finding::at).orElse(finding);
  }
}
