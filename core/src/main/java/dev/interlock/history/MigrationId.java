package dev.interlock.history;

/**
 * What a migration is called, in files, ledgers and messages: {@code V3} or {@code R__views}.
 * Versions come first, in their order; repeatables follow by name.
 */
public sealed interface MigrationId extends Comparable<MigrationId> {

  /** Runs once. */
  record Versioned(Version version) implements MigrationId {
    @Override
    public int compareTo(MigrationId other) {
      return other instanceof Versioned versioned ? version.compareTo(versioned.version) : -1;
    }

    /** Written out because the generated ones are linked when first used, which a start feels. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Versioned versioned && version.equals(versioned.version);
    }

    @Override
    public int hashCode() {
      return version.hashCode();
    }

    @Override
    public String toString() {
      return "V" + version;
    }
  }

  /**
   * Runs again whenever its statements change.
   *
   * @param name the words of the file name as written, with underscores
   */
  record Repeatable(String name) implements MigrationId {
    @Override
    public int compareTo(MigrationId other) {
      return other instanceof Repeatable repeatable ? name.compareTo(repeatable.name) : 1;
    }

    @Override
    public String toString() {
      return "R__" + name;
    }
  }

  /** The id of a versioned migration. */
  static MigrationId of(Version version) {
    return new Versioned(version);
  }

  /**
   * Reads what {@code toString} wrote; a version may come without its {@code V}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static MigrationId parse(String written) {
    return written.startsWith("R__")
        ? new Repeatable(written.substring(3))
        : new Versioned(Version.parse(written));
  }
}
