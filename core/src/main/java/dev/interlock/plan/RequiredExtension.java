package dev.interlock.plan;

import dev.interlock.dialect.ExtensionRequest;
import dev.interlock.finding.Place;
import dev.interlock.history.MigrationId;
import java.util.Optional;

/**
 * An extension that a migration of a plan needs.
 *
 * @param place place of the statement, or of the file if only its effect is known
 */
public record RequiredExtension(MigrationId migration, ExtensionRequest request, Place place) {

  /** Returns a dependency that is created together with this extension. */
  RequiredExtension needing(String other) {
    return new RequiredExtension(
        migration, new ExtensionRequest(other, Optional.empty(), true, true), place);
  }

  public String name() {
    return request.name();
  }
}
