package dev.interlock.history;

/**
 * What a migration is called, in ledgers and messages: {@code V3}, {@code R__views}, or, where the
 * version is a name, {@code 20240101120000_init}. Versions come first, in their order; repeatables
 * follow by name.
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
      return version.isNamed() ? version.toString() : "V" + version;
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
   * Reads what {@code toString} wrote: what is no repeatable and no number with its {@code V} is a
   * name, although it may consist of digits only.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static MigrationId parse(String written) {
    if (written.startsWith("R__")) {
      return new Repeatable(written.substring(3));
    }
    return new Versioned(Version.isName(written) ? Version.named(written) : Version.parse(written));
  }
}
