package dev.interlock.history;

import dev.interlock.finding.Place;
import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.script.TinySplitter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Creates migrations and ledger rows in memory. */
public final class TestMigrations {

  private TestMigrations() {}

  /**
   * Creates a migration from {@code "V2"}, or with parents {@code "V2<V0,V1"}; {@code "V1<"} has
   * none.
   */
  public static Migration versioned(String written) {
    return versioned(written, "SELECT '" + written + "';");
  }

  public static Migration versioned(String written, String sql) {
    int split = written.indexOf('<');
    String version = split < 0 ? written : written.substring(0, split);
    Optional<Directives.Parents> parents =
        split < 0 ? Optional.empty() : Optional.of(parents(written.substring(split + 1)));
    return migration(MigrationId.parse(version), file(version + "__a.sql", sql, parents));
  }

  public static Migration repeatable(String name, String sql) {
    var file = file("R__" + name + ".sql", sql, Optional.empty());
    return migration(new MigrationId.Repeatable(name), file);
  }

  private static Migration migration(MigrationId id, ScriptFile up) {
    return new Migration(id, "a", List.of(), up, Optional.empty());
  }

  /**
   * Creates a baseline that replaces other migrations, such as {@code "V1,V2"}; {@code
   * "V2.1=V1,V2"} is a squash included in it.
   */
  public static Migration squash(String id, String sql, String... squashed) {
    var squashes = Arrays.stream(squashed).map(TestMigrations::squash).toList();
    var directives =
        new Directives(
            Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of(), squashes);
    var raw = Checksum.of(sql.getBytes(StandardCharsets.UTF_8));
    return migration(
        MigrationId.parse(id),
        new ScriptFile(id + "__baseline.sql", raw, directives, () -> sql, new TinySplitter()));
  }

  private static Directives.Squash squash(String written) {
    int split = written.indexOf('=');
    Optional<Version> as =
        split < 0 ? Optional.empty() : Optional.of(Version.parse(written.substring(0, split)));
    return new Directives.Squash(
        as, parents(written.substring(split + 1)).versions(), Optional.of("release 7"));
  }

  /** Returns a copy with an undo script. */
  public static Migration withUndo(Migration migration, String sql) {
    return migration.withUndo(Optional.of(file("U.sql", sql, Optional.empty())));
  }

  /** Returns a copy that declares that it cannot be undone. */
  public static Migration withoutRollback(Migration migration, String reason) {
    var directives =
        new Directives(
            migration.directives().parents(),
            List.of(),
            Optional.empty(),
            Optional.of(reason),
            List.of(),
            List.of());
    var up =
        new ScriptFile(
            migration.path(), migration.raw(), directives, () -> "SELECT 1;", new TinySplitter());
    return new Migration(migration.id(), "a", List.of(), up, migration.undo());
  }

  private static Directives.Parents parents(String written) {
    var versions =
        Arrays.stream(written.split(",")).filter(v -> !v.isEmpty()).map(Version::parse).toList();
    return new Directives.Parents(versions, Place.line("test", 1));
  }

  private static ScriptFile file(String path, String sql, Optional<Directives.Parents> parents) {
    var directives =
        new Directives(
            parents, List.of(), Optional.empty(), Optional.empty(), List.of(), List.of());
    var raw = Checksum.of(sql.getBytes(StandardCharsets.UTF_8));
    return new ScriptFile(path, raw, directives, () -> sql, new TinySplitter());
  }

  public static History history(Migration... migrations) {
    return History.of(List.of(migrations), List.of());
  }

  public static History history(String... written) {
    return History.of(Arrays.stream(written).map(TestMigrations::versioned).toList(), List.of());
  }

  /** Returns a ledger row for the migration, applied as it is. */
  public static AppliedMigration applied(Migration migration) {
    return applied(migration, AppliedKind.APPLIED);
  }

  public static AppliedMigration applied(Migration migration, AppliedKind kind) {
    return new AppliedMigration(
        migration.id(),
        migration.description(),
        migration.raw(),
        migration.statements(),
        kind,
        Instant.EPOCH,
        "ada",
        Duration.ZERO);
  }

  public static List<AppliedMigration> applied(String... written) {
    return Arrays.stream(written).map(w -> applied(versioned(w))).toList();
  }
}
