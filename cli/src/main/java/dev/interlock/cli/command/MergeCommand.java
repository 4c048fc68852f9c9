package dev.interlock.cli.command;

import dev.interlock.cli.ExitStatus;
import dev.interlock.cli.InterlockCommand;
import dev.interlock.cli.Invocation;
import dev.interlock.cli.project.MigrationFolder;
import dev.interlock.cli.project.Project;
import dev.interlock.history.layout.NewMigrationFile;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Joins several heads into one. */
public final class MergeCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "writes a migration that joins all heads into one";
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation);
    var folder = new MigrationFolder(project);
    Optional<NewMigrationFile> merge =
        NewMigrationFile.merge(folder.layout(), folder.history(), InstantSource.system());
    merge.ifPresentOrElse(
        file -> folder.write(List.of(file)),
        () -> project.log().say("there is one head at most, nothing to merge"));
    return ExitStatus.DONE;
  }
}
