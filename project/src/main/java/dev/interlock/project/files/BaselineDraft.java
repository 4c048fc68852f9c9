package dev.interlock.project.files;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.layout.BaselineFile;
import dev.interlock.layout.LayoutReader;
import dev.interlock.layout.tool.NewMigrationFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A baseline in temporary folders. It is read there as it will be read in the files, with the marks
 * and sections of its layout, before any file of the project changes.
 */
public final class BaselineDraft implements AutoCloseable {

  private final MigrationFiles files;
  private final BaselineFile baseline;
  private final InstantSource now = InstantSource.fixed(InstantSource.system().instant());
  private final TemporaryFolder folder = new TemporaryFolder("interlock-squash");

  public BaselineDraft(MigrationFiles files, BaselineFile baseline) {
    this.files = files;
    this.baseline = baseline;
  }

  /** The file with these statements, always under the same name. */
  public NewMigrationFile file(String sql) {
    return baseline
        .with(sql, now)
        .orElseThrow(() ->
            new Failure.Refused(
                Finding.error(
                        Code.CANNOT_SQUASH,
                        "no version is free between `%s` and the next one.".formatted(last()))
                    .note("in this layout a version is a whole number")
                    .help("Squash up to the last migration.")));
  }

  private MigrationId last() {
    return baseline.folded().getLast().id();
  }

  /** The migration with these statements, as read from its file. */
  public Migration migration(String sql) {
    NewMigrationFile file = file(sql);
    Path root = folder.next();
    Path migrations = migrationsIn(root);
    TemporaryFolder.write(migrations.resolve(file.name()), file.content());
    History read =
        new LayoutReader(
                root,
                files.splitter(),
                Optional.of(baseline.tool()),
                files.options().placeholders())
            .read(List.of(migrations));
    List<Finding> errors =
        read.problems().stream()
            .filter(finding -> finding.isError() && finding.code() != Code.UNKNOWN_PARENT)
            .toList();
    if (!errors.isEmpty()) {
      throw new Failure.Refused(errors);
    }
    return read.migrations().getFirst();
  }

  /**
   * Repeats the project's path to its migrations, so that findings and seals name the final path.
   */
  private Path migrationsIn(Path root) {
    Path migrations = root.resolve(files.options().migrations().getFirst());
    return migrations.normalize().startsWith(root) ? migrations : root;
  }

  @Override
  public void close() {
    folder.close();
  }
}
