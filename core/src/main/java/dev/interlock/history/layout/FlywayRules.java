package dev.interlock.history.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flyway's naming: {@code V<version>__<words>.sql}, {@code U<version>__<words>.sql} (undo), {@code
 * R__<words>.sql} (repeatable), in any subfolder. What a file beside a script says of it is read by
 * {@link FlywayConfiguration}.
 */
final class FlywayRules implements LayoutRules {

  @Override
  public Optional<Part> part(FileTree.Entry.Regular file) {
    return FlywayName.parse(file.name()).map(FlywayRules::part);
  }

  private static Part part(FlywayName name) {
    var role = name.kind() == FlywayName.Kind.UNDO ? Part.Role.UNDO : Part.Role.UP;
    return new Part(name.id(), name.description(), role);
  }

  @Override
  public String rule() {
    return FlywayName.RULE;
  }

  @Override
  public Optional<Misnamed> misnamed(FileTree.Entry.Regular file) {
    if (FlywayName.isAlmost(file.name())) {
      return Optional.of(new Misnamed.Almost(FlywayName.corrected(file.name())));
    }
    return Misnamed.isSql(file.name()) ? Optional.of(new Misnamed.Unrelated()) : Optional.empty();
  }

  @Override
  public List<NewMigrationFile> files(Draft draft) {
    String tail = draft.version() + "__" + draft.words() + ".sql";
    var files = new ArrayList<NewMigrationFile>();
    files.add(new NewMigrationFile("V" + tail, draft.head() + draft.body()));
    if (draft.withUndo()) {
      files.add(new NewMigrationFile("U" + tail, draft.undoHead()));
    }
    return files;
  }

  @Override
  public VersionStyle firstVersion() {
    return VersionStyle.ONE;
  }
}
