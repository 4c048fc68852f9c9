package dev.interlock.alembic.revision;

import dev.interlock.finding.Place;
import dev.interlock.history.Checksum;
import java.util.List;
import java.util.Optional;

/**
 * One revision of Alembic, as its file describes it.
 *
 * @param parents the revisions in {@code down_revision}, in the order written
 * @param dependencies the revisions or branch labels in {@code depends_on}, in the order written
 * @param labels the file's own {@code branch_labels}; empty if only Python can compute them
 * @param message the first paragraph of the docstring, on one line
 * @param createDate as written in the docstring, such as {@code 2024-05-01 10:11:12.123456}
 * @param header comments above the first function, and lines of the docstring
 * @param text the whole file
 * @param file the path as the user would write it
 * @param place the place of {@code down_revision}, or of {@code revision}
 * @param raw the checksum of the file's bytes
 * @param code the checksum of its code, without comments and white space
 * @param hasUndo whether {@code downgrade} does something
 */
public record Revision(
    RevisionId id,
    List<RevisionId> parents,
    List<String> dependencies,
    Optional<List<String>> labels,
    String message,
    Optional<String> createDate,
    List<HeaderLine> header,
    String text,
    String file,
    Place place,
    Checksum raw,
    Checksum code,
    boolean hasUndo) {

  public Revision {
    parents = List.copyOf(parents);
    dependencies = List.copyOf(dependencies);
    labels = labels.map(List::copyOf);
    header = List.copyOf(header);
  }

  /** Whether the revision joins branches, and may therefore be empty. */
  public boolean isMerge() {
    return parents.size() > 1;
  }
}
