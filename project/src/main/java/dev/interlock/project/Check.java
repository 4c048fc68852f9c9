package dev.interlock.project;

import dev.interlock.check.HistoryCheck;
import dev.interlock.check.RunTwice;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.context.ContextReport;
import dev.interlock.history.History;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.project.schema.Models;
import dev.interlock.project.shadow.HistoryReplay;
import dev.interlock.project.shadow.Replayed;
import dev.interlock.replay.BranchMerge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks everything that can be checked before a deploy without its database. */
record Check(MigrationFiles files) {

  CheckResult run() {
    History history = files.audited();
    var findings = new ArrayList<>(history.audit());
    return findings.stream().anyMatch(Finding::isError)
        ? result(history, findings, List.of(), Optional.empty(), false)
        : replayed(history, findings);
  }

  private CheckResult replayed(History history, List<Finding> findings) {
    Optional<String> remark = Optional.empty();
    Optional<List<Finding>> models = Optional.empty();
    try (var replay = HistoryReplay.of(files)) {
      Replayed replayed = replayed(replay, history);
      findings.addAll(replayed.stubs());
      findings.addAll(replay.undoPrograms(history));
      findings.addAll(replayed.outcome().findings());
      findings.addAll(new SealCheck(files.seals()).findings(history, replayed, replay.init()));
      if (replayed.obstacles().isEmpty()) {
        remark = RunTwice.remark(history, replayed.outcome().effects());
        findings.addAll(replay.branches(BranchMerge.in(history), history, replayed));
        models = new Models(files).findings(history, replayed.outcome());
        models.ifPresent(findings::addAll);
      }
      return result(
          history,
          findings,
          HistoryCheck.of(history, replayed.outcome().effects()),
          remark,
          models.isPresent());
    }
  }

  /** Without Python, the files still show that a seal is stale. */
  private Replayed replayed(HistoryReplay replay, History history) {
    try {
      return replay.replay(history);
    } catch (Failure e) {
      var findings =
          new ArrayList<>(
              files.seals().read(history).findings().stream()
                  .filter(found -> found.code() == Code.SEAL_STALE)
                  .toList());
      if (findings.isEmpty()) {
        throw e;
      }
      findings.addAll(e.findings());
      throw new Failure.Refused(findings);
    }
  }

  private CheckResult result(
      History history,
      List<Finding> findings,
      List<Finding> advice,
      Optional<String> remark,
      boolean areModelsCompared) {
    ContextReport image = image();
    findings.addAll(image.findings());
    boolean isStale = findings.stream().anyMatch(found -> found.code() == Code.SEAL_STALE);
    return new CheckResult(
        history,
        findings,
        advice,
        remark,
        files.seals().exists() && !isStale,
        areModelsCompared,
        image);
  }

  /** A Dockerfile that cannot be followed hides no other finding. */
  private ContextReport image() {
    try {
      return new ImageCheck(files).run();
    } catch (Failure e) {
      return ContextReport.failed(e.findings());
    }
  }
}
