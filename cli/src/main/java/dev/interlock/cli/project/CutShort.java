package dev.interlock.cli.project;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import java.util.List;

/**
 * A squash that was interrupted after it wrote its baseline and before it removed all old files.
 */
public final class CutShort {

  private CutShort() {}

  /**
   * Finishes the squash if the files have no other error than migrations that are both a file and
   * squashed, and if byte-for-byte copies of those are kept.
   *
   * @return whether there was such a squash
   */
  public static boolean finish(Project project) {
    History history = project.audited(Dialects.configured(project));
    List<Code> errors =
        history.problems().stream().filter(Finding::isError).map(Finding::code).toList();
    if (errors.isEmpty() || errors.stream().anyMatch(code -> code != Code.SQUASHED_TWICE)) {
      return false;
    }
    var left =
        new KeptFiles(
            project,
            history.migrations().stream()
                .filter(migration -> history.squashes().into(migration.id()).isPresent())
                .toList());
    if (!left.areKept()) {
      return false;
    }
    project
        .log()
        .say(
            "finished a squash that was interrupted: removed %d files that are kept in %s"
                .formatted(left.remove(), left.shown()));
    return true;
  }
}
