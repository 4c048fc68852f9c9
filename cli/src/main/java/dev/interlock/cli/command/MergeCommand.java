package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.MigrationFolder;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.shadow.Replayed;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.History;
import dev.interlock.layout.NewMigrations;
import dev.interlock.replay.BranchMerge;
import dev.interlock.tool.NewMigrationFile;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Joins several heads into one, and reports whether the order of their branches matters. */
public final class MergeCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "writes a migration that joins all heads into one, and reports whether their order matters";
  }

  @Override
  public List<Flag> flags() {
    return List.of(ReplayOptions.NO_CACHE);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation);
    var folder = new MigrationFolder(project);
    History history = folder.history();
    Optional<NewMigrationFile> merge =
        NewMigrations.merge(folder.tool(), history, InstantSource.system());
    merge.ifPresentOrElse(
        file -> folder.write(List.of(file)),
        () -> project.log().say("there is at most one head, nothing to merge"));
    BranchMerge.ofHeads(history).ifPresent(heads -> tell(invocation, project, history, heads));
    return ExitStatus.DONE;
  }

  private static void tell(
      Invocation invocation, Project project, History history, BranchMerge heads) {
    List<Finding> findings;
    try (var replay = ReplayOptions.replay(invocation, project)) {
      Replayed replayed = replay.replay(history);
      findings =
          replayed
              .outcome()
              .obstacle()
              .map(obstacle -> List.of(notTried(heads, obstacle)))
              .orElseGet(() -> replay.branches(List.of(heads), history, replayed));
    } catch (Failure failure) {
      findings = List.of(notTried(heads, failure.findings().getFirst()));
    }
    if (findings.isEmpty()) {
      project
          .log()
          .say("the branches %s commute: both orders make the same schema".formatted(heads.words()));
    }
    findings.stream().map(finding -> finding.as(Severity.WARNING)).forEach(project.log()::report);
  }

  /**
   * A warning, because the merge is written even so: it only records that the heads belong
   * together.
   */
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
