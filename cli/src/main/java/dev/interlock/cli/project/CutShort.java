package dev.interlock.cli.project;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import java.util.List;

/** A squash that was ended when its baseline was written and old files were still there. */
public final class CutShort {

  private CutShort() {}

  /**
   * Finishes it, where the only thing wrong with the files is that some are both a file and
   * squashed, and those are kept to the byte.
   *
   * @return whether there was one
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
            "finished a squash that was cut short: removed %d files that are kept in %s"
                .formatted(left.remove(), left.shown()));
    return true;
  }
}
