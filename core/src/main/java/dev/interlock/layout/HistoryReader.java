package dev.interlock.layout;

import dev.interlock.history.History;
import java.nio.file.Path;
import java.util.List;

/** Reads a project's migration files in one layout. */
public interface HistoryReader {

  /**
   * Reads the names, bytes and headers of all migration files. The result contains all problems,
   * such as a missing folder.
   *
   * @param folders the folders of the migrations, read with their subfolders
   */
  History read(List<Path> folders);
}
