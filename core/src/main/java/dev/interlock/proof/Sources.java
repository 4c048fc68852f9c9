package dev.interlock.proof;

import dev.interlock.history.History;
import dev.interlock.locate.States;
import java.util.Set;

/** What a project's files say of its migrations. */
@FunctionalInterface
public interface Sources {

  /**
   * The migrations; asked once, while the database is awaited.
   *
   * @throws dev.interlock.failure.Failure.Refused if anything is wrong with them
   */
  History history();

  /** Whether it is known what they do, so that a schema can be held against them. Cheap. */
  default boolean isSealed() {
    return false;
  }

  /**
   * What they do; asked only when a schema has to be looked at.
   *
   * @param history that of {@link #history()}, or one of its {@linkplain
   *     dev.interlock.plan.Unfolding unfoldings}
   * @throws dev.interlock.failure.Failure.Refused if it is not known of every one
   */
  default Sealed sealed(History history) {
    throw new IllegalStateException("nobody sealed these migrations");
  }

  /**
   * What migrations do, and where it was seen.
   *
   * @param servers product and major version of every server that was watched; one, as a rule
   */
  record Sealed(States states, Set<String> servers) {
    public Sealed {
      servers = Set.copyOf(servers);
    }
  }
}
