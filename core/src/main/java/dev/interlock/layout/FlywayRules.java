package dev.interlock.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flyway's naming: {@code V<version>__<words>.sql}, {@code U<version>__<words>.sql} (undo), {@code
 * R__<words>.sql} (repeatable), in any subfolder. A configuration file beside a script is read by
 * {@link FlywayConfiguration}.
 */
final class FlywayRules implements LayoutRules {

  @Override
  public Optional<FileIdentity> identity(FileTree.Entry.Regular file) {
    return FlywayName.parse(file.name()).map(FlywayRules::identity);
  }

  private static FileIdentity identity(FlywayName name) {
    var role = name.kind() == FlywayName.Kind.UNDO ? FileIdentity.Role.UNDO : FileIdentity.Role.UP;
    return new FileIdentity(name.id(), name.description(), role);
  }

  @Override
  public String rule() {
    return FlywayName.RULE;
  }

  @Override
  public Optional<Misnamed> misnamed(FileTree.Entry.Regular file) {
    Optional<Misnamed> program = program(file);
    if (program.isPresent()) {
      return program;
    }
    if (FlywayName.isAlmost(file.name())) {
      return Optional.of(new Misnamed.Almost(FlywayName.corrected(file.name())));
    }
    return Misnamed.isSql(file.name()) ? Optional.of(new Misnamed.Unrelated()) : Optional.empty();
  }

  /**
   * Recognises baselines, callbacks and programs, in any subfolder as scripts are (flyway-core,
   * api/callback/Event.java).
   */
  private static Optional<Misnamed> program(FileTree.Entry.Regular file) {
    String name = file.name();
    if (name.matches("(?s)B[0-9][0-9._]*__.*\\.sql")) {
      return Optional.of(new Misnamed.OtherKind("baseline migration of Flyway"));
    }
    if (name.matches("(?:before|after)[A-Z][A-Za-z]*(?:__.*)?\\.sql")
        || name.matches("createSchema(?:__.*)?\\.sql")) {
      return Optional.of(new Misnamed.OtherKind("callback of Flyway"));
    }
    var inFolder = new FileTree.Entry.Regular(file.path().resolveSibling(""), file.path(), 0);
    return Languages.program(inFolder, "(?:[VUB][0-9][0-9._]*|R)__.*");
  }

  @Override
  public List<NewMigrationFile> files(NewMigration migration) {
    String tail = migration.version() + "__" + migration.words() + ".sql";
    var files = new ArrayList<NewMigrationFile>();
    files.add(new NewMigrationFile("V" + tail, migration.head() + migration.body()));
    if (migration.withUndo()) {
      files.add(new NewMigrationFile("U" + tail, migration.undoHead()));
    }
    return files;
  }

  @Override
  public VersionStyle firstVersion() {
    return VersionStyle.ONE;
  }
}
