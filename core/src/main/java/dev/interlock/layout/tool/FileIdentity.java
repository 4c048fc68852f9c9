package dev.interlock.layout.tool;

import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;

/**
 * The role of a file in a migration.
 *
 * @param description the words of its name
 */
public record FileIdentity(MigrationId id, String description, Role role) {

  /** The role of a script. */
  public enum Role {
    UP,
    UNDO,
    /** Both, in sections. */
    BOTH
  }

  /**
   * Returns the identity of a versioned migration.
   *
   * @param words as written; if empty, the version is the description
   */
  public static FileIdentity of(Version version, String words, Role role) {
    String description = words.replace('_', ' ').strip();
    return new FileIdentity(
        MigrationId.of(version), description.isEmpty() ? version.written() : description, role);
  }
}
