package dev.interlock.gate.context;

import java.util.List;
import java.util.Optional;

/**
 * Settings of the check of a build context.
 *
 * @param dockerfile path of the Dockerfile, relative to the project folder; {@code none} turns the
 *     check off; empty for {@code Dockerfile} or {@code Containerfile} in the project folder
 * @param folder folder that is sent to the build, relative to the project folder; empty for the
 *     project folder
 * @param allowed patterns of {@code .dockerignore} for files whose credentials are allowed,
 *     relative to that folder
 */
public record ContextOptions(
    Optional<String> dockerfile, Optional<String> folder, List<String> allowed) {

  /** The options of a project that sets none. */
  public static final ContextOptions USUAL =
      new ContextOptions(Optional.empty(), Optional.empty(), List.of());

  private static final String NONE = "none";

  public ContextOptions {
    allowed = List.copyOf(allowed);
  }

  /** Whether the project has no image with its migrations, so that nothing is checked. */
  public boolean isOff() {
    return dockerfile.filter(NONE::equals).isPresent();
  }
}
