package dev.interlock.project;

import dev.interlock.effect.Seal;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import dev.interlock.history.History;
import dev.interlock.json.SealFolder;
import dev.interlock.project.shadow.Replayed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the stored seals with a replay. */
record SealCheck(SealFolder folder) {

  /**
   * Returns the differences. A folder without seals is a choice; a folder with some must be
   * complete, except for migrations that do not run and therefore cannot have a seal.
   *
   * @param init checksum of the files that ran before the history
   */
  List<Finding> findings(History history, Replayed replayed, Optional<String> init) {
    if (!folder.exists()) {
      return replayed.obstacles().isEmpty() ? List.of(unsealed()) : List.of();
    }
    Map<String, Seal> seen = new HashMap<>();
    replayed.seals().forEach(seal -> seen.put(seal.effect().id().toString(), seal));
    var ran = history.all().stream().filter(m -> seen.containsKey(m.id().toString())).toList();
    var contents = folder.read(history.withMigrations(ran, List.of()));
    var findings = new ArrayList<>(contents.findings());
    if (!folder.init().equals(init)) {
      findings.add(otherInit());
    }
    for (Seal seal : contents.seals()) {
      String id = seal.effect().id().toString();
      Seal now = seen.get(id);
      if (now != null && !now.server().equals(seal.server())) {
        findings.add(otherServer(id, seal, now));
      } else if (now != null && !now.effect().parts().equals(seal.effect().parts())) {
        findings.add(otherEffect(id));
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

  private Finding otherEffect(String id) {
    return Finding.error(
            Code.SEAL_STALE,
            "the seal of `%s` does not match what the migration does now.".formatted(id))
        .at(Place.file(folder.shown() + "/" + id + ".json"))
        .help("Run `interlock seal`, and review what changes.");
  }

  private Finding otherInit() {
    return Finding.error(
            Code.SEAL_STALE,
            "the seals in `%s` were made with other files of `shadow-init`."
                .formatted(folder.shown()))
        .at(Place.file(folder.shown()))
        .help("Run `interlock seal`, and review what changes.");
  }

  private Finding otherServer(String id, Seal sealed, Seal now) {
    return Finding.warning(
            Code.SEAL_STALE,
            "the seal of `%s` was made on %s, and this is %s, so they were not compared."
                .formatted(id, sealed.server(), now.server()))
        .at(Place.file(folder.shown() + "/" + id + ".json"));
  }
}
