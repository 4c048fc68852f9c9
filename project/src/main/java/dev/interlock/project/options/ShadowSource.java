package dev.interlock.project.options;

import dev.interlock.url.CandidateUrl;
import java.nio.file.Path;
import java.util.Optional;

/** The place where the shadow databases are created. */
public sealed interface ShadowSource {

  /**
   * An embedded server.
   *
   * @param binaries the archive with its binaries, relative to the project folder; empty for the
   *     bundled version
   */
  record Embedded(Optional<Path> binaries) implements ShadowSource {}

  /** No shadow databases: effects that no seal records are unknown. */
  record None() implements ShadowSource {}

  /** Shadow databases on the server of the configured database. */
  record Target() implements ShadowSource {}

  /**
   * Shadow databases on another server.
   *
   * @param isShared whether that server has other databases too, so that nothing outside the shadow
   *     databases may change
   */
  record Server(CandidateUrl url, boolean isShared) implements ShadowSource {}
}
