package dev.interlock.project.files;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import java.util.List;
import java.util.Optional;

/**
 * A squash that was interrupted after it wrote its baseline and before it removed all old files.
 */
public final class CutShort {

  private CutShort() {}

  /**
   * Finishes the squash if the files have no other error than migrations that are both a file and
   * squashed, and if byte-for-byte copies of those are kept.
   *
   * @return the removed files; empty if there was no such squash
   */
  public static Optional<KeptFiles.Moved> finish(MigrationFiles files) {
    History history = files.audited();
    List<Code> errors =
        history.problems().stream().filter(Finding::isError).map(Finding::code).toList();
    if (errors.isEmpty() || errors.stream().anyMatch(code -> code != Code.SQUASHED_TWICE)) {
      return Optional.empty();
    }
    var left =
        new KeptFiles(
            files,
            history.migrations().stream()
                .filter(migration -> history.squashes().into(migration.id()).isPresent())
                .toList());
    return left.areKept() ? Optional.of(left.removeCopied()) : Optional.empty();
  }
}
