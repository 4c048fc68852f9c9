package dev.interlock.project;

import dev.interlock.effect.Seal;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.Program;
import dev.interlock.history.Program.Captured;
import dev.interlock.history.ScriptFile;
import dev.interlock.json.SealFolder;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.project.shadow.HistoryReplay;
import dev.interlock.project.shadow.Replayed;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Replays the history and stores the effects of each migration beside it. */
record Sealing(MigrationFiles files) {

  /**
   * Codes of facts that a seal cannot record: statements that were left out, and objects that the
   * server was given.
   */
  private static final Set<Code> ON_SHADOW = Set.of(Code.OUTSIDE_SHADOW, Code.PROVIDED);

  SealResult run() {
    History history = files.history();
    history.audit().stream()
        .filter(finding -> finding.code() == Code.SETTING_LEFT)
        .forEach(this::notice);
    try (var replay = HistoryReplay.forSeals(files)) {
      Replayed replayed = replay.replay(history);
      noticeAll(replayed);
      if (!replayed.obstacles().isEmpty()) {
        throw new Failure.Refused(replayed.obstacles());
      }
      return write(history, replayed, replay.init(), replay.why());
    }
  }

  private void noticeAll(Replayed replayed) {
    replayed.stubs().forEach(this::notice);
    replayed.outcome().findings().stream()
        .filter(finding -> ON_SHADOW.contains(finding.code()) && !finding.isError())
        .forEach(this::notice);
  }

  private void notice(Finding finding) {
    files.options().listener().on(new Event.Noticed(finding));
  }

  private SealResult write(
      History history, Replayed replayed, Optional<String> init, String reason) {
    SealFolder folder = files.seals();
    List<String> before =
        folder.servers().stream().filter(server -> !server.equals(replayed.server())).toList();
    List<Seal> seals = withPrograms(history, replayed.seals());
    SealFolder.Written written = folder.write(seals);
    folder.init(init);
    return new SealResult(seals, written, folder.shown(), replayed.server(), reason, before);
  }

  static List<Seal> withPrograms(History history, List<Seal> seals) {
    return seals.stream().map(seal -> withPrograms(history, seal)).toList();
  }

  private static Seal withPrograms(History history, Seal seal) {
    Optional<Migration> migration = history.find(seal.effect().id());
    return new Seal(
        seal.server(),
        seal.effect(),
        migration.map(Migration::up).flatMap(Sealing::captured),
        migration.flatMap(Migration::undo).flatMap(Sealing::captured));
  }

  private static Optional<Captured> captured(ScriptFile file) {
    return file.program().flatMap(Program::captured);
  }
}
