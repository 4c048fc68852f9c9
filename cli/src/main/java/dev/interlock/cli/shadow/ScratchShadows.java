package dev.interlock.cli.shadow;

import dev.interlock.dialect.Shadow;
import dev.interlock.history.History;
import dev.interlock.replay.Replay;
import dev.interlock.replay.TrialDatabases;
import dev.interlock.url.DatabaseUrl;

/** Scratch databases that are watched, for the migrations of one history. */
record ScratchShadows(Scratch scratch, History history) implements TrialDatabases {

  @Override
  public DatabaseUrl empty() {
    DatabaseUrl database = scratch.database();
    try (Shadow shadow = open(database)) {
      Replay.found(history, shadow);
    }
    return database;
  }

  @Override
  public DatabaseUrl copyOf(DatabaseUrl other) {
    return scratch.copyOf(other);
  }

  @Override
  public Shadow open(DatabaseUrl database) {
    return scratch.shadow(database);
  }

  @Override
  public void discard(DatabaseUrl database) {
    scratch.discard(database);
  }
}
