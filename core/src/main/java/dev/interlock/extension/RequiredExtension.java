package dev.interlock.extension;

import dev.interlock.dialect.ExtensionRequest;
import dev.interlock.finding.Place;
import dev.interlock.history.MigrationId;
import java.util.Optional;

/**
 * An extension that a migration of a plan needs.
 *
 * @param place of the statement, or of the file where only its effect is known
 */
public record RequiredExtension(MigrationId migration, ExtensionRequest request, Place place) {

  /** Another one that is created along with it. */
  RequiredExtension needing(String other) {
    return new RequiredExtension(
        migration, new ExtensionRequest(other, Optional.empty(), true, true), place);
  }

  public String name() {
    return request.name();
  }
}
