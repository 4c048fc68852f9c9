package dev.interlock.gate.context.dockerfile;

import dev.interlock.finding.Place;
import java.util.Optional;

/**
 * A line that may bring files into the image which the Dockerfile alone does not tell.
 *
 * @param place the line
 * @param reason why it is not known, as a sentence without its full stop
 * @param destination absolute path in the image below which they are; empty if that is not known
 */
public record Doubt(Place place, String reason, Optional<String> destination) {

  /** Whether the line may bring the file that belongs at an absolute path. */
  public boolean concerns(String path) {
    return destination
        .map(folder -> ImagePath.isWithin(path, folder) || ImagePath.isWithin(folder, path))
        .orElse(true);
  }
}
