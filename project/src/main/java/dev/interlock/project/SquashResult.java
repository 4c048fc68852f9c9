package dev.interlock.project;

import dev.interlock.history.Migration;
import dev.interlock.project.files.KeptFiles;
import java.util.List;

/** The result of a squash. */
public sealed interface SquashResult {

  /**
   * Only finished an earlier squash, which was interrupted before it removed all old files.
   *
   * @param files the files that were removed, because they are kept
   */
  record Finished(KeptFiles.Moved files) implements SquashResult {}

  /**
   * Replaced migrations by one.
   *
   * @param migrations the old ones
   * @param statements number of statements of the new one
   * @param leftOut number of old statements that were not necessary
   * @param files the files that changed
   */
  record Squashed(List<Migration> migrations, int statements, int leftOut, KeptFiles.Moved files)
      implements SquashResult {
    public Squashed {
      migrations = List.copyOf(migrations);
    }
  }
}
