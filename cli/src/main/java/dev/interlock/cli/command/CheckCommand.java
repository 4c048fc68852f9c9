package dev.interlock.cli.command;

import dev.interlock.check.HistoryCheck;
import dev.interlock.check.RunTwice;
import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Dialects;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.shadow.Models;
import dev.interlock.cli.shadow.Replayed;
import dev.interlock.effect.Seal;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import dev.interlock.history.History;
import dev.interlock.json.SealFolder;
import dev.interlock.replay.BranchMerge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks everything that can be checked before a deploy without its database. */
public final class CheckCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "checks files, branches, undo scripts and seals on a shadow database; needs no other database";
  }

  @Override
  public List<Flag> flags() {
    return List.of(ReplayOptions.NO_CACHE);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation);
    History history = project.audited(Dialects.configured(project));
    var findings = new ArrayList<>(history.audit());
    var remarks = new ArrayList<String>();
    Advice advice =
        findings.stream().anyMatch(Finding::isError)
            ? Advice.NONE
            : replay(invocation, project, history, findings, remarks);
    boolean refused = findings.stream().anyMatch(Finding::isError);
    findings.addAll(advice.shown());
    if (refused) {
      advice.remark().ifPresent(project.log()::say);
      throw new Failure.Refused(findings);
    }
    findings.forEach(project.log()::report);
    advice.remark().ifPresent(project.log()::say);
    remarks.forEach(project.log()::say);
    boolean fresh = findings.stream().noneMatch(found -> found.code() == Code.SEAL_STALE);
    project.log().say(summary(project, history, fresh));
    return ExitStatus.DONE;
  }

  /** Adds the findings of a replay, and returns the advice on the history. */
  private static Advice replay(
      Invocation invocation,
      Project project,
      History history,
      List<Finding> findings,
      List<String> remarks) {
    try (var replay = ReplayOptions.replay(invocation, project)) {
      Replayed replayed = replay.replay(history);
      findings.addAll(replayed.stubs());
      findings.addAll(replayed.outcome().findings());
      findings.addAll(seals(project, history, replayed, replay.init()));
      if (replayed.obstacles().isEmpty()) {
        RunTwice.remark(history, replayed.outcome().effects()).ifPresent(remarks::add);
        findings.addAll(replay.branches(BranchMerge.in(history), history, replayed));
        findings.addAll(new Models(project).findings(history, replayed.outcome()));
      }
      return Advice.of(
          HistoryCheck.of(history, replayed.outcome().effects()), invocation.options().verbosity());
    }
  }

  private static String summary(Project project, History history, boolean fresh) {
    var found = new ArrayList<>(List.of("they run"));
    if (fresh && project.seals().exists()) {
      found.add("their seals are up to date");
    }
    if (new Models(project).areConfigured()) {
      found.add("models find what they need");
    }
    String last = found.removeLast();
    return "checked %s: %s"
        .formatted(
            count(history), found.isEmpty() ? last : String.join(", ", found) + ", and " + last);
  }

  private static String count(History history) {
    return Upgrading.counted(history.all().size());
  }

  /**
   * Compares the seals with the replay. A folder without seals is a choice; a folder with some must
   * be complete, except for migrations that do not run and therefore cannot have a seal.
   */
  private static List<Finding> seals(
      Project project, History history, Replayed replayed, Optional<String> init) {
    SealFolder folder = project.seals();
    if (!folder.exists()) {
      return replayed.obstacles().isEmpty() ? List.of(unsealed()) : List.of();
    }
    Map<String, Seal> seen = new HashMap<>();
    replayed.seals().forEach(seal -> seen.put(seal.effect().id().toString(), seal));
    var ran = history.all().stream().filter(m -> seen.containsKey(m.id().toString())).toList();
    var contents = folder.read(history.withMigrations(ran, List.of()));
    var findings = new ArrayList<>(contents.findings());
    if (!folder.init().equals(init)) {
      findings.add(otherInit(folder));
    }
    for (Seal seal : contents.seals()) {
      String id = seal.effect().id().toString();
      Seal now = seen.get(id);
      if (now != null && !now.server().equals(seal.server())) {
        findings.add(otherServer(folder, id, seal, now));
      } else if (now != null && !now.effect().parts().equals(seal.effect().parts())) {
        findings.add(otherEffect(folder, id));
      }
    }
    return findings;
  }

  private static Finding unsealed() {
    return Finding.warning(
            Code.UNSEALED,
            "the migrations have no seals, so a deploy measures their effects itself.")
        .as(Severity.NOTE)
        .help(
            "Run `interlock seal` and commit what it writes: then you can review the effects, and a deploy need not measure them.");
  }

  private static Finding otherEffect(SealFolder folder, String id) {
    return Finding.error(
            Code.SEAL_STALE, "the seal of `%s` does not match what the migration does now.".formatted(id))
        .at(Place.file(folder.shown() + "/" + id + ".json"))
        .help("Run `interlock seal`, and review what changes.");
  }

  private static Finding otherInit(SealFolder folder) {
    return Finding.error(
            Code.SEAL_STALE,
            "the seals in `%s` were made with other files of `shadow-init`."
                .formatted(folder.shown()))
        .at(Place.file(folder.shown()))
        .help("Run `interlock seal`, and review what changes.");
  }

  private static Finding otherServer(SealFolder folder, String id, Seal sealed, Seal now) {
    return Finding.warning(
            Code.SEAL_STALE,
            "the seal of `%s` was made on %s, and this is %s, so they were not compared."
                .formatted(id, sealed.server(), now.server()))
        .at(Place.file(folder.shown() + "/" + id + ".json"));
  }
}
