package dev.interlock.project.options;

import java.util.List;
import java.util.Optional;

/**
 * The choice of the shadow databases.
 *
 * @param source the place where they are created
 * @param init SQL files or globs, relative to the project folder, that run before the history
 * @param server major version of the server that is deployed to; empty if that is unknown
 * @param isCached whether results of earlier replays on this machine may be used
 */
public record ShadowOptions(
    ShadowSource source, List<String> init, Optional<Integer> server, boolean isCached) {

  /** An embedded PostgreSQL of the version that the seals or the database suggest. */
  public static final ShadowOptions EMBEDDED =
      new ShadowOptions(
          new ShadowSource.Embedded(Optional.empty()), List.of(), Optional.empty(), true);

  public ShadowOptions {
    init = List.copyOf(init);
  }

  /** Returns the same choice, but with or without the results of earlier replays. */
  public ShadowOptions cached(boolean whether) {
    return new ShadowOptions(source, init, server, whether);
  }
}
