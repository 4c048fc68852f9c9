package dev.interlock.cli.config;

import dev.interlock.url.CandidateUrl;
import java.nio.file.Path;
import java.util.Optional;

/** Where migrations are tried that no deploy runs yet. */
public sealed interface ShadowSource {

  /**
   * A server of our own.
   *
   * @param binaries the archive to take it from, relative to the project folder; empty for the
   *     version that comes along
   */
  record Embedded(Optional<Path> binaries) implements ShadowSource {}

  /** Nowhere: effects that no seal says are unknown. */
  record None() implements ShadowSource {}

  /** Shadow databases on the server of the configured database. */
  record Target() implements ShadowSource {}

  /**
   * Shadow databases on another server.
   *
   * @param isShared whether that server is for anything else, so that nothing outside the shadow
   *     databases may change
   */
  record Server(CandidateUrl url, boolean isShared) implements ShadowSource {}
}
