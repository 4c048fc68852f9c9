package dev.interlock.layout;

import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;

/**
 * What a file is of a migration.
 *
 * @param description the words of its name
 */
record FileIdentity(MigrationId id, String description, Role role) {

  /** What a file does. */
  enum Role {
    UP,
    UNDO,
    /** Both, in sections. */
    BOTH
  }

  /**
   * Of a versioned migration.
   *
   * @param words as written; where there are none the version describes it
   */
  static FileIdentity of(Version version, String words, Role role) {
    String description = words.replace('_', ' ').strip();
    return new FileIdentity(
        MigrationId.of(version), description.isEmpty() ? version.written() : description, role);
  }
}
