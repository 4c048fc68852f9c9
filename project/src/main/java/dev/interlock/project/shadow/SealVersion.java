package dev.interlock.project.shadow;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.postgresql.connect.ServerVersion;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.project.options.ShadowOptions;
import dev.interlock.project.options.ShadowSource;
import dev.interlock.url.PostgresqlUrl;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The major version of PostgreSQL that a history is replayed on, and the reason for it.
 *
 * @param major empty for the bundled version
 * @param why continues the sentence after the version's name; empty if the version is obvious
 * @param isCertain whether no other version is acceptable
 */
record SealVersion(Optional<Integer> major, String why, boolean isCertain) {

  /** Longest wait for the database, whose version is only a hint here. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String PRODUCT = "PostgreSQL ";

  /** The bundled version. */
  private static final SealVersion OWN = new SealVersion(Optional.empty(), "", true);

  /** Returns the version for new seals: that of the database, if it can be reached. */
  static SealVersion ofNew(MigrationFiles files) {
    if (!isOpen(files)) {
      return configured(files);
    }
    Optional<SealVersion> recorded = recorded(files);
    return ofDatabase(files)
        .map(chosen -> chosen.isPlain(recorded) ? chosen.withoutReason() : chosen)
        .or(() -> recorded)
        .orElse(OWN);
  }

  /** Returns the version for a comparison with the stored seals; asks no database. */
  static SealVersion ofStored(MigrationFiles files) {
    return isOpen(files) ? recorded(files).orElse(OWN) : configured(files);
  }

  /**
   * Returns the version to use if {@code chosen} is not available: that of the seals, or the
   * bundled one.
   */
  static SealVersion insteadOf(SealVersion chosen, MigrationFiles files) {
    return recorded(files).filter(other -> !other.major().equals(chosen.major())).orElse(OWN);
  }

  /** Whether the choice would be the same without a database. */
  private boolean isPlain(Optional<SealVersion> recorded) {
    return major.equals(recorded.map(SealVersion::major).orElseGet(EmbeddedShadowHost::ownMajor));
  }

  private SealVersion withoutReason() {
    return new SealVersion(major, "", isCertain);
  }

  /** Whether neither {@code server} nor {@code shadow} decides. */
  private static boolean isOpen(MigrationFiles files) {
    ShadowOptions chosen = files.options().shadow();
    return chosen.server().isEmpty() && chosen.source() instanceof ShadowSource.Embedded;
  }

  private static SealVersion configured(MigrationFiles files) {
    return new SealVersion(files.options().shadow().server(), "", true);
  }

  private static Optional<SealVersion> ofDatabase(MigrationFiles files) {
    Optional<PostgresqlUrl> url =
        files
            .options()
            .database()
            .map(urls -> urls.url().url())
            .filter(PostgresqlUrl.class::isInstance)
            .map(PostgresqlUrl.class::cast);
    if (url.isEmpty()) {
      return Optional.empty();
    }
    ConnectSettings settings = files.options().connection(PATIENCE, problem -> {});
    OptionalInt major = ServerVersion.of(url.get(), settings);
    return major.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SealVersion(Optional.of(major.getAsInt()), ", the version of the database", false));
  }

  private static Optional<SealVersion> recorded(MigrationFiles files) {
    return files.seals().servers().stream()
        .filter(server -> server.startsWith(PRODUCT))
        .map(server ->
            new SealVersion(
                Optional.of(Integer.valueOf(server.substring(PRODUCT.length()))),
                ", the version of the seals before",
                true))
        .findFirst();
  }
}
