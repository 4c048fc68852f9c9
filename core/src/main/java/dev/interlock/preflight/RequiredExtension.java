package dev.interlock.preflight;

import dev.interlock.finding.Place;
import dev.interlock.history.MigrationId;

/**
 * An extension that a migration of a plan needs.
 *
 * @param place of the statement, or of the file where only its effect is known
 */
public record RequiredExtension(MigrationId migration, ExtensionRequest request, Place place) {

  public String name() {
    return request.name();
  }
}
