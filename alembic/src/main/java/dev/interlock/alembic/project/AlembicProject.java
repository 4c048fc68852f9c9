package dev.interlock.alembic.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An Alembic project.
 *
 * @param folder the folder in which Alembic's commands are run
 * @param scripts the folder of {@code env.py}
 * @param versions the folders of the revisions; at least one
 * @param recursive whether their subfolders have revisions, too
 * @param ini the {@code alembic.ini}, if there is one
 * @param toml the {@code pyproject.toml} with {@code [tool.alembic]}, if there is one
 * @param section the section of the ini file
 * @param kind the program that starts Alembic for this project
 * @param moved whether the revisions are in other folders than the project's files say, so that
 *     Alembic has to be told
 */
public record AlembicProject(
    Path folder,
    Path scripts,
    List<Path> versions,
    boolean recursive,
    Optional<Path> ini,
    Optional<Path> toml,
    String section,
    Kind kind,
    boolean moved) {

  /** The section that Alembic reads if no other one is named. */
  public static final String SECTION = "alembic";

  /** The program that starts Alembic. */
  public enum Kind {
    /** {@code alembic}. */
    ALEMBIC,
    /** {@code flask db}: {@code env.py} needs Flask's application. */
    FLASK
  }

  public AlembicProject {
    versions = List.copyOf(versions);
  }

  /** Creates a project whose files name the folders of its revisions. */
  public AlembicProject(
      Path folder,
      Path scripts,
      List<Path> versions,
      boolean recursive,
      Optional<Path> ini,
      Optional<Path> toml,
      String section,
      Kind kind) {
    this(folder, scripts, versions, recursive, ini, toml, section, kind, false);
  }

  /**
   * Returns the same project with its revisions in other folders.
   *
   * @param shownFrom the folder to which the paths in findings are relative
   */
  public AlembicProject movedTo(List<Path> others, Path shownFrom) {
    return new AlembicProject(
        shownFrom, scripts, others, recursive, ini, toml, section, kind, true);
  }
}
