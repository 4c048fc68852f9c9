package dev.interlock.project;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.project.schema.Models;
import dev.interlock.project.shadow.HistoryReplay;
import dev.interlock.project.shadow.Replayed;
import java.util.List;

/** Compares the schema that the service's models need with the one that its migrations make. */
record ModelsComparison(MigrationFiles files) {

  List<Finding> run() {
    if (!files.options().models().isConfigured() && files.alembic().isEmpty()) {
      throw none();
    }
    History history = files.history();
    Replayed replayed = replayed(history);
    if (!replayed.obstacles().isEmpty()) {
      throw new Failure.Refused(replayed.obstacles());
    }
    return new Models(files)
        .findings(history, replayed.outcome())
        .orElseThrow(ModelsComparison::none);
  }

  private static Failure none() {
    return new Failure.Misconfigured(
        Finding.error(Code.USAGE, "no models are configured.")
            .help(
                "Set `models` in `interlock.yml` to a file or folder of SQL, or `models.command` to"
                    + " a command that prints their DDL; in an Alembic project, set"
                    + " `target_metadata` in `env.py`."));
  }

  private Replayed replayed(History history) {
    try (var replay = HistoryReplay.of(files)) {
      return replay.replay(history);
    }
  }
}
