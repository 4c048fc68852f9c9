package dev.interlock.cli.scratch;

import dev.interlock.cli.project.Deployment;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Shadow;
import dev.interlock.replay.TrialDatabases;
import dev.interlock.url.DatabaseUrl;
import java.time.Duration;
import java.util.Optional;

/** Scratch databases that are watched. */
record ScratchShadows(Scratch scratch) implements TrialDatabases {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public DatabaseUrl empty() {
    return scratch.database();
  }

  @Override
  public DatabaseUrl copyOf(DatabaseUrl other) {
    return scratch.copyOf(other);
  }

  @Override
  public Shadow open(DatabaseUrl database) {
    var settings = new ConnectSettings(Deployment.run(), PATIENCE, Optional.empty(), why -> {});
    return scratch.dialect().shadow(database, settings);
  }

  @Override
  public void discard(DatabaseUrl database) {
    scratch.discard(database);
  }
}
