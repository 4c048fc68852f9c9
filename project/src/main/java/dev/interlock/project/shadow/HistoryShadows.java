package dev.interlock.project.shadow;

import dev.interlock.dialect.Shadow;
import dev.interlock.history.History;
import dev.interlock.replay.Replay;
import dev.interlock.replay.ReplayDatabases;
import dev.interlock.url.DatabaseUrl;

/** Shadow databases for the migrations of one history, with the ledgers that they need. */
record HistoryShadows(ShadowDatabases shadows, History history) implements ReplayDatabases {

  @Override
  public DatabaseUrl empty() {
    DatabaseUrl database = shadows.database();
    try (Shadow shadow = open(database)) {
      Replay.createLedgers(history, shadow);
    }
    return database;
  }

  @Override
  public DatabaseUrl copyOf(DatabaseUrl other) {
    return shadows.copyOf(other);
  }

  @Override
  public Shadow open(DatabaseUrl database) {
    return shadows.shadow(database);
  }

  @Override
  public void discard(DatabaseUrl database) {
    shadows.discard(database);
  }
}
