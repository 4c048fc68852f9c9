package dev.interlock.alembic.project;

import dev.interlock.finding.Place;
import java.util.List;
import java.util.Optional;

/**
 * The options of a project that decide where its revisions are.
 *
 * @param scripts the folder of {@code env.py} as written
 * @param versions the folders of the revisions as written; empty for the default
 * @param place the place of {@code scripts}, or of the file
 */
record Options(Optional<String> scripts, List<String> versions, boolean recursive, Place place) {

  /** The options of the ini file come first, as in Alembic's {@code Config}. */
  Options or(Options other) {
    return new Options(
        scripts.or(other::scripts),
        versions.isEmpty() ? other.versions : versions,
        recursive || other.recursive,
        scripts.isPresent() ? place : other.place);
  }
}
