package dev.interlock.layout;

import dev.interlock.history.History;
import java.nio.file.Path;
import java.util.List;

/** A layout: the way a project writes its migrations into folders. */
public interface HistoryReader {

  /**
   * Reads the names, bytes and headers of all migration files. Whatever is wrong, a missing folder
   * included, is among the problems of the result.
   *
   * @param folders where the migrations are, with their subfolders
   */
  History read(List<Path> folders);
}
