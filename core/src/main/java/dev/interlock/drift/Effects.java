package dev.interlock.drift;

import dev.interlock.finding.Failure;
import dev.interlock.history.MigrationId;
import java.util.Optional;
import java.util.Set;

/** What is known of the effects of a history's migrations. */
public sealed interface Effects {

  /**
   * The effect of every migration, from its seal or measured on the spot.
   *
   * @param servers product and major version of every server that was watched; one, as a rule
   */
  record Known(States states, Set<String> servers) implements Effects {
    public Known {
      servers = Set.copyOf(servers);
    }
  }

  /**
   * No effects: no seal says them and they cannot be measured.
   *
   * @param why what stands in the way; empty where the caller never meant to measure any
   * @param failing the migration that does not run on a shadow database, where that is the reason
   *     and the shadow's server is not to blame
   */
  record Unknown(Optional<Failure> why, Optional<MigrationId> failing) implements Effects {

    /** Where no migration is to blame. */
    public Unknown(Optional<Failure> why) {
      this(why, Optional.empty());
    }
  }
}
