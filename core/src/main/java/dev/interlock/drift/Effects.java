package dev.interlock.drift;

import dev.interlock.finding.Failure;
import dev.interlock.history.MigrationId;
import java.util.Optional;
import java.util.Set;

/** The effects of a history's migrations, if known. */
public sealed interface Effects {

  /**
   * The effect of every migration, from its seal or from a replay.
   *
   * @param servers product and major version of every server that was observed; usually one
   */
  record Known(States states, Set<String> servers) implements Effects {
    public Known {
      servers = Set.copyOf(servers);
    }
  }

  /**
   * Unknown effects: seals are missing, and the effects cannot be measured.
   *
   * @param why the obstacle; empty if the caller never intended to measure any
   * @param failing the migration that fails on a shadow database, if that is the reason and the
   *     shadow server is not the cause
   */
  record Unknown(Optional<Failure> why, Optional<MigrationId> failing) implements Effects {

    /** Creates unknown effects that no migration has caused. */
    public Unknown(Optional<Failure> why) {
      this(why, Optional.empty());
    }
  }
}
