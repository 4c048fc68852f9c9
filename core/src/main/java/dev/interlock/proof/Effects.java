package dev.interlock.proof;

import dev.interlock.failure.Failure;
import dev.interlock.locate.States;
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
   */
  record Unknown(Optional<Failure> why) implements Effects {}
}
