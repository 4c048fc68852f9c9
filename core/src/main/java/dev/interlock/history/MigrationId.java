package dev.interlock.history;

/**
 * The id of a migration in ledgers and messages: {@code V3}, {@code R__views}, or, for a named
 * version, {@code 20240101120000_init}. Versions come first, in their order; repeatables follow by
 * name.
 */
public sealed interface MigrationId extends Comparable<MigrationId> {

  /** A migration that runs once. */
  record Versioned(Version version) implements MigrationId {
    @Override
    public int compareTo(MigrationId other) {
      return other instanceof Versioned versioned ? version.compareTo(versioned.version) : -1;
    }

    /**
     * Written by hand because the generated ones are linked at the first use, which slows down a
     * start.
     */
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
   * A migration that runs again whenever its statements change.
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

  /** Returns the id of a versioned migration. */
  static MigrationId of(Version version) {
    return new Versioned(version);
  }

  /**
   * Parses the output of {@code toString}. A text that is not a repeatable and not a number with
   * its {@code V} is a name, even if it consists of digits.
   *
   * @throws IllegalArgumentException if it is not an id
   */
  static MigrationId parse(String written) {
    if (written.startsWith("R__")) {
      return new Repeatable(written.substring(3));
    }
    return new Versioned(Version.isName(written) ? Version.named(written) : Version.parse(written));
  }
}
